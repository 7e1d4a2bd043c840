import { isModuleLoaded, type ServerProfile, type Truth } from '../../apache/profile.js';
import type { Encoding } from '../../text/decode.js';
import { folderOf } from '../../text/path.js';
import { linesNamed } from '../configBlock.js';
import { levelsFor } from '../configuration.js';
import { expressionTruth } from '../expressionTruth.js';
import { type Resolution, resolve } from '../handlerMap.js';
import { plainRequest } from '../plainRequest.js';
import type { SiteRequest } from '../request.js';
import type { ScriptFile, Site } from '../site.js';
import { type World, worldsOf } from '../world.js';
import { type HeaderLine, headerLineOf } from './headerLine.js';
import { type HeaderTables, type HeaderValue, noValues, tablesAfter } from './sentHeader.js';

/** What the answers for one file have under one name, in one world. */
export interface AnswerHeader {
  /** The values of each possibility, in the order of sending; null where there is too much that is not known. */
  readonly answered: readonly (readonly HeaderValue[])[] | null;
  /** The same of what the server answers in the place of the handler: an error, or a redirect of its own. */
  readonly refused: readonly (readonly HeaderValue[])[] | null;
}

/**
 * What is sent under a name when a visitor asks for a file, once for each world that the profile leaves open, the fullest
 * first. Empty for a file to which nobody is let in.
 *
 * Not looked at: fields that modules of the server write by themselves, as ETag.
 *
 * @param name in lower case.
 */
export const answerHeaders = (
  site: Site,
  path: string,
  profile: ServerProfile,
  name: string,
): readonly AnswerHeader[] => {
  const worlds = worldsOf(profile);
  return resolve(site, path, profile).flatMap((resolution, index) => {
    const world = worlds[index];
    return world === undefined || resolution.status !== null
      ? []
      : [headerIn(world, site, path, resolution, name)];
  });
};

function headerIn(
  world: World,
  site: Site,
  path: string,
  resolution: Resolution,
  name: string,
): AnswerHeader {
  const answering = resolution.rewrittenTo ?? resolution.action?.path ?? path;
  const request = plainRequest(site, answering);
  const lines = headerLinesFor(site, request, world);
  const holds = (line: HeaderLine, condition: string): Truth =>
    conditionHolds(line, condition, site, request);
  const own = tablesAfter(name, lines, startOf(site, answering, resolution, name), holds);
  const refused = tablesAfter(name, lines, [noValues], holds);
  return {
    answered: own?.map(({ always, onsuccess }) => [...always, ...onsuccess]) ?? null,
    refused: refused?.map(({ always }) => always) ?? null,
  };
}

/** The `Header` lines in force for a request, in the order in which they are merged; none without their module. */
export function headerLinesFor(site: Site, request: SiteRequest, world: World): readonly HeaderLine[] {
  if (isModuleLoaded(world.profile, 'headers') === 'no') return [];
  return levelsFor(site, request, world).flatMap(({ block }) =>
    linesNamed(block, 'Header').flatMap((line) => headerLineOf(line) ?? []),
  );
}

/** Of the environment nothing is known. `early` comes too soon for a .htaccess to be read (seen on 2.4.71). */
function conditionHolds({ line }: HeaderLine, condition: string, site: Site, request: SiteRequest): Truth {
  const file = site.htaccess.get(folderOf(line.path));
  if (/^early$/i.test(condition)) return file?.path === line.path ? 'no' : 'maybe';
  const [, expression] = /^expr=(.*)$/is.exec(condition) ?? [];
  if (expression === undefined) return 'maybe';
  const encoding: Encoding = file?.encoding ?? 'utf-8';
  // By then the type, the handler and the status are known to the server, and not all of them to us.
  if (/%\{(?:REQUEST_STATUS|HANDLER|CONTENT_TYPE)\}|\bresp\b/i.test(expression)) return 'maybe';
  return expressionTruth(expression, request, { encoding, phase: 'fixup' });
}

/**
 * What the handler itself may write. A CGI program's fields come into the list of `always` (`ap_scan_script_header_err_core`
 * of util_script.c); of other programs it is not known what they write.
 */
function startOf(site: Site, path: string, resolution: Resolution, name: string): readonly HeaderTables[] {
  if (resolution.class === 'static' || resolution.class === 'source-disclosed') return [noValues];
  const fields = fieldsOf(site.scripts.get(path), resolution, name);
  if (fields !== null) return fields.map((always) => ({ always, onsuccess: [] }));
  const unknown: HeaderValue = { text: null, line: null };
  return [noValues, { always: [unknown], onsuccess: [] }, { always: [], onsuccess: [unknown] }];
}

/** For each path through a CGI program; null where it could not be followed, or where the server refuses what it writes. */
function fieldsOf(
  file: ScriptFile | undefined,
  { handler }: Resolution,
  name: string,
): readonly (readonly HeaderValue[])[] | null {
  const reading = file?.script.response;
  if (reading?.kind !== 'read' || (handler !== 'cgi-script' && handler !== 'fcgid-script')) return null;
  if (!reading.paths.every(({ end }) => end.kind === 'separator')) return null;
  return reading.paths.map(({ fields }) => {
    const values = fields.filter((field) => field.name.toLowerCase() === name).map(({ value }) => value);
    // The server makes one of several (seen on 2.4.71).
    const text = values.every((value) => value !== null) ? values.join(', ') : null;
    return values.length === 0 ? [] : [{ text, line: null }];
  });
}

/** Whether a field is sent with what answers for a file. */
export function isSent(possibilities: readonly (readonly HeaderValue[])[] | null): Truth {
  if (possibilities === null) return 'maybe';
  const sent = possibilities.filter((values) => values.length > 0).length;
  return sent === 0 ? 'no' : sent === possibilities.length ? 'yes' : 'maybe';
}
