import type { LogLevel } from './logRecord.js';

/** What stands before the message in a line, whoever wrote it. */
export interface LinePrefix {
  readonly level: LogLevel | null;
  readonly module: string | null;
  /** Process and thread, or the client where no thread is named. */
  readonly stream: string;
  /** Apache writes controls and bytes beyond ASCII as `\xNN` behind a prefix of its own. */
  readonly escaped: boolean;
  readonly rest: string;
}

type Reader = (line: string) => LinePrefix | null;

/** `Nov 26 09:31:01 host apache2[123]: ` of syslog and of the journal, and the same with an ISO date. */
const syslog =
  /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)) \S+ (?:apache2?|httpd|nginx|php-fpm[\d.]*|php|Passenger|apache-error|www)[\w./-]*(?:\[\d+\])?: /;

/** Who started the server sees its output behind the name of a container, as `web-1  | `. */
const container = /^[\w.-]+ +\| /;

const weekdayDate = /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:.]+ \d{4}\] /;

/** The line as the server itself wrote it. */
const withoutCarrier = (line: string): string => line.replace(container, '').replace(syslog, '');

/** The prefix of whichever server wrote the line; one without a prefix is all message. */
export function readPrefix(line: string): LinePrefix {
  const written = withoutCarrier(line);
  for (const read of readers) {
    const found = read(written);
    if (found !== null) return found;
  }
  return { level: null, module: null, stream: '', escaped: false, rest: written };
}

/** Nothing, or what the system said. */
const beforeClient = /^(?:\((?:EAI )?\d+\)[^[]{1,100}: )?$/;

/**
 * Apache 2.4: `[date] [module:level] [pid N:tid M] file.c(12): (13)Permission denied: [client ADDRESS] `. Of 2.2:
 * `[date] [error] [client ADDRESS] `. In what order the parts stand is the server's ErrorLogFormat.
 */
const apache: Reader = (line) => {
  const date = weekdayDate.exec(line);
  const start = date?.[0].length ?? 0;
  const module = /^\[(?:(\w*):)?(emerg|alert|crit|error|warn|notice|info|debug|trace\d)\] /.exec(
    line.slice(start, start + 60),
  );
  if (module === null) return null;
  let rest = line.slice(start + module[0].length);
  const pid = /^\[pid (\d+)(?::tid (\d+))?\] /.exec(rest);
  if (pid !== null) rest = rest.slice(pid[0].length);
  const source = /^[\w./-]+\.c\(\d+\): /.exec(rest);
  if (source !== null) rest = rest.slice(source[0].length);
  const client = /\[(?:client|remote) ([^\]\s]{1,80})\] /.exec(rest.slice(0, 300));
  const isClients = client !== null && beforeClient.test(rest.slice(0, client.index));
  if (isClients) rest = rest.slice(0, client.index) + rest.slice(client.index + client[0].length);
  const [, name = '', level = 'error'] = module;
  return {
    level: level.startsWith('trace') ? 'debug' : (level as LogLevel),
    module: name === '' ? null : name,
    // A thread serves one request at a time, and not all lines of a request name the client.
    stream: [pid?.[1], pid?.[2] ?? (isClients ? client[1] : undefined)]
      .map((part) => part ?? '')
      .join(' ')
      .trim(),
    escaped: true,
    rest,
  };
};

const fpmLevels: Readonly<Record<string, LogLevel>> = {
  ALERT: 'alert',
  ERROR: 'error',
  WARNING: 'warn',
  NOTICE: 'notice',
  DEBUG: 'debug',
};

/** php-fpm: `[26-Nov-2026 09:31:01] WARNING: [pool www] `; PHP's own log: `[26-Nov-2026 09:31:01 UTC] `. */
const php: Reader = (line) => {
  const date = /^\[\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d(?:\.\d+)?(?: [\w/+-]+)?\] /.exec(line);
  if (date === null) return null;
  const rest = line.slice(date[0].length);
  const level = /^(ALERT|ERROR|WARNING|NOTICE|DEBUG): (?:pid \d+, \w+\(\), line \d+: )?/.exec(rest);
  return {
    level: fpmLevels[level?.[1] ?? ''] ?? null,
    module: level === null ? null : 'php-fpm',
    stream: 'php',
    escaped: false,
    rest: rest.slice(level?.[0].length ?? 0),
  };
};

const passengerLevels: Readonly<Record<string, LogLevel>> = {
  C: 'crit',
  E: 'error',
  W: 'warn',
  N: 'notice',
  I: 'info',
  D: 'debug',
};

/** Passenger's agents: `[ E 2026-11-26 09:31:01.1234 123/T4 age/Cor/App/Implementation.cpp:221 ]: `. */
const passenger: Reader = (line) => {
  const found = /^\[ ([CEWNID]) \d{4}-\d\d-\d\d [\d:.]+ (\S+) [^\]]{1,80}\]: /.exec(line);
  if (found === null) return null;
  return {
    level: passengerLevels[found[1] ?? ''] ?? null,
    module: 'passenger',
    stream: `passenger ${found[2]}`,
    escaped: false,
    rest: line.slice(found[0].length),
  };
};

/** `2026/11/26 09:31:01 [error] 12#34: *5 `, of a server that passes requests on to Apache or php-fpm. */
const nginx: Reader = (line) => {
  const found =
    /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(emerg|alert|crit|error|warn|notice|info|debug)\] (\d+#\d+): (?:\*(\d+) )?/.exec(
      line,
    );
  if (found === null) return null;
  return {
    level: found[1] as LogLevel,
    module: 'nginx',
    stream: `nginx ${found[2]} ${found[3] ?? ''}`,
    escaped: false,
    rest: line.slice(found[0].length),
  };
};

/** suEXEC's own log: `[2026-11-26 09:31:01]: `. */
const suexec: Reader = (line) => {
  const found = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]: /.exec(line);
  if (found === null) return null;
  const rest = line.slice(found[0].length);
  const level = rest.startsWith('uid: (') ? 'info' : 'error';
  return { level, module: 'suexec', stream: 'suexec', escaped: false, rest };
};

const readers: readonly Reader[] = [apache, php, passenger, nginx, suexec];
