import { isProgramText } from '../site/programSource.js';
import { siblingFilesOf } from '../site/siblingFiles.js';
import type { Site } from '../site/site.js';
import { decode } from '../text/decode.js';
import { nameOf } from '../text/path.js';
import type { Outside } from './outside.js';

/** Bytes up to which a file is read, to see whether it is a program. */
const largestProgram = 1 << 20;

/** The site with a file that is sent as it is, so that its first line tells whether it is a program. */
export async function withSentProgram(
  site: Site,
  path: string,
  { files, readScript }: Outside,
): Promise<Site> {
  const status = await files.stat(path);
  if (site.scripts.has(path) || status === null || status.size > largestProgram) return site;
  const bytes = await files.read(path);
  if (bytes === null) return site;
  const { text, encoding } = decode(bytes);
  if (!isProgramText(text)) return site;
  const read = await readScript(nameOf(path), text, siblingFilesOf(files, path));
  const script = { path, script: read, encoding, mode: status.mode, folderMode: null };
  return { ...site, scripts: new Map([...site.scripts, [path, script]]) };
}
