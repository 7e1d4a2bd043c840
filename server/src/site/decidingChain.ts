import { handlerOfType } from '../apache/handlers.js';
import { nameOf } from '../text/path.js';
import { type ConfigBlock, type ConfigLine, linesNamed } from './configBlock.js';
import type { ConfigLevel } from './configTree.js';
import { levelsFor } from './configuration.js';
import type { DecidingLine } from './decidingLine.js';
import { extensionsOf, namedExtensions } from './extensions.js';
import { type Resolution, resolve } from './handlerMap.js';
import { mergeAccess, openToAll } from './mergeAccess.js';
import { scopeOf } from './mergeHandlers.js';
import { mergeOptions, noOptions } from './mergeOptions.js';
import { plainRequest } from './plainRequest.js';
import type { SiteRequest } from './request.js';
import type { Site } from './site.js';
import type { World } from './world.js';

/** A line that speaks of what decides how a file is served. */
export interface ChainLine extends DecidingLine {
  readonly standing: Standing;
}

export type Standing =
  | { readonly kind: 'decides' }
  /** `by` is null where it is the server's way of merging that leaves the line out. */
  | { readonly kind: 'overruled'; readonly by: DecidingLine | null };

/** What a line says, and of what: of those that speak of one thing, one has the last word. */
interface Saying extends DecidingLine {
  readonly subject: string;
  /** Whether it only takes back what others have said. */
  readonly takesBack: boolean;
}

/**
 * Every line that speaks of what decides how a file is served, in the order in which the server merges them, with those
 * that lose. Lines that come to nothing, as a `RemoveHandler` without a handler, are left out.
 *
 * @param resolution that of the file in this world
 * @param request the one by which the file was come to; default one for the file by its own address
 */
export function decidingChain(
  site: Site,
  path: string,
  world: World,
  resolution: Resolution,
  request: SiteRequest = plainRequest(site, path),
): readonly ChainLine[] {
  const own = isElsewhere(resolution) ? [] : ownChain(site, path, world, resolution, request);
  const beyond = chainBeyond(site, path, world, resolution);
  const told = new Set([...own, ...beyond].map(({ directive }) => directive));
  const others = resolution.because.filter(
    ({ directive }, index, all) =>
      !told.has(directive) && all.findIndex((each) => each.directive === directive) === index,
  );
  return [
    ...own,
    ...others.map((line): ChainLine => ({ ...line, standing: { kind: 'decides' } })),
    ...beyond,
  ];
}

/** Whether a rewrite rule has another file answer, before anything else of this one is looked at. */
const isElsewhere = ({ rewrittenTo, action }: Resolution): boolean => rewrittenTo !== null && action === null;

function ownChain(
  site: Site,
  path: string,
  world: World,
  resolution: Resolution,
  request: SiteRequest,
): readonly ChainLine[] {
  const all = levelsFor(site, request, world)
    .flatMap((level) => sayingsIn(level, extensionsOf(nameOf(path))))
    // Of a link that is not followed the Options have said another thing first.
    .filter(({ subject }) => subject !== 'ExecCGI' || resolution.unfollowed === null);
  const decides = new Set(resolution.because.map(({ directive }) => directive));
  const sayings = all.filter(
    (saying) => decides.has(saying.directive) || isRelevant(saying, resolution) || saying.takesBack,
  );
  const isSetForAll = sayings.some(
    ({ subject, directive }) => subject === 'handler' && decides.has(directive),
  );
  return sayings.flatMap((saying, index): readonly ChainLine[] => {
    const { path: file, directive, effect } = saying;
    const line = { path: file, directive, effect };
    const others = sayings.filter(({ subject }) => subject === saying.subject);
    const last = others.at(-1);
    const isTaken = sayings
      .slice(0, index)
      .some((each) => each.subject === saying.subject && !each.takesBack);
    if (saying.takesBack && !isTaken) return [];
    const isMoot = saying.takesBack && isSetForAll && saying.subject.startsWith('handler of');
    if (decides.has(directive) || (saying.takesBack && last === saying && !isMoot)) {
      return [{ ...line, standing: { kind: 'decides' } }];
    }
    const winner = others.find((each) => decides.has(each.directive)) ?? (last === saying ? null : last);
    return [{ ...line, standing: { kind: 'overruled', by: winner ?? resolution.handlerLine } }];
  });
}

