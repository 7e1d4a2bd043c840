import { existsSync } from 'node:fs';
import type { Context } from 'mocha';
import { ApacheNotInstalledError } from '../../server/src/measure/privateApache.js';

/** A program that a suite needs is not on this machine. */
export class ProgramNotInstalledError extends Error {
  override readonly name = 'ProgramNotInstalledError';

  constructor(need: string) {
    super(`not installed: ${need}`);
  }
}

/**
 * The first of these paths that is there.
 *
 * @throws {ProgramNotInstalledError} when none is; it names `need`.
 */
export function installedProgram(need: string, paths: readonly string[]): string {
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) throw new ProgramNotInstalledError(need);
  return found;
}

/**
 * For `before` and `it`: does what needs a server or another program. Where it is not installed, the tests are
 * skipped and say what they need; with CI=true they fail.
 */
export async function orSkip<T>(context: Context, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    const missing = error instanceof ApacheNotInstalledError || error instanceof ProgramNotInstalledError;
    if (!missing || process.env['CI'] === 'true') throw error;
    console.log(error.message);
    return context.skip();
  }
}
