import { answersWithoutFile, forbidsFolders } from '../apache/fileNeeds.js';
import { isModuleLoaded } from '../apache/profile.js';
import type { DecidingLine } from './decidingLine.js';
import type { Resolution } from './handlerMap.js';
import type { SiteRequest } from './request.js';
import { answered, type Standing, turnedAway } from './resolution.js';
import type { Site } from './site.js';
import type { World } from './world.js';

/** What the handler gets; no `Action` has a say. */
export interface Handed {
  readonly world: World;
  readonly site: Site;
  readonly standing: Standing;
  readonly request: SiteRequest;
  readonly redirects: number;
}

const folderHandler = 'httpd/unix-directory';

/** A name under which nothing stands: 404, but for what needs no file. */
export function answerForNone({ world, site, standing, request, redirects }: Handed): Resolution {
  const given = answered(standing, request, world, site, redirects);
  return isTurnedAway(given) || isRunWithoutFile(given) ? given : turnedAway(given, 404, null);
}

/** A folder of which no file answers: a listing where Options and mod_autoindex allow it. */
export function answerForFolder(handed: Handed): Resolution {
  const { world, site, standing, request, redirects } = handed;
  if (standing.answer.handlerLine === null) return listingOf(handed);
  const given = answered(standing, request, world, site, redirects);
  if (isTurnedAway(given) || isRunWithoutFile(given)) return given;
  const isRun = given.class === 'per-request' || given.class === 'persistent';
  return turnedAway(given, isRun && forbidsFolders(given.facts) ? 403 : 404, given.handlerLine);
}

/**
 * A file whose address goes on behind it: what sends files as they are takes that with `AcceptPathInfo On` alone, programs
 * without `Off`.
 */
export function answerForFile({ world, site, standing, request, redirects }: Handed): Resolution {
  const given = answered(standing, request, world, site, redirects);
  const { acceptPathInfo, acceptLine } = standing.configuration.directory;
  if (request.pathInfo === '' || isTurnedAway(given) || isRunWithoutFile(given)) {
    return given;
  }
  const isRun = given.class === 'per-request' || given.class === 'persistent';
  const isTaken = acceptPathInfo === 'on' || (acceptPathInfo === 'default' && isRun);
  return isTaken ? given : turnedAway(given, 404, acceptLine);
}

const isTurnedAway = ({ class: given }: Resolution): boolean => given === 'forbidden' || given === 'refused';

const isRunWithoutFile = ({ handler, class: given, facts }: Resolution): boolean =>
  answersWithoutFile(handler) && (given === 'persistent' || (given === 'static' && facts !== null));

function listingOf({ world, standing }: Handed): Resolution {
  const { answer, configuration } = standing;
  const handled = { ...answer, handler: folderHandler, facts: null, handlerLine: null };
  const { options, lines } = configuration.options;
  const line: DecidingLine | null = lines.get('indexes') ?? null;
  if (isModuleLoaded(world.profile, 'autoindex') === 'no') return turnedAway(handled, 404, null);
  if (!options.has('indexes')) return turnedAway(handled, 403, line);
  return { ...handled, class: 'static', status: null, because: line === null ? [] : [line] };
}
