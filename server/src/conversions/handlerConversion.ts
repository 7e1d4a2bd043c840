import { withUnknownModules } from '../apache/profile.js';
import type { Change } from '../site/change.js';
import { resolve } from '../site/handlerMap.js';
import type { ScriptFile, Site } from '../site/site.js';
import { parseHtaccess } from '../syntax/htaccess/parser.js';
import { applyEdits, type TextEdit } from '../text/edit.js';
import { folderOf, nameOf, relative } from '../text/path.js';
import type { ConversionOutcome, ConversionRequest } from './conversion.js';
import { type ServedNames, servedNames } from './htaccess/servedNames.js';
import { convertScripts, type ScriptsOutcome } from './python/convertScripts.js';

type Declined = Extract<ConversionOutcome, { kind: 'declined' }>;

export const declined = (reason: string): Declined => ({ kind: 'declined', reason });

/** What every conversion needs of a request, or why none can be done. */
export type Groundwork =
  | Declined
  | {
      readonly kind: 'ready';
      readonly served: ServedNames;
      readonly scripts: Extract<ScriptsOutcome, { kind: 'converted' }>;
    };

/** The names that the line serves and their scripts as WSGI applications, all of them. */
export function groundwork(request: ConversionRequest): Groundwork {
  const { site, file, line, scripts, profile } = request;
  const at = `${nameOf(file.path)}, line ${line.line.lastLine}`;
  if (profile.software !== 'apache')
    return declined(`The server is ${profile.software}, which does not run Python by Apache's modules.`);
  if (!site.complete)
    return declined(
      'The site has more files than were looked at: scripts that this line serves may be missing.',
    );
  const served = servedNames(file, line);
  if (served === null)
    return declined(`${at}: ${line.nameText} does not say by itself which files it serves.`);
  if (scripts.length === 0) return declined(`${at} serves no script here: there is nothing to convert.`);
  const unreadable = site.unreadable.find(({ path }) => path.startsWith(`${folderOf(file.path)}/`));
  if (unreadable !== undefined)
    return declined(
      `${relative(folderOf(file.path), unreadable.path)} cannot be read: ${unreadable.reason}.`,
    );
  const converted = convertScripts(site, scripts, request.pythonInterpreter, folderOf(file.path));
  if (converted.kind === 'declined')
    return declined(`Equal answers cannot be assured: ${converted.reasons.join('; ')}.`);
  return { kind: 'ready', served, scripts: converted };
}

/** The change of a .htaccess by edits; none where there are no edits. */
export const htaccessChange = ({ file }: ConversionRequest, edits: readonly TextEdit[]): readonly Change[] =>
  edits.length === 0 ? [] : [{ kind: 'edit', path: file.path, edits }];

/** The site as it is after edits of the request's .htaccess. */
export function siteAfter({ site, file }: ConversionRequest, edits: readonly TextEdit[]): Site {
  const document = parseHtaccess(applyEdits(file.document.text, edits));
  return { ...site, htaccess: new Map([...site.htaccess, [folderOf(file.path), { ...file, document }]]) };
}

/** The handler of each script where every module that a guard asks for is there. */
export const handlersAtBest = (
  site: Site,
  { profile }: ConversionRequest,
  scripts: readonly ScriptFile[],
): readonly (string | null)[] =>
  scripts.map(({ path }) => resolve(site, path, withUnknownModules(profile))[0]?.handler ?? null);

export const sentences = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' ');

/** The scripts that the line runs where modules are missing that a guard asks for: those that it is the fall-back for. */
export const scriptsInSomeWorld = ({ site, profile, line }: ConversionRequest): readonly ScriptFile[] =>
  [...site.scripts.values()].filter(({ path }) =>
    resolve(site, path, withUnknownModules(profile)).some(
      ({ handlerLine }) => handlerLine?.directive === line,
    ),
  );
