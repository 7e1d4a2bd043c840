import type { Encoding } from '../../text/decode.js';
import { isWithin, pathFrom } from '../../text/path.js';
import type { ConfigLine } from '../configBlock.js';
import { escapedPath } from '../expression/functions.js';
import type { SiteRequest } from '../request.js';
import { type Arrival, applyRules } from './applyRules.js';
import type { RewriteOutcome } from './outcome.js';
import { thisServer } from './ownServer.js';
import type { RewriteConfiguration } from './rewriteConfiguration.js';
import { anyText, type Beginning, type ChangingRule, type RewriteState, wholeText } from './rewriteState.js';
import { isRedirectCode } from './ruleFlags.js';
import { schemeOf } from './schemes.js';
import { hasControls, withPrefix } from './substitution.js';

/**
 * All that may come of a request under the rules that are in force for its file (`hook_fixup` in mod_rewrite.c); one
 * outcome alone is certain. More than one comes of conditions that depend on the visitor or the server, and of URLs that
 * may be the server's own.
 *
 * What is not known of a substitution is taken as free of question marks and control characters, for which the server
 * answers 403. Not looked at: whether Options allow rewriting at all (FollowSymLinks or SymLinksIfOwnerMatch must be
 * on, or the answer is 403), and whether an earlier run of the rules ended in `END`. What a request that is rewritten
 * meets next is for the caller: it is a new request, with `askedUri` as before.
 *
 * @param encodingOf of the file that a line stands in.
 */
export function rewriteOutcomes(
  configuration: RewriteConfiguration,
  request: SiteRequest,
  encodingOf: (line: ConfigLine) => Encoding,
): readonly RewriteOutcome[] {
  const { engine, options, folder, rules } = configuration;
  const untouched: readonly RewriteOutcome[] = [{ kind: 'untouched' }];
  if (engine !== true || rules.length === 0) return untouched;
  // The folder of the rules itself, asked for without a slash.
  if (request.fileName === folder && !(options?.has('allownoslash') ?? false)) return untouched;
  const start: RewriteState = {
    name: wholeText(request.fileName),
    query: request.query === null ? anyText : wholeText(request.query),
    pathInfo: request.pathInfo,
    handler: null,
    type: null,
    environment: new Map(),
    changedBy: null,
  };
  const outcomes = new Map<string, RewriteOutcome>();
  for (const arrival of applyRules(configuration, start, request, encodingOf)) {
    for (const outcome of outcomesOf(arrival, configuration, request)) outcomes.set(keyOf(outcome), outcome);
  }
  return [...outcomes.values()];
}

/** Lines stand for themselves by where they stand. */
const keyOf = (outcome: RewriteOutcome): string =>
  JSON.stringify(outcome, (name, value) => (name === 'directive' ? value.span : value));

function outcomesOf(
  arrival: Arrival,
  configuration: RewriteConfiguration,
  request: SiteRequest,
): readonly RewriteOutcome[] {
  if (arrival.kind === 'status' || arrival.kind === 'unknown') return [arrival];
  const { state } = arrival;
  if (arrival.kind === 'proxied') {
    const { whole } = state.name;
    const target = whole === null ? null : withQuery(whole.replace(thisServer, ''), state.query.whole);
    return [{ kind: 'proxied', target, line: arrival.line }];
  }
  const { changedBy } = state;
  if (changedBy === null) return [stayed(state)];
  const isSent = schemeOf(state.name.start) !== null;
  if (hasControls(state.query) && (!isSent || changedBy.noEscape)) {
    return [{ kind: 'status', status: 403, line: changedBy.line }];
  }
  if (isSent) return [redirected(state, changedBy, configuration, request)];
  // The server leaves a request with its own name again as it is, but for a query that it has got.
  const { whole, start } = state.name;
  if (whole === request.fileName) return [stayed(state)];
  const outcome = rewritten(state, changedBy, arrival.end, configuration, request);
  return whole === null && request.fileName.startsWith(start) ? [outcome, stayed(state)] : [outcome];
}

function stayed({ handler, type }: RewriteState): RewriteOutcome {
  return handler === null && type === null ? { kind: 'untouched' } : { kind: 'forced', handler, type };
}

function redirected(
  { name, query: { whole: query } }: RewriteState,
  { line, code, noEscape }: ChangingRule,
  { base, folder }: RewriteConfiguration,
  request: SiteRequest,
): RewriteOutcome {
  const status = isRedirectCode(code) ? code : 302;
  const { whole } = name;
  if (whole === null || query === null) return { kind: 'redirected', status, target: null, line };
  const [, server = '', path = ''] = /^((?:[a-z\d]+:\/\/|mailto:|news:)[^/]*)(.*)$/is.exec(whole) ?? [];
  const based = base === null || path.length < 2 ? path : withPrefix(path, folder, base);
  // Without a base a name in the folder becomes the path of a file, which the server alone knows.
  if (server === thisServer && request.documentRoot === null && isWithin(folder, based)) {
    return { kind: 'redirected', status, target: null, line };
  }
  const escaped = noEscape ? based : escapedPath(based);
  const keepsQuery = noEscape || query === request.query;
  return {
    kind: 'redirected',
    status,
    target: withQuery(
      (server === thisServer ? '' : server) + escaped,
      keepsQuery ? query : escapedPath(query),
    ),
    line,
  };
}

const withQuery = (target: string, query: string | null): string | null => {
  if (query === null) return null;
  return query === '' ? target : `${target}?${query}`;
};

function rewritten(
  state: RewriteState,
  { line }: ChangingRule,
  final: boolean,
  { base, folder }: RewriteConfiguration,
  request: SiteRequest,
): RewriteOutcome {
  const { name, handler } = state;
  const query = state.query.whole;
  const { documentRoot, context = null } = request;
  if (name.start !== '' && !name.start.startsWith('/')) return { kind: 'status', status: 400, line };
  if (name.whole === null) return { kind: 'rewritten', uri: null, file: null, query, final, handler, line };
  if (base === null && context !== null && isWithin(context.folder, name.whole)) {
    const uri = context.prefix + name.whole.slice(context.folder.length);
    return { kind: 'rewritten', uri, file: name.whole, query, final, handler, line };
  }
  const uri = uriOf(name.whole, base, folder, documentRoot);
  const file = fileOf(name, uri, folder, documentRoot);
  return { kind: 'rewritten', uri, file, query, final, handler, line };
}

function uriOf(
  name: string,
  base: string | null,
  folder: string,
  documentRoot: string | null,
): string | null {
  if (base !== null) {
    const based = withPrefix(name, folder, base);
    // Out of the folder but within the document root the server makes a URL of it that is none.
    return based === name && documentRoot !== null && isWithin(documentRoot, name) ? null : based;
  }
  if (documentRoot === null) return isWithin(folder, name) ? null : name;
  return isWithin(documentRoot, name) ? name.slice(documentRoot.length) : name;
}

function fileOf(
  { whole }: Beginning,
  uri: string | null,
  folder: string,
  documentRoot: string | null,
): string | null {
  if (documentRoot !== null) return uri === null ? null : pathFrom('/', documentRoot + uri);
  return uri === null && whole !== null && isWithin(folder, whole) ? whole : null;
}
