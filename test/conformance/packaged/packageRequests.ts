import { readdirSync, realpathSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { PackagedSite } from './packagedSites.js';

/** A file and the address that leads to it. */
export interface PackageRequest {
  /** Below the machine's root. */
  readonly path: string;
  /** Decoded. */
  readonly address: string;
}

/** So many files of an extension and of one folder that is served, taken evenly from all. */
const mostOfAKind = 25;

/** Each file once, by the first address that leads to it, and none of those whose address leads elsewhere. */
export function packageRequests(root: string, { served }: PackagedSite): readonly PackageRequest[] {
  const requests = new Map<string, PackageRequest>();
  for (const [address, place] of Object.entries(served)) {
    const addressOf = (path: string): string => address + path.slice(place.length);
    const others = Object.keys(served).filter((each) => each.startsWith(`${address}/`));
    const files = filesAt(root, place).filter(
      (path) => !others.some((each) => addressOf(path).startsWith(`${each}/`)),
    );
    const extensions = new Set(files.map((path) => extname(path)));
    const ofEach = [...extensions].map((extension) => files.filter((path) => extname(path) === extension));
    for (const path of ofEach.flatMap(evenly)) {
      if (!requests.has(path)) requests.set(path, { path, address: addressOf(path) });
    }
  }
  return [...requests.values()];
}

function evenly(paths: readonly string[]): readonly string[] {
  const step = Math.max(1, paths.length / mostOfAKind);
  return paths.filter((_path, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
}

/** All files at a place and below it, those behind symbolic links too; none for what leads nowhere. */
function filesAt(root: string, path: string, above: readonly string[] = []): readonly string[] {
  const status = statSync(join(root, path), { throwIfNoEntry: false });
  if (status === undefined) return [];
  if (!status.isDirectory()) return status.isFile() ? [path] : [];
  const real = realpathSync(join(root, path));
  if (above.includes(real)) return [];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesAt(root, `${path}/${name}`, [...above, real]));
}
