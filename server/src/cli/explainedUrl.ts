import type { LinterSettings } from '../linter/settings.js';
import { type ChainLine, decidingChain } from '../site/decidingChain.js';
import type { DecidingLine } from '../site/decidingLine.js';
import type { Site } from '../site/site.js';
import type { UrlAnswer } from '../site/urlAnswer.js';
import { type AskedUrl, resolveUrl } from '../site/urlResolution.js';
import { type World, worldsOf } from '../site/world.js';
import { type ExplainedAnswer, type Led, refusalFor, type ServedAs, servedAs } from './explainedAnswer.js';

/** How an address is answered. The site has to know all that is asked for on the way. */
export function explainedUrl(site: Site, asked: AskedUrl, settings: LinterSettings): ExplainedAnswer {
  const { profile } = settings;
  const worlds = worldsOf(profile);
  const answers = resolveUrl(site, asked, profile);
  const [first, ...others] = answers.map((answer, index) => {
    const world = worlds[index];
    const chain = world === undefined ? [] : chainOf(site, world, answer);
    return { ...servedAs(site, answer.resolution, chain, profile), led: ledTo(answer) };
  });
  const [visited = []] = answers.map((answer) => answer.visited);
  if (first === undefined) throw new Error('a profile without a world');
  for (const place of visited) {
    const refusal = refusalFor(site, place, settings);
    if (refusal !== null) {
      return { ...first, class: 'refused', status: 500, chain: [refusal], otherwise: null };
    }
  }
  return { ...first, otherwise: others.find((other) => !isSame(other, first)) ?? null };
}

const isSame = (a: ServedAs, b: ServedAs): boolean =>
  a.handler === b.handler && a.class === b.class && a.status === b.status && a.led?.path === b.led?.path;

/** What led there, and then what decides there. */
function chainOf(site: Site, world: World, { route, request, resolution }: UrlAnswer): readonly ChainLine[] {
  const there = decidingChain(site, request.fileName, world, resolution, request);
  // Of a request that goes round in a circle each line once.
  const lines = new Map([...route].reverse().map((line) => [line.directive, line]));
  const led = route.filter((line) => lines.get(line.directive) === line);
  return [...led.map(deciding), ...there.filter(({ directive }) => !lines.has(directive))];
}

const deciding = (line: DecidingLine): ChainLine => ({ ...line, standing: { kind: 'decides' } });

const ledTo = (answer: UrlAnswer): Led => {
  const { fileName, pathInfo, kindOf } = answer.request;
  const isFile = kindOf(fileName) === 'file' && answer.variants === undefined;
  return { path: isFile ? fileName : null, pathInfo: isFile ? pathInfo : '', outcome: outcomeOf(answer) };
};

/** What no line says by itself. */
function outcomeOf({ hasFile, request, resolution, visited, variants }: UrlAnswer): string | null {
  const { uri, fileName, pathInfo } = request;
  const isFolder = request.kindOf(fileName) === 'folder';
  const { status, denied } = resolution;
  if (variants !== undefined)
    return `MultiViews answers with what the visitor likes best of ${variants.join(', ')}`;
  if (denied !== null) return null;
  if (status === 500 && visited.length > 10) {
    return 'the request goes round in a circle: the server gives up after ten times';
  }
  if (status === 301 && isFolder && !fileName.endsWith('/') && resolution.because.length === 0) {
    return `a folder, asked for without its slash: visitors are sent on to ${uri}/`;
  }
  if (isFolder && resolution.class === 'static') return 'a list of what is in the folder';
  if (isFolder && status === 403 && resolution.handler === 'httpd/unix-directory') {
    return 'a folder in which none of the index files is there, and Options Indexes is off';
  }
  if (isFolder && status === 404) return 'a folder in which none of the index files is there';
  if (hasFile && status === 404 && pathInfo !== '') {
    return `nothing takes what the address has behind the file: ${pathInfo}`;
  }
  return !hasFile && !isFolder && status === 404 ? `there is no file at ${uri}` : null;
}
