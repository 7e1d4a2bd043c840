import { unescaped } from './escapes.js';
import { readPrefix } from './linePrefixes.js';
import type { LogRecord } from './logRecord.js';

/** A line beyond this is cut: what names its cause stands at its beginning. In UTF-16 units. */
const longest = 8192;

/**
 * Tells the parts of a log line apart, of whichever server and version: Apache 2.2 and 2.4, php-fpm, PHP's own log,
 * Passenger, suEXEC, nginx in front of them, with or without what syslog or a container put before it.
 */
export function readRecord(line: string): LogRecord {
  const { level, module, stream, escaped, rest } = readPrefix(line.slice(0, longest));
  const numbered = withoutCode(rest);
  const message = withoutReferer(numbered.text);
  const output = programOutput(numbered.code, escaped ? unescaped(message) : message);
  const inner = withoutCode(output.text.replace(speakers, ''));
  return {
    level,
    module,
    stream: output.process ?? stream,
    code: numbered.code ?? inner.code,
    systemError: numbered.systemError ?? inner.systemError,
    script: output.script,
    isProgramOutput: output.isProgram,
    text: inner.text,
  };
}

/** What modules and php-fpm put before each of their messages, and nothing for the cause. */
const speakers =
  /^(?:(?:(?:NOTICE|ERROR|WARNING): )?PHP message: |ERROR: (?=Unable to open primary script)|mod_wsgi \(pid=\d+(?:, process='[^']*', application='[^']*')?\): |\[Client [\w-]{1,40}\] |\[pool [^\]]{1,100}\] (?!child \d+ said))/;

interface Numbered {
  readonly code: string | null;
  readonly systemError: string | null;
  readonly text: string;
}

/** `(13)Permission denied: AH01241: exec of`, or the two the other way round. */
function withoutCode(text: string): Numbered {
  let rest = text;
  let code: string | null = null;
  let systemError: string | null = null;
  for (;;) {
    const number: RegExpExecArray | null = code === null ? /^(AH\d{5,6}): /.exec(rest) : null;
    const error: RegExpExecArray | null =
      systemError === null ? /^(\((?:EAI )?\d{1,7}\)[^:[\]]{1,80}): /.exec(rest) : null;
    const found: RegExpExecArray | null = number ?? error;
    if (found === null) return { code, systemError, text: rest };
    if (number === null) systemError = found[1] ?? null;
    else code = found[1] ?? null;
    rest = rest.slice(found[0].length);
  }
}

/** The page that led the visitor there: of no use for the cause. */
const withoutReferer = (text: string): string => text.replace(/, referer: \S*$/, '');

interface Output {
  readonly script: string | null;
  readonly isProgram: boolean;
  /** The program's process, where only that tells its lines from others. */
  readonly process?: string;
  readonly text: string;
}

/** Messages that Apache's CGI modules write as if the script had: they name it in the same way. */
const serversOwn =
  /^(?:\(\d+\)[^:]+: )?(exec of '|script not found|Options ExecCGI|attempt to |AcceptPathInfo|couldn't |Premature end of script)/;

/** What a program wrote on its standard error, without what the server wraps it in. */
function programOutput(code: string | null, text: string): Output {
  const stderr = /^stderr from (.{1,1000}?): /.exec(text);
  if (stderr !== null) {
    const words = text.slice(stderr[0].length);
    return { script: stderr[1] ?? null, isProgram: !serversOwn.test(words), text: words };
  }
  if (code === 'AH01215') {
    // Until 2.4.58 the path stood behind the message, where it was named at all.
    const behind = /: (\/[^:]{1,1000}|[A-Za-z]:\/[^:]{1,1000})$/.exec(text);
    const words = behind === null ? text : text.slice(0, behind.index);
    return { script: behind?.[1] ?? null, isProgram: !serversOwn.test(words), text: words };
  }
  for (const pattern of wrappers) {
    const { said, pid } = pattern.exec(text)?.groups ?? {};
    if (said === undefined) continue;
    return { script: null, isProgram: true, text: said, ...(pid !== undefined && { process: `app ${pid}` }) };
  }
  return { script: null, isProgram: false, text };
}

/** Of FastCGI and of Passenger, each around one or more lines of the program's. */
const wrappers: readonly RegExp[] = [
  /^mod_fcgid: stderr: ?(?<said>.*)$/s,
  /^Got error '(?<said>.*?)'?$/s,
  /^(?:\[pool [^\]]{1,100}\] )?child (?<pid>\d+) said into std(?:err|out): "(?<said>.*?)"?(?:, pipe is closed)?$/s,
  /^FastCGI sent in stderr: "(?<said>.*?)"?(?: while reading .*)?$/s,
  /^(?:\[[^\]]{1,60}\] )?App (?<pid>\d+) (?:output|stdout|stderr): ?(?<said>.*)$/s,
];
