import { settingsAt } from '../linter/settings.js';
import { enginePath } from '../platform/node/paths.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import { documentRootOf } from '../site/serverConfiguration/aliases.js';
import { fileOfUrl } from '../site/serverConfiguration/fileOfUrl.js';
import { hostServing } from '../site/serverConfiguration/profileOf.js';
import type { ServerConfiguration, VirtualHost } from '../site/serverConfiguration/serverConfiguration.js';
import { hostFor } from '../site/serverConfiguration/virtualHosts.js';
import type { Site } from '../site/site.js';
import { answerBelow } from '../site/unreadableHtaccess.js';
import { resolveUrl, UnknownPlaceError } from '../site/urlResolution.js';
import { folderOf, isWithin } from '../text/path.js';
import { type AskedAddress, askedAddress } from './askedUrl.js';
import { type CheckRequest, isAbove } from './checkedFiles.js';
import type { Explanation } from './explain.js';
import { shutOut } from './explainedAnswer.js';
import { explainedUrl } from './explainedUrl.js';
import { workedOut } from './knownOnDemand.js';
import type { Outside } from './outside.js';
import { withSentProgram } from './sentProgram.js';
import { checkRequests, type SiteOptions } from './siteOptions.js';

type Asked = Extract<AskedAddress, { kind: 'asked' }>;

/** `handler-doctor explain --url`: in the order given. */
export async function explainUrls(
  urls: readonly string[],
  options: SiteOptions,
  outside: Outside,
): Promise<readonly Explanation[]> {
  const start = enginePath(options.root ?? '.', outside.currentFolder);
  const [request] = await checkRequests([start], options, outside);
  if (request === undefined) return [];
  const explanations: Explanation[] = [];
  for (const url of urls) explanations.push(await explainUrl(url, request, options, outside));
  return explanations;
}

async function explainUrl(
  url: string,
  request: CheckRequest,
  options: SiteOptions,
  outside: Outside,
): Promise<Explanation> {
  const asked = askedAddress(url);
  if (asked.kind === 'none') return { url, path: null, answer: null, error: asked.because };
  if (asked.kind === 'turned-away') {
    const { status, because: outcome } = asked;
    const answer = { ...shutOut, status, led: { path: null, pathInfo: '', outcome } };
    return { url, path: null, answer, error: null };
  }
  try {
    return await explainAsked(url, asked, request, options, outside);
  } catch (error) {
    if (error instanceof UnreadableFileError) {
      return { url, path: null, answer: null, error: `${error.path}: ${error.reason}` };
    }
    if (!(error instanceof UnknownPlaceError)) throw error;
    return { url, path: null, answer: null, error: error.message };
  }
}

async function explainAsked(
  url: string,
  asked: Asked,
  request: CheckRequest,
  options: SiteOptions,
  outside: Outside,
): Promise<Explanation> {
  const { server } = request;
  const host = server === null ? null : hostOf(server, asked, request.root);
  const { root, settings } =
    server === null ? request : await belowTop(topOf(server, host, asked.uri), request, options, outside);
  const { profile } = settings;
  const about = server === null ? { root, server } : { root, server, host };
  const { site, result } = await workedOut(about, (each) => resolveUrl(each, asked, profile), outside);
  const visited = result[0]?.visited ?? [];
  const closed = site.unreadable.find((each) => visited.some((place) => isAbove(each.path, place)));
  if (closed !== undefined) {
    const error = `${closed.path} cannot be read: ${closed.reason}`;
    const led = { path: null, pathInfo: '', outcome: null };
    const answer = answerBelow(closed) === 'forbidden' ? { ...shutOut, led } : null;
    return { url, path: null, answer, error };
  }
  const whole = await withPrograms(site, result.flatMap(sentFile), outside);
  const answer = explainedUrl(whole, asked, settingsAt(settings, whole, visited.at(-1) ?? root));
  return { url, path: answer.led?.path ?? null, answer, error: null };
}

const sentFile = ({
  hasFile,
  request,
  resolution,
}: ReturnType<typeof resolveUrl>[number]): readonly string[] =>
  resolution.class === 'static' && (hasFile || resolution.action !== null)
    ? [resolution.action?.path ?? request.fileName]
    : [];

async function withPrograms(site: Site, paths: readonly string[], outside: Outside): Promise<Site> {
  let whole = site;
  for (const path of paths) whole = await withSentProgram(whole, path, outside);
  return whole;
}

/** By its name; for a path without one that which serves the folder that is asked about. */
function hostOf(server: ServerConfiguration, { hostName, port }: Asked, root: string): VirtualHost | null {
  if (hostName === null) {
    const serving = hostServing(server, root);
    if (serving !== null) return serving;
  }
  return hostFor(server, { address: null, port, name: hostName });
}

/** The folder in which an address begins: of an Alias that which it leads to, else the document root. */
function topOf(server: ServerConfiguration, host: VirtualHost | null, uri: string): string {
  const found = fileOfUrl(server, host, uri);
  const root = documentRootOf(server, host);
  if (found === null) return root ?? server.serverRoot;
  const path = found.path.replace(/(?<=.)\/$/, '');
  return root !== null && isWithin(root, path) ? root : folderOf(path);
}

/** With the settings that hold there; `--root` goes before, where it is above. */
async function belowTop(
  top: string,
  request: CheckRequest,
  options: SiteOptions,
  outside: Outside,
): Promise<Pick<CheckRequest, 'root' | 'settings'>> {
  if (isWithin(request.root, top)) return { root: request.root, settings: request.settings };
  const { root: _root, ...others } = options;
  const [found] = await checkRequests([top], others, outside);
  return found ?? request;
}
