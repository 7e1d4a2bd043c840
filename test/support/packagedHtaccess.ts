import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unpackedDebianPackage } from './debianPackage.js';
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

/** @throws {PackageNotHadError} */
export const ofDebianPackage = (name: string): readonly PackagedHtaccess[] =>
  htaccessIn(unpackedDebianPackage(name), name);

const htaccessIn = (folder: string, packageName: string): readonly PackagedHtaccess[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^\.?htaccess(?:\.dist)?$/.test(basename(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      name: `${packageName}${path.slice(folder.length)}`,
      text: readFileSync(path, 'latin1'),
    }));
