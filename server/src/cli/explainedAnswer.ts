import { handlerModules, isHandlerLoaded } from '../apache/handlerModules.js';
import { handlerFacts } from '../apache/handlers.js';
import { handlerWords } from '../apache/handlerWords.js';
import { readsHtaccess } from '../apache/overrides.js';
import type { ServerProfile, Truth } from '../apache/profile.js';
import { type LinterSettings, settingsAt } from '../linter/settings.js';
import { htaccessFilesFor } from '../site/configTree.js';
import { type ChainLine, decidingChain } from '../site/decidingChain.js';
import type { DecidingLine } from '../site/decidingLine.js';
import { type HandlerClass, type Resolution, resolve } from '../site/handlerMap.js';
import { serverPlace } from '../site/serverPlace.js';
import type { Site } from '../site/site.js';
import { worldsOf } from '../site/world.js';
import { folderOf } from '../text/path.js';
import { textOf } from '../text/span.js';
import { firstRefusal, refusalsIn } from '../verdict/refusals.js';

/** How a file is served, and how where what nobody knows of is the other way. */
export interface ExplainedAnswer extends ServedAs {
  /** Null where that makes no difference. */
  readonly otherwise: ServedAs | null;
  /**
   * The path of the shortest URL that leads to the file, decoded; null where no line of the server's configuration leads
   * there. Left out where that configuration is not known.
   */
  readonly address?: string | null;
}

export interface ServedAs {
  /** Null for Apache's own default, which sends the file. */
  readonly handler: string | null;
  readonly class: HandlerClass;
  /** The status of every answer, where it is none that a program or the file decides. */
  readonly status: number | null;
  /** Of an address: what it leads to. Left out of a file, which is known. */
  readonly led?: Led;
  /** In the order in which the server merges them. */
  readonly chain: readonly ExplainedLine[];
  readonly needs: Needs | null;
  /** What the handler costs; null where nothing is run. */
  readonly costs: string | null;
}

/** Where an address leads. */
export interface Led {
  /** The file that answers, or that is run; null where none is. */
  readonly path: string | null;
  /** What the address has behind the file, with its slash; empty for nothing. */
  readonly pathInfo: string;
  /** What comes of it where no line has said so, as a sentence; null where the lines say all. */
  readonly outcome: string | null;
}

export interface ExplainedLine extends ExplainedPlace {
  readonly text: string;
  /** Without a subject: "hands *.py to cgi-script". */
  readonly effect: string;
  /** Null for a line that decides. */
  readonly overruled: { readonly by: ExplainedPlace | null } | null;
}

export interface ExplainedPlace {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** What has to be there for the handler to run the file. */
export interface Needs {
  /** In groups: one of each group has to be loaded. */
  readonly modules: readonly (readonly string[])[];
  /** Whether the profile has them. */
  readonly loaded: Truth;
  /** Null where the handler asks for no `Options ExecCGI`; else whether it is in force. */
  readonly execCgi: boolean | null;
}

/** What is known of a file below a .htaccess that the server cannot read: nobody gets it. */
export const shutOut: ExplainedAnswer = {
  handler: null,
  class: 'forbidden',
  status: 403,
  chain: [],
  needs: null,
  costs: null,
  otherwise: null,
};

/** @param path of a file of the site */
export function explainedAnswer(site: Site, path: string, settings: LinterSettings): ExplainedAnswer {
  const { profile } = settings;
  const worlds = worldsOf(profile);
  const resolutions = resolve(site, path, profile);
  const [first, ...others] = resolutions.map((resolution, index) => {
    const world = worlds[index];
    const chain = world === undefined ? [] : decidingChain(site, path, world, resolution);
    return servedAs(site, resolution, chain, profile);
  });
  if (first === undefined) throw new Error('a profile without a world');
  const refusal = firstOf([path, ...handedTo(resolutions[0])], (each) => refusalFor(site, each, settings));
  const place = serverPlace(site, path);
  const placed = place === null ? {} : { address: place.uri };
  if (refusal !== null) {
    const refused = { class: 'refused', status: 500, chain: [refusal] } as const;
    return { ...first, ...placed, ...refused, needs: null, costs: null, otherwise: null };
  }
  const different = others.find((other) => other.handler !== first.handler || other.class !== first.class);
  return { ...first, ...placed, otherwise: different ?? null };
}

export const servedAs = (
  site: Site,
  resolution: Resolution,
  chain: readonly ChainLine[],
  profile: ServerProfile,
): ServedAs => ({
  handler: resolution.handler,
  class: resolution.class,
  status: resolution.status,
  chain: chain.map(({ standing, ...line }) => ({
    ...placeOf(line),
    text: lineText(site, line),
    effect: line.effect,
    overruled:
      standing.kind === 'decides' ? null : { by: standing.by === null ? null : placeOf(standing.by) },
  })),
  needs: needsOf(resolution, profile),
  costs: resolution.class === 'per-request' ? costsOf(resolution) : null,
});

const placeOf = ({ path, directive }: DecidingLine): ExplainedPlace => ({
  path,
  line: directive.line.firstLine,
});

/** A line of the server's own configuration is known by its words alone. */
function lineText(site: Site, { path, directive }: DecidingLine): string {
  const file = site.htaccess.get(folderOf(path));
  return file?.path === path ? textOf(file.document.text, directive.span) : directive.line.text.trim();
}

function needsOf({ facts, execCgi, handler }: Resolution, profile: ServerProfile): Needs | null {
  if (facts === null || handler === null) return null;
  const modules = handlerModules(handler, facts);
  if (modules.length === 0 && !facts.needsExecCgi) return null;
  return {
    modules,
    loaded: isHandlerLoaded(handler, facts, profile),
    execCgi: facts.needsExecCgi ? execCgi.on : null,
  };
}

/** An `Action` starts its program as CGI does. */
const costsOf = ({ handler, action }: Resolution): string | null =>
  handlerWords(action === null && handler !== null && handlerFacts(handler) !== null ? handler : 'cgi-script')
    ?.costs ?? null;

/** The files to which the server hands a request on, so that it reads the .htaccess files there too. */
const handedTo = (resolution: Resolution | undefined): readonly string[] =>
  [resolution?.rewrittenTo, resolution?.action?.path].filter((path) => typeof path === 'string');

function firstOf<T, R>(all: readonly T[], find: (each: T) => R | null): R | null {
  for (const each of all) {
    const found = find(each);
    if (found !== null) return found;
  }
  return null;
}

/** A .htaccess that the server refuses takes every file below it with it. */
export function refusalFor(site: Site, path: string, settings: LinterSettings): ExplainedLine | null {
  for (const file of htaccessFilesFor(site, folderOf(path))) {
    const { profile } = settingsAt(settings, site, file.path);
    if (profile.software !== 'apache' || !readsHtaccess(profile)) continue;
    const refused = firstRefusal(refusalsIn(file.document, profile, file.encoding));
    if (refused === null) continue;
    return {
      path: file.path,
      line: refused.line,
      text: (file.document.text.split('\n')[refused.line - 1] ?? '').trim(),
      effect: `is refused: ${refused.message}`,
      overruled: null,
    };
  }
  return null;
}
