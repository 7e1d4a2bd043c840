import { decode } from '../text/decode.js';
import { folderOf, nameOf } from '../text/path.js';
import { type ProjectFiles, UnreadableFileError } from './projectFiles.js';
import type { PageStart } from './site.js';

/** Enough for the head of a page, in which it says its encoding and its policies. UTF-16 units. */
const mostKept = 16_384;
/** Pages of one folder that are read: a site's pages are mostly made alike. */
const mostOfFolder = 3;
const mostInAll = 12;

const pageName = /\.(?:x?html?|xht)$/i;

/** Whether a file is an HTML page by its name. */
export const isPageName = (path: string): boolean => pageName.test(nameOf(path));

/** Null where there is none, or none that can be read. */
export async function pageAt(files: ProjectFiles, path: string): Promise<PageStart | null> {
  try {
    const bytes = await files.read(path);
    if (bytes === null) return null;
    const { text, encoding } = decode(bytes);
    return { text: text.slice(0, mostKept), encoding, isAscii: bytes.every((byte) => byte < 0x80) };
  } catch (error) {
    if (error instanceof UnreadableFileError) return null;
    throw error;
  }
}

/** Of each of the folders the index page and a few others. @param files in the order of paths */
export function pagesWorthReading(files: readonly string[], folders: ReadonlySet<string>): readonly string[] {
  const pages = new Map<string, string[]>();
  for (const path of files) {
    if (!isPageName(path) || !folders.has(folderOf(path))) continue;
    const beside = pages.get(folderOf(path));
    if (beside === undefined) pages.set(folderOf(path), [path]);
    else beside.push(path);
  }
  return [...pages.values()]
    .flatMap((beside) =>
      beside.sort((a, b) => Number(isIndex(b)) - Number(isIndex(a))).slice(0, mostOfFolder),
    )
    .slice(0, mostInAll);
}

const isIndex = (path: string): boolean => /^index\./i.test(nameOf(path));
