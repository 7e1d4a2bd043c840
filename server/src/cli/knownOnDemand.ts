import { UnreadableFileError } from '../site/projectFiles.js';
import type { PathKind } from '../site/request.js';
import type { HtaccessFile, Site, UnreadablePath } from '../site/site.js';
import { parseHtaccess } from '../syntax/htaccess/parser.js';
import { decode } from '../text/decode.js';
import { join } from '../text/path.js';
import type { Outside } from './outside.js';

/** A map that remembers what it was asked for and does not hold. */
class AskedMap<V> extends Map<string, V> {
  readonly missed = new Set<string>();

  override get(key: string): V | undefined {
    if (!this.has(key)) this.missed.add(key);
    return super.get(key);
  }
}

/** Behind so many rounds a site is taken as it is known then: each of them goes on where the last one led. */
const mostRounds = 64;

/**
 * Works something out of a site of which nothing is read beforehand: what it asks for is looked up, and it is worked out
 * anew, until it asks for nothing more.
 *
 * @param about the site's root, its server and host
 * @throws {UnreadableFileError} for a path that cannot be looked at.
 */
export async function workedOut<T>(
  about: Pick<Site, 'root' | 'server' | 'host'>,
  work: (site: Site) => T,
  { files }: Outside,
): Promise<{ readonly site: Site; readonly result: T }> {
  const kinds = new Map<string, PathKind>();
  const htaccess = new Map<string, HtaccessFile>();
  const names = new Map<string, readonly string[]>();
  const noHtaccess = new Set<string>();
  const unreadable: UnreadablePath[] = [];
  for (let round = 0; ; round++) {
    const lookedUp = new AskedMap(kinds);
    const read = new AskedMap(htaccess);
    const listed = new AskedMap(names);
    const site: Site = {
      ...about,
      htaccess: read,
      scripts: new Map(),
      files: [],
      complete: false,
      lookedUp,
      listed,
      unreadable: [...unreadable],
    };
    const result = work(site);
    const folders = [...read.missed].filter((folder) => !noHtaccess.has(folder));
    const isKnown = lookedUp.missed.size + listed.missed.size + folders.length === 0;
    if (isKnown || round >= mostRounds) return { site, result };
    for (const path of lookedUp.missed) {
      const status = await files.stat(path);
      kinds.set(path, status === null ? 'none' : status.kind === 'folder' ? 'folder' : 'file');
    }
    for (const folder of listed.missed) {
      names.set(
        folder,
        (await files.list(folder)).map(({ name }) => name),
      );
    }
    for (const folder of folders) {
      noHtaccess.add(folder);
      const path = join(folder, '.htaccess');
      try {
        const bytes = await files.read(path);
        if (bytes === null) continue;
        const { text, encoding } = decode(bytes);
        htaccess.set(folder, { path, document: parseHtaccess(text), encoding });
      } catch (error) {
        if (!(error instanceof UnreadableFileError)) throw error;
        unreadable.push({ path, kind: error.kind, reason: error.reason });
      }
    }
  }
}
