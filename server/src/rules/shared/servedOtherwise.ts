import { handlerOfType } from '../../apache/handlers.js';
import type { ServerProfile } from '../../apache/profile.js';
import { resolve } from '../../site/handlerMap.js';
import type { HtaccessFile, Site } from '../../site/site.js';
import { parseHtaccess } from '../../syntax/htaccess/parser.js';
import { applyEdits, type TextEdit } from '../../text/edit.js';
import { folderOf, isWithin } from '../../text/path.js';

/** The site with one of its .htaccess files edited. */
export function withEdits(site: Site, file: HtaccessFile, edits: readonly TextEdit[]): Site {
  const edited = { ...file, document: parseHtaccess(applyEdits(file.document.text, edits)) };
  return { ...site, htaccess: new Map([...site.htaccess, [folderOf(file.path), edited]]) };
}

/** Those of the files that the server would serve in another way after the edits. */
export function servedOtherwise(
  site: Site,
  file: HtaccessFile,
  edits: readonly TextEdit[],
  profile: ServerProfile,
  paths: readonly string[],
): readonly string[] {
  const after = withEdits(site, file, edits);
  const howServed = (of: Site, path: string): string =>
    JSON.stringify(
      resolve(of, path, profile).map(({ handler, class: served, denied, execCgi, contentType }) => [
        handler,
        served,
        denied !== null,
        execCgi.on,
        // One that is a handler's name is told by the handler.
        contentType === null || handlerOfType(contentType.value) !== null ? null : contentType.value,
      ]),
    );
  return paths.filter((path) => howServed(site, path) !== howServed(after, path));
}

/** The folders at and below a .htaccess that have one of their own: what it says may be taken back there. */
export const foldersBelow = (site: Site, file: HtaccessFile): readonly string[] =>
  [...site.htaccess.keys()].filter((folder) => isWithin(folderOf(file.path), folder));
