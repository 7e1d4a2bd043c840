import type { ScriptFile, Site } from '../../site/site.js';
import { folderOf, foldersBetween, isWithin, nameOf, relative } from '../../text/path.js';
import { perSite } from '../shared/perSite.js';

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
export const uploadPlaceIn = (site: Site, folder: string): UploadPlace | null => {
  const path = placesOf(site).find((each) => isWithin(folder, each));
  if (path === undefined) return null;
  const name = relative(folder, path);
  return { path, words: site.scripts.has(path) ? `${name}, which takes uploads` : `the folder ${name}` };
};

/** Folders, then scripts. */
const placesOf = perSite((site): readonly string[] => {
  const folders = new Set(site.files.map(folderOf));
  const named = [...folders].flatMap((folder) => uploadFolderIn(site.root, folder) ?? []);
  const scripts = [...site.scripts.values()].filter(
    ({ script }) => takesFile[script.language]?.test(script.text) === true,
  );
  return [...new Set(named), ...scripts.map(({ path }) => path)];
});

/** The folder itself or the first above it, below the root, that has such a name. */
function uploadFolderIn(root: string, folder: string): string | null {
  return foldersBetween(root, folder).find((each) => each !== root && folderNames.test(nameOf(each))) ?? null;
}
