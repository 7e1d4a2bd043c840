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
  const program = installedProgram('pcre2test (Debian: pcre2-utils)', ['/usr/bin/pcre2test']);
  const input = [options, ...patterns.map((pattern) => `/${pattern.toString('hex')}/\n`), ''].join('\n');
  const { stdout, stderr, status } = spawnSync(program, ['-q'], {
    input,
    encoding: 'latin1',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`pcre2test ended with ${status}: ${stderr}`);
  return stdout
    .split(/^\/[\da-f]+\/$/m)
    .slice(1)
    .map((answer) => {
      const [, offset, message] = failure.exec(answer.trim()) ?? [];
      return offset === undefined || message === undefined ? null : { message, offset: Number(offset) };
    });
}
