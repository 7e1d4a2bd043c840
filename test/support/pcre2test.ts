import { spawnSync } from 'node:child_process';
import { installedProgram } from './installed.js';

/** What the library says to a pattern that it does not compile. */
export interface LibraryError {
  readonly message: string;
  /** In bytes. */
  readonly offset: number;
}

/** The program has a limit of its own for nesting, below that of the library. */
const options = '#pattern hex,dupnames,dotall,dollar_endonly,parens_nest_limit=250';
const failure = /^Failed: error -?\d+ at offset (\d+): (.*)$/;

/**
 * What PCRE2 itself says to patterns under the options that Apache sets; null where it compiles one. In the file
 * that `pcre2test` reads each pattern stands in digits, with an empty line behind it for no subject.
 *
 * @throws {ProgramNotInstalledError} where the program is not installed.
 */
export function libraryErrors(patterns: readonly Buffer[]): readonly (LibraryError | null)[] {
  return answersOf([options, ...patterns.map((pattern) => `/${pattern.toString('hex')}/\n`)])
    .split(/^\/[\da-f]+\/$/m)
    .slice(1)
    .map((answer) => {
      const [, offset, message] = failure.exec(answer.trim()) ?? [];
      return offset === undefined || message === undefined ? null : { message, offset: Number(offset) };
    });
}

/** A pattern, and a text that it is asked of. */
export interface AskedPattern {
  readonly pattern: Buffer;
  readonly ignoreCase: boolean;
  readonly subject: Buffer;
}

/**
 * What PCRE2 itself finds under the options that Apache sets: each group, the whole match first, as
 * `printedGroup` prints it, null for one that has no part; `none`; or why there is no answer.
 *
 * @throws {ProgramNotInstalledError} where the program is not installed.
 */
export function libraryMatches(
  asked: readonly AskedPattern[],
): readonly (readonly (string | null)[] | string)[] {
  const lines = asked.map(
    ({ pattern, ignoreCase, subject }) =>
      `/${pattern.toString('hex')}/${ignoreCase ? 'i' : ''}\n${inEscapes(subject)}\\=allcaptures\n`,
  );
  return answersOf([options, ...lines])
    .split(/^\/[\da-f]+\/i?$/m)
    .slice(1)
    .map((answer) => {
      const groups = [...answer.matchAll(/^ ?\d+: (.*)$/gm)].map(([, text = '']) => text);
      if (groups.length > 0) return groups.map((text) => (text === '<unset>' ? null : text));
      return /^No match/m.test(answer) ? 'none' : (answer.split('\n')[2] ?? '');
    });
}

/** As `pcre2test` shows what a group took. */
export const printedGroup = (taken: Buffer): string =>
  taken.toString('latin1').replace(/[^ -~]/g, (byte) => `\\x${inHexadecimal(byte.charCodeAt(0))}`);

const inEscapes = (bytes: Buffer): string =>
  Array.from(bytes, (byte) => `\\x${inHexadecimal(byte)}`).join('');

const inHexadecimal = (byte: number): string => byte.toString(16).padStart(2, '0');

function answersOf(lines: readonly string[]): string {
  const program = installedProgram('pcre2test (Debian: pcre2-utils)', ['/usr/bin/pcre2test']);
  const { stdout, stderr, status } = spawnSync(program, ['-q'], {
    input: [...lines, ''].join('\n'),
    encoding: 'latin1',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`pcre2test ended with ${status}: ${stderr}`);
  return stdout;
}
