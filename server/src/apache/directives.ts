import { distance } from 'fastest-levenshtein';
import { directiveLines } from '../../data/directives.js';
import type { DirectiveFacts } from './directiveFacts.js';
import { nameInLine, readLine } from './factsTable.js';
import { namesOf } from './moduleNames.js';
import { isModuleLoaded, type ServerProfile, type Truth } from './profile.js';

const lines: ReadonlyMap<string, string> = new Map(
  directiveLines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [nameInLine(line).toLowerCase(), line]),
);
const read = new Map<string, DirectiveFacts>();

/**
 * What is known of a directive or a section; null for a name that no module of ours brings.
 *
 * @param name in any case; a section's with its opening bracket, `<Files`.
 */
export function directiveFacts(name: string): DirectiveFacts | null {
  const key = name.toLowerCase();
  const known = read.get(key);
  if (known !== undefined) return known;
  const line = lines.get(key);
  if (line === undefined) return null;
  const facts = readLine(line);
  read.set(key, facts);
  return facts;
}

/** All directives and sections, in the order of their lower-case names. */
export const allDirectives = (): readonly DirectiveFacts[] =>
  [...lines.keys()].flatMap((name) => directiveFacts(name) ?? []);

/** The name as the manual spells it, `Order`, where the module registers another case, `order`. */
export function conventionalName(facts: DirectiveFacts): string {
  const spelled = facts.syntax?.split(/[\s>]/, 1)[0];
  return spelled?.toLowerCase() === facts.name.toLowerCase() ? spelled : facts.name;
}

/** Whether the server knows the name: any module that brings the directive will do. */
export function isDirectiveLoaded(profile: ServerProfile, facts: DirectiveFacts): Truth {
  const truths = facts.modules.flatMap(namesOf).map((module) => isModuleLoaded(profile, module));
  if (truths.includes('yes')) return 'yes';
  return truths.includes('maybe') ? 'maybe' : 'no';
}

/**
 * The directive that was probably meant; null where several are as near, or none is near enough.
 *
 * Among names of the same kind that a .htaccess file may hold: a section is not mistaken for a directive. One
 * slip for every four letters, two at least for longer names, and a swap of neighbours counts as two.
 */
export function nearestDirective(name: string): DirectiveFacts | null {
  const wanted = name.toLowerCase();
  const known = nearestKnown.get(wanted);
  if (known !== undefined) return known;
  const nearest = findNearest(wanted);
  if (nearestKnown.size >= mostNearest) nearestKnown.clear();
  nearestKnown.set(wanted, nearest);
  return nearest;
}

/** A name that is wrong is mostly wrong on many lines, and each look goes through all names that there are. */
const nearestKnown = new Map<string, DirectiveFacts | null>();
const mostNearest = 1000;

function findNearest(wanted: string): DirectiveFacts | null {
  const limit = wanted.length < 5 ? 1 : Math.max(2, Math.min(4, Math.floor(wanted.length / 4)));
  let best: readonly string[] = [];
  let nearest = limit;
  for (const candidate of lines.keys()) {
    if (candidate.startsWith('<') !== wanted.startsWith('<')) continue;
    if (Math.abs(candidate.length - wanted.length) > nearest) continue;
    const apart = distance(wanted, candidate);
    if (apart > nearest || directiveFacts(candidate)?.htaccess !== 'allowed') continue;
    best = apart < nearest ? [candidate] : [...best, candidate];
    nearest = apart;
  }
  const [only, second] = best;
  return only === undefined || second !== undefined ? null : directiveFacts(only);
}