/** What decides how the file is served that answers in the place of this one; nothing where that leads back to itself. */
function chainBeyond(site: Site, path: string, world: World, resolution: Resolution): readonly ChainLine[] {
  const { action, rewrittenTo, class: served } = resolution;
  const other = isElsewhere(resolution) ? rewrittenTo : (action?.path ?? null);
  if (other === null || other === path || served === 'refused') return [];
  const next = resolve(site, other, world.profile).find((each) => each.world === world.name);
  return next === undefined ? [] : decidingChain(site, other, world, next);
}

function isRelevant({ subject, directive }: Saying, { facts, handler, denied }: Resolution): boolean {
  if (subject === 'ExecCGI') return facts?.needsExecCgi === true;
  if (subject === 'access') return denied !== null;
  if (subject.startsWith('type')) return handlerOfType(directive.arguments[0]?.value ?? '') !== null;
  return !subject.startsWith('action') || subject === `action ${handler ?? ''}`;
}

function sayingsIn(level: ConfigLevel, extensions: readonly string[]): readonly Saying[] {
  const { block } = level;
  const scope = scopeOf(level);
  return [
    ...block.mapping.flatMap((line) => ofExtensions(line, extensions)),
    ...linesNamed(block, 'SetHandler').flatMap((line) => ofAll(line, 'handler', `hands ${scope} to`)),
    ...linesNamed(block, 'ForceType').flatMap((line) => ofAll(line, 'type', `gives ${scope} the type`)),
    ...linesNamed(block, 'Action').flatMap(ofAction),
    ...ofExecCgi(block),
    ...ofAccess(level),
  ].sort(byPlace);
}

/** The server reads the lines of one file from top to bottom; between files the order of the block stands. */
const byPlace = (a: DecidingLine, b: DecidingLine): number =>
  a.path === b.path ? a.directive.span.start - b.directive.span.start : 0;

function ofExtensions({ path, directive }: ConfigLine, extensions: readonly string[]): readonly Saying[] {
  const [, verb, what] = /^(add|remove)(handler|type)$/i.exec(directive.nameText) ?? [];
  if (verb === undefined || what === undefined) return [];
  const takesBack = verb.toLowerCase() === 'remove';
  const words = directive.arguments;
  const named = namedExtensions(takesBack ? words : words.slice(1));
  const kind = what.toLowerCase();
  return extensions
    .filter((extension, index) => named.includes(extension) && extensions.indexOf(extension) === index)
    .map((extension) => ({
      path,
      directive,
      subject: `${kind} of *.${extension}`,
      takesBack,
      effect: effectOn(extension, kind, takesBack ? null : (words[0]?.value ?? '')),
    }));
}

function effectOn(extension: string, kind: string, value: string | null): string {
  if (value === null) return `takes the ${kind} from *.${extension}`;
  return kind === 'handler' ? `hands *.${extension} to ${value}` : `gives *.${extension} the type ${value}`;
}

function ofAll({ path, directive }: ConfigLine, subject: string, effect: string): readonly Saying[] {
  const value = directive.arguments[0]?.value;
  if (value === undefined) return [];
  const takesBack = value.toLowerCase() === 'none';
  return [
    {
      path,
      directive,
      subject,
      takesBack,
      effect: takesBack ? `takes back the ${subject} set for all` : `${effect} ${value}`,
    },
  ];
}

function ofAction({ path, directive }: ConfigLine): readonly Saying[] {
  const [type, program] = directive.arguments;
  if (type === undefined || program === undefined) return [];
  const effect = `has ${program.value} answer for ${type.value}`;
  return [{ path, directive, subject: `action ${type.value.toLowerCase()}`, takesBack: false, effect }];
}

/** One line at a time, as if it stood alone. */
function ofExecCgi(block: ConfigBlock): readonly Saying[] {
  return linesNamed(block, 'Options').flatMap((line) => {
    const alone = { ...emptyBlock, lines: new Map([['options', [line]]]) };
    const decided = mergeOptions(noOptions, { block: alone, section: null }).lines.get('execcgi');
    return decided === undefined ? [] : [{ ...decided, subject: 'ExecCGI', takesBack: false }];
  });
}

const emptyBlock: ConfigBlock = {
  lines: new Map(),
  mapping: [],
  rewriting: [],
  sections: [],
  hasCore: false,
};

function ofAccess(level: ConfigLevel): readonly Saying[] {
  const { required, addressed } = mergeAccess(openToAll, level);
  return [required, addressed].flatMap((line) =>
    line === null ? [] : [{ ...line, subject: 'access', takesBack: false }],
  );
}
