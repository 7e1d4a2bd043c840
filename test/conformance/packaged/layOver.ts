import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';

/** What no server of ours reads, below the root of a package. */
const leftOut: ReadonlySet<string> = new Set([
  'DEBIAN',
  'usr/share/doc',
  'usr/share/locale',
  'usr/share/man',
]);
/** What programs say in other languages: most of the files of dokuwiki, half of those of mediawiki. */
const translations = /^(?:i18n|lang|locales?|localization)$/;

/**
 * Copies an unpacked package into the folder that stands for the root of a machine. Absolute symbolic links lead to
 * the same place below that root.
 */
export function layOver(packageFolder: string, root: string, below = ''): void {
  mkdirSync(join(root, below), { recursive: true });
  chmodSync(join(root, below), 0o755);
  for (const name of readdirSync(join(packageFolder, below))) {
    const path = join(below, name);
    if (leftOut.has(path) || translations.test(name)) continue;
    const from = join(packageFolder, path);
    const to = join(root, path);
    const status = lstatSync(from);
    if (status.isDirectory()) {
      layOver(packageFolder, root, path);
    } else if (status.isSymbolicLink()) {
      const target = readlinkSync(from);
      symlinkSync(target.startsWith('/') ? join(root, target) : target, to);
    } else {
      copyFileSync(from, to);
      chmodSync(to, (status.mode & 0o111) === 0 ? 0o644 : 0o755);
    }
  }
}
