import type { ShellDialect } from './dialect.js';

const letters: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['\\', '\\'],
]);

/** What `echo` makes of backslashes where it looks at them: octal numbers start with a 0. */
export const echoEscaped = (text: string, dialect: ShellDialect): string =>
  replaced(
    text,
    dialect === 'bash' ? /\\(?:0([0-7]{0,3})|x([0-9a-fA-F]{1,2})|(.))/gs : /\\(?:0([0-7]{0,3})|()(.))/gs,
    dialect,
  );

/** What `printf` makes of backslashes in its format. */
export const formatEscaped = (text: string, dialect: ShellDialect): string =>
  replaced(
    text,
    dialect === 'bash' ? /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))/gs : /\\(?:([0-7]{1,3})|()(.))/gs,
    dialect,
  );

function replaced(text: string, pattern: RegExp, dialect: ShellDialect): string {
  return text.replace(pattern, (whole, octal?: string, hex?: string, letter?: string) => {
    if (octal !== undefined)
      return String.fromCharCode(Number.parseInt(octal === '' ? '0' : octal, 8) & 0xff);
    if (hex !== undefined && hex !== '') return String.fromCharCode(Number.parseInt(hex, 16));
    if (dialect === 'bash' && /^[eE]$/.test(letter ?? '')) return '\x1b';
    return letters.get(letter ?? '') ?? whole;
  });
}
