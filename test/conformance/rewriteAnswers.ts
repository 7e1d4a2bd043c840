import type { RewriteOutcome } from '../../server/src/site/rewriting/outcome.js';

/** An outcome of rewriting in a form in which the server's log can tell it too. */
export interface RewriteAnswer {
  /** `status 403`, `redirected 301`, `rewritten`, ... */
  readonly kind: string;
  /** Null, here and below, for what is not known; undefined for what there is not. */
  readonly target?: string | null;
  readonly query?: string | null;
  readonly handler?: string | null;
  readonly type?: string | null;
}

export function ourAnswer(outcome: RewriteOutcome): RewriteAnswer {
  switch (outcome.kind) {
    case 'untouched':
      return { kind: 'stayed', handler: '', type: '' };
    case 'forced':
      return {
        kind: 'stayed',
        handler: outcome.handler === null ? '' : outcome.handler.value,
        type: outcome.type === null ? '' : outcome.type.value,
      };
    case 'proxied':
      return { kind: 'proxied', target: outcome.target };
    case 'status':
      return { kind: `status ${outcome.status}` };
    case 'redirected':
      return { kind: `redirected ${outcome.status}`, target: outcome.target };
    case 'rewritten':
      return { kind: 'rewritten', target: outcome.uri, query: outcome.query };
    case 'unknown':
      return { kind: 'unknown' };
  }
}

/** What the server has answered, and written into its log at level trace3. */
export interface ServerAnswer {
  readonly log: string;
  readonly status: number;
  /** Of the server. */
  readonly url: string;
  /** Of the request. */
  readonly query: string;
}

/** What has come of a request in its first run of the rules. */
export function theirAnswer({ log: written, status, url, query: asked }: ServerAnswer): RewriteAnswer {
  const log = written.replace(/(?:\\x[\da-f]{2})+/g, (bytes) =>
    Buffer.from(bytes.replaceAll('\\x', ''), 'hex').toString('utf8'),
  );
  const lines = log.split('\n').filter((line) => /\/initial\] \[perdir /.test(line));
  const last = (expression: RegExp): string | undefined =>
    lines.map((line) => expression.exec(line)?.[1]).findLast((found) => found !== undefined);
  const onThisServer = (target: string): string => target.replace(url, '');

  const code = last(/\[REDIRECT\/(\d+)\]/);
  if (code !== undefined) {
    const target = last(/ redirect to (.*) \[REDIRECT\/\d+\]/);
    return { kind: `redirected ${code}`, target: onThisServer(target ?? '') };
  }
  // mod_proxy is not there, which mod_rewrite finds out only now.
  const proxied = last(/forcing proxy-throughput with (.*)$/);
  if (proxied !== undefined) {
    const query = queryIn(log) ?? asked;
    return { kind: 'proxied', target: onThisServer(query === '' ? proxied : `${proxied}?${query}`) };
  }
  const rewritten = last(/internal redirect with (.*) \[INTERNAL REDIRECT\]/);
  if (rewritten !== undefined) return { kind: 'rewritten', target: rewritten, query: queryIn(log) ?? asked };
  const stays =
    lines.length === 0 || lines.some((line) => /\] pass through |\[IGNORING REWRITE\]/.test(line));
  if (!stays) return { kind: `status ${status}` };
  const handler = last(/to have Content-handler '(.*)'/) ?? '';
  return { kind: 'stayed', handler, type: last(/to have MIME-type '(.*)'/) ?? '' };
}

/** Of the last rule that says something of it in the first run. */
function queryIn(log: string): string | undefined {
  const said = log
    .split('\n')
    .filter((line) => line.includes('/initial]'))
    .map((line) => /discarding query string/.exec(line)?.[0] ?? /split uri=.*, args=(.*)$/.exec(line)?.[1])
    .findLast((found) => found !== undefined);
  if (said === undefined) return undefined;
  return said === '<none>' || said === 'discarding query string' ? '' : said;
}
