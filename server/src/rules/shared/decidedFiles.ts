import type { ServerProfile } from '../../apache/profile.js';
import { filesWithin } from '../../site/filesWithin.js';
import { resolve } from '../../site/handlerMap.js';
import type { HtaccessFile, Site } from '../../site/site.js';
import type { Directive } from '../../syntax/htaccess/nodes.js';
import { folderOf } from '../../text/path.js';
import type { RelatedPlace } from '../rule.js';

/** What a finding names beside itself; of more files an editor would show an endless list. */
export const mostRelated = 20;

/** Files in reach whose handler a line decides, in the fullest world, in the order of paths. */
export function decidedFiles(
  site: Site,
  file: HtaccessFile,
  directive: Directive,
  profile: ServerProfile,
): readonly string[] {
  const decided: string[] = [];
  for (const path of filesWithin(site, folderOf(file.path))) {
    if (decided.length === mostRelated) break;
    if (resolve(site, path, profile)[0]?.handlerLine?.directive === directive) decided.push(path);
  }
  return decided;
}

/** The files themselves, each with what happens to it. */
export const filesConcerned = (paths: readonly string[], message: string): readonly RelatedPlace[] =>
  paths.slice(0, mostRelated).map((path) => ({ path, span: { start: 0, end: 0 }, message }));
