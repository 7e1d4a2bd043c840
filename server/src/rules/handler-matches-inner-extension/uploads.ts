import type { ScriptFile, Site } from '../../site/site.js';
import { folderOf, isWithin, relative } from '../../text/path.js';

/** Where a site lets visitors leave files: a folder, or a script that takes them. */
export interface UploadPlace {
  readonly path: string;
  /** For a message: `the folder uploads`, `form.py, which takes uploads`. */
  readonly words: string;
}

const folderNames = /^(user[-_]?)?(uploads?|uploaded([-_]?files)?|attachments?|incoming|userfiles|avatars)$/i;

/** What a script of each language writes to take a file out of a request. */
const takesFile: Readonly<Partial<Record<ScriptFile['script']['language'], RegExp>>> = {
  python: /\brequest\.(files|FILES)\b|\bFieldStorage\b[\s\S]*\.filename\b/,
  php: /\$_FILES\b|\bmove_uploaded_file\b/,
  perl: /->\s*upload(Info)?\s*\(/,
};

/** The first place below a folder that takes uploads; null where nothing looks like one. */
export function uploadPlaceIn(site: Site, folder: string): UploadPlace | null {
  for (const path of site.files) {
    if (!isWithin(folder, path)) continue;
    const parts = relative(folder, folderOf(path)).split('/');
    const depth = parts.findIndex((part) => folderNames.test(part));
    if (depth < 0) continue;
    const found = parts.slice(0, depth + 1).join('/');
    return { path: `${folder === '/' ? '' : folder}/${found}`, words: `the folder ${found}` };
  }
  for (const { path, script } of site.scripts.values()) {
    if (!isWithin(folder, path) || takesFile[script.language]?.test(script.text) !== true) continue;
    return { path, words: `${relative(folder, path)}, which takes uploads` };
  }
  return null;
}
