/** What a server has printed about itself: `-M`, `-V`, `-t -D DUMP_RUN_CFG` or `-S`, in any order. */
export interface PrintedServer {
  /** As `2.4.71`; null where no `Server version:` line was there, or it names no Apache. */
  readonly version: string | null;
  /** Identifiers without `_module`, each once, in the order of names. */
  readonly modules: readonly string[];
  /** Of `Define`, as `NAME` or `NAME=VALUE`, in the order printed; null where the server was not asked for them. */
  readonly defines: readonly string[] | null;
}

/** No server can be made out of a text. The message says what was read and what is missing. */
export class PrintedServerError extends Error {
  override readonly name = 'PrintedServerError';
}

/** Set by the options that print, not while the server serves. */
const definesOfPrinting: ReadonlySet<string> = new Set([
  'DUMP_CERTS',
  'DUMP_INCLUDES',
  'DUMP_MODULES',
  'DUMP_RUN_CFG',
  'DUMP_VHOSTS',
]);

/**
 * Reads what `apachectl -M` prints, whatever else stands around it: warnings, `Syntax OK`, the output of `-V`.
 *
 * Source: `ap_show_modules` and `show_compile_settings` in the server's `config.c` and `main.c`,
 * `core_dump_config` in `core.c`; seen on 2.4.71.
 *
 * @throws {PrintedServerError} where there is no list of modules, or it is not whole.
 */
export function readPrintedServer(text: string): PrintedServer {
  const lines = text.split(/\r?\n/);
  const modules = modulesIn(lines);
  if (modules.size === 0) throw new PrintedServerError(whyNoModules(lines));
  if (!modules.has('core')) {
    throw new PrintedServerError(
      `only part of a list of modules, ${counted(modules.size)}: every Apache lists core_module too`,
    );
  }
  return {
    version: versionIn(lines),
    modules: [...modules].sort(),
    defines: definesIn(lines),
  };
}

/** @throws {PrintedServerError} where two servers are listed. */
function modulesIn(lines: readonly string[]): ReadonlySet<string> {
  const lists: Set<string>[] = [new Set()];
  for (const line of lines) {
    if (/^\s*Loaded Modules:\s*$/.test(line)) lists.push(new Set());
    const symbol = /^\s*(\w+) \((?:static|shared)\)\s*$/.exec(line)?.[1];
    if (symbol !== undefined) lists.at(-1)?.add(symbol.replace(/_module$/, '').replace(/^mod_/, ''));
  }
  const [first = new Set<string>(), ...others] = lists.filter(({ size }) => size > 0);
  const another = others.find(
    (list) => list.size !== first.size || [...list].some((each) => !first.has(each)),
  );
  if (another !== undefined) {
    throw new PrintedServerError(
      `two lists of modules that differ, ${counted(first.size)} and ${counted(another.size)}: a profile is of one server`,
    );
  }
  return first;
}

const counted = (modules: number): string => `${modules} ${modules === 1 ? 'module' : 'modules'}`;

/** @throws {PrintedServerError} where two are named. */
function versionIn(lines: readonly string[]): string | null {
  const named = lines.flatMap(
    (line) => /^\s*Server version:\s*Apache\/(\d+(?:\.\d+)*)/.exec(line)?.[1] ?? [],
  );
  const [first = null, second = null] = [...new Set(named)];
  if (second === null) return first;
  throw new PrintedServerError(`two versions, ${first} and ${second}: a profile is of one server`);
}

/** Only a server that prints its run-time configuration prints them, with one for the printing itself. */
function definesIn(lines: readonly string[]): readonly string[] | null {
  const printed = lines.flatMap((line) => /^\s*Define: (\S.*?)\s*$/.exec(line)?.[1] ?? []);
  if (printed.length === 0) return null;
  return [...new Set(printed)].filter((define) => !definesOfPrinting.has(define));
}

/** What stands in the place of a list of modules, the surest sign first. */
const mistakes: readonly (readonly [sign: RegExp, meaning: string])[] = [
  [/\bnginx version:|\bnginx\/\d/i, 'this is nginx, which reads no .htaccess files'],
  [/litespeed/i, 'this is LiteSpeed, not Apache: there is a profile of that name, --profile litespeed'],
  [
    /Passing arguments to httpd using apachectl is no longer supported/,
    'this apachectl takes no -M: run httpd -M',
  ],
  [
    /command not found|: not found\s*$|not recognized as|CommandNotFoundException|No such file or directory\s*$/,
    'the shell found no such program: it may be called apachectl, apache2ctl, httpd or httpd.exe, and may lie in /usr/sbin, which is not always searched',
  ],
  [
    /permission denied|operation not permitted|must be root|must be run as root|are not in the sudoers|a password is required/i,
    'the server may not read its own configuration: run it with sudo',
  ],
  [
    /Syntax error on line|AH00526|AH00534|Configuration Failed|Invalid command|Cannot load /,
    'the server lists its modules only when its own configuration is free of errors',
  ],
  [/^\s*Compiled in modules:/, 'this is what -l prints, and not all that is loaded: run it with -M'],
  [/^\s*Usage: /, 'the program printed how it is used: run it with -M'],
  [/^\s*Server version:/, 'it has the version, but not the modules: add what -M prints'],
  [/^\s*(?:VirtualHost configuration:|ServerRoot: )/, 'this is what -S prints: add what -M prints'],
  [/^\s*Syntax OK\s*$/, 'this is what configtest prints: run it with -M'],
];

/** Quotes the line that says it. */
function whyNoModules(lines: readonly string[]): string {
  const written = lines.map((line) => line.trim()).filter((line) => line !== '');
  const [first] = written;
  if (first === undefined) return 'it is empty';
  for (const [sign, meaning] of mistakes) {
    const line = written.find((each) => sign.test(each));
    if (line !== undefined) return `no list of modules in it, but "${shortened(line)}": ${meaning}`;
  }
  return `no list of modules in it: that has a line "core_module (static)"; this begins with "${shortened(first)}"`;
}

const shortened = (line: string): string => (line.length > 100 ? `${line.slice(0, 99)}…` : line);
