import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'mocha';

/** A package of Debian could not be downloaded or unpacked. */
export class PackageNotHadError extends Error {
  override readonly name = 'PackageNotHadError';

  constructor(packageName: string, cause: unknown) {
    super(`Debian's package ${packageName} cannot be had: ${String(cause)}`, { cause });
  }
}

/**
 * The folder with what a package of Debian ships, its maintainer's scripts in `DEBIAN`. It is not installed for that:
 * it is downloaded and unpacked once, into the cache folder of the user.
 *
 * @throws {PackageNotHadError} the message holds what `apt-get` said.
 */
export function unpackedDebianPackage(name: string): string {
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'handler-doctor', 'debian');
  const folder = join(cache, name);
  try {
    if (!existsSync(folder)) unpack(name, cache, folder);
  } catch (error) {
    throw new PackageNotHadError(name, error);
  }
  return folder;
}

function unpack(name: string, cache: string, folder: string): void {
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  try {
    const apt: ExecFileSyncOptions = { cwd: unfinished, stdio: ['ignore', 'pipe', 'pipe'] };
    // As root apt would download as a user who may not write there, and say so.
    execFileSync('apt-get', ['-q', '-o', 'APT::Sandbox::User=root', 'download', name], apt);
    const [archive = ''] = readdirSync(unfinished);
    execFileSync('dpkg-deb', ['--raw-extract', archive, 'package'], apt);
    renameSync(join(unfinished, 'package'), folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** For `it`: where a package cannot be had, the test is skipped and says which; with CI=true it fails. */
export async function withPackageOrSkip<T>(context: Context, use: () => T | Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof PackageNotHadError) || process.env['CI'] === 'true') throw error;
    console.log(`      not run: ${error.message}`);
    return context.skip();
  }
}
