import { directiveFacts, isDirectiveLoaded } from '../../apache/directives.js';
import type { ServerProfile } from '../../apache/profile.js';
import type { Fix } from '../../site/change.js';
import { answerHeaders, isSent } from '../../site/headers/answerHeaders.js';
import { isAdding } from '../../site/headers/headerLine.js';
import { permissionByProfile } from '../../verdict/overridePermission.js';
import type { HtaccessContext } from '../rule.js';
import { addedLines } from './addedLines.js';
import { editFile, unsafeFix } from './fixes.js';
import { headerLinesOf } from './headerLines.js';

/**
 * Whether a line of this .htaccess can send a field at all: with a server that lacks mod_headers, or that lets .htaccess
 * files set none, it is not this file that has to be better.
 */
export function maySetHeaders(profile: ServerProfile): boolean {
  const found = known.get(profile);
  if (found !== undefined) return found;
  const facts = directiveFacts('Header');
  const may =
    facts !== null &&
    isDirectiveLoaded(profile, facts) !== 'no' &&
    permissionByProfile(facts, profile) === 'granted';
  known.set(profile, may);
  return may;
}

/** Asked of every file. */
const known = new WeakMap<ServerProfile, boolean>();

/** Whether a line of the file puts one of these fields, in lower case, into answers, be it for some files alone. */
export const setsAny = (context: HtaccessContext, names: readonly string[]): boolean =>
  headerLinesOf(context).some(({ header }) => isAdding(header) && names.includes(header.name));

/**
 * Whether none of these fields, in lower case, comes with what visitors get for a file: neither by a line that is in force
 * there nor by the program that answers. False where that is not known.
 */
export function isWithoutAny(
  { site, profile }: HtaccessContext,
  path: string,
  names: readonly string[],
): boolean {
  const source = site.scripts.get(path)?.script.text.toLowerCase() ?? '';
  if (names.some((name) => source.includes(name))) return false;
  return names.every((name) => {
    const answers = answerHeaders(site, path, profile, name);
    return answers.length > 0 && answers.every(({ answered }) => isSent(answered) === 'no');
  });
}

/**
 * Has the server send a field with every answer, errors among them.
 *
 * @param because how a working site may suffer from it.
 * @param field name and value, as they stand behind `Header always set`.
 */
export function sendingFix(
  context: HtaccessContext,
  title: string,
  because: string,
  field: string,
): readonly Fix[] {
  const edit = addedLines(context, 'headers', [['Header', `always set ${field}`]]);
  return edit === null ? [] : [unsafeFix(title, because, editFile(context.file.path, edit))];
}
