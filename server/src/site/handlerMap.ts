import type { HandlerFacts } from '../apache/handlers.js';
import type { ServerProfile } from '../apache/profile.js';
import type { ActionLine } from './configuration.js';
import type { DecidingLine } from './decidingLine.js';
import type { DecidedType } from './mergeHandlers.js';
import { resolveIn } from './resolution.js';
import type { Site } from './site.js';
import { type World, worldsOf } from './world.js';

/** How the server runs one file, and the lines that decide it, in one world. */
export interface Resolution {
  readonly world: World['name'];
  /** The handler in force, lower case; null for Apache's own default, which sends the file. */
  readonly handler: string | null;
  /** Null where there is no handler, or none that we know. */
  readonly facts: HandlerFacts | null;
  readonly handlerLine: DecidingLine | null;
  /** Whether ExecCGI is among the Options in force, and the line that decided; null where no .htaccess speaks of it. */
  readonly execCgi: { readonly on: boolean; readonly line: DecidingLine | null };
  /** The media type of the file itself, which a program's own answer may replace. */
  readonly contentType: DecidedType | null;
  /** The program that an `Action` has answer in the file's place; null where none does. */
  readonly action: ActionInForce | null;
  /** The file that a rewrite rule has answer in the file's place; null where none does. */
  readonly rewrittenTo: string | null;
  /** Files that would decide, one of them, of which the site knows nothing; the first is the likeliest. */
  readonly wanted: readonly string[];
  /** The line that shuts everybody out; null where none does. */
  readonly denied: DecidingLine | null;
  /** Set where the file is a symbolic link that is not followed; the line is null where none speaks of it. */
  readonly unfollowed: { readonly line: DecidingLine | null } | null;
  readonly class: HandlerClass;
  /** The status of every answer, where it is none that a program or the file decides: 403, 404, 500, a redirect. */
  readonly status: number | null;
  /** Every line that had a say, the deciding one last. */
  readonly because: readonly DecidingLine[];
}

export interface ActionInForce extends ActionLine {
  /** Null where no file of the site is at the program's address, as far as it is known. */
  readonly path: string | null;
}

export type HandlerClass =
  | 'per-request'
  | 'persistent'
  | 'static'
  | 'refused'
  | 'forbidden'
  | 'source-disclosed';

/** How the server runs a file, once for each world that the profile leaves open, the fullest first. */
export function resolve(site: Site, path: string, profile: ServerProfile): readonly Resolution[] {
  const ofSite = known.get(site) ?? new WeakMap<ServerProfile, Map<string, readonly Resolution[]>>();
  known.set(site, ofSite);
  const ofProfile = ofSite.get(profile) ?? new Map<string, readonly Resolution[]>();
  ofSite.set(profile, ofProfile);
  const found = ofProfile.get(path) ?? worldsOf(profile).map((world) => resolveIn(world, site, path));
  ofProfile.set(path, found);
  return found;
}

/** Rules and conversions ask of the same files again for every line that may hand them on. */
const known = new WeakMap<Site, WeakMap<ServerProfile, Map<string, readonly Resolution[]>>>();
