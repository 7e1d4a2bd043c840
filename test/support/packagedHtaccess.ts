import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { repositoryRoot } from './repository.js';

/** A .htaccess file that a package ships. */
export interface PackagedHtaccess {
  /** Package and path. */
  readonly name: string;
  /** One character a byte. */
  readonly text: string;
}

/** Small packages of Debian that ship .htaccess files, and what the project's own packages for tests hold. */
export const debianPackages = ['dokuwiki', 'roundcube-core', 'wordpress'] as const;
export const npmPackages = ['apache-server-configs', 'html5-boilerplate'] as const;

export const ofNpmPackage = (name: string): readonly PackagedHtaccess[] =>
  htaccessIn(join(repositoryRoot, 'node_modules', name), name);

/**
 * What a package of Debian ships, which is not installed for that: it is downloaded and unpacked once, into the cache
 * folder of the user.
 *
 * @throws {Error} where it cannot be had; the message holds what `apt-get` said.
 */
export function ofDebianPackage(name: string): readonly PackagedHtaccess[] {
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'handler-doctor');
  const folder = join(cache, `debian-${name}`);
  if (!existsSync(folder)) unpack(name, cache, folder);
  return htaccessIn(folder, name);
}

function unpack(name: string, cache: string, folder: string): void {
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  try {
    const apt: ExecFileSyncOptions = { cwd: unfinished, stdio: ['ignore', 'pipe', 'pipe'] };
    // As root apt would download as a user who may not write there, and say so.
    execFileSync('apt-get', ['-q', '-o', 'APT::Sandbox::User=root', 'download', name], apt);
    const [archive = ''] = readdirSync(unfinished);
    execFileSync('dpkg-deb', ['--extract', archive, 'package'], apt);
    renameSync(join(unfinished, 'package'), folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

const htaccessIn = (folder: string, packageName: string): readonly PackagedHtaccess[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^\.?htaccess(?:\.dist)?$/.test(basename(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      name: `${packageName}${path.slice(folder.length)}`,
      text: readFileSync(path, 'latin1'),
    }));
