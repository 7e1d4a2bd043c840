import type { RewriteRule } from './rewriteConfiguration.js';
import { anyText, type Beginning, wholeText } from './rewriteState.js';
import { schemeOf } from './schemes.js';

export interface Split {
  readonly name: Beginning;
  readonly query: Beginning;
}

const nothing = wholeText('');

/** Parts the query from a substitution (`splitout_queryargs`). */
export function splitQuery(name: Beginning, before: Beginning, rule: RewriteRule): Split {
  const { flags } = rule;
  if (rule.withoutQuery) return { name, query: nothing };
  const scheme = schemeOf(name.start);
  if (scheme !== null && !scheme.hasQuery) return { name, query: nothing };
  const query = flags.discardQuery ? nothing : before;
  const from = scheme?.length ?? 0;
  const rest = name.start.slice(from);
  const at = flags.lastQuestionMark ? rest.lastIndexOf('?') : rest.indexOf('?');
  if (at < 0) return { name, query: name.whole === null ? anyText : query };
  const own = { whole: name.whole === null ? null : rest.slice(at + 1), start: rest.slice(at + 1) };
  return {
    name: wholeText(name.start.slice(0, from + at)),
    query: flags.appendQuery ? appended(own, query) : withoutLast(own),
  };
}

function appended(own: Beginning, before: Beginning): Beginning {
  if (own.whole === null) return own;
  if (own.whole === '') return withoutLast(before);
  const start = `${own.whole}&${before.start}`;
  return before.whole === null ? { whole: null, start } : withoutLast(wholeText(start));
}

/** Of ampersands at the end one is taken away. */
const withoutLast = (query: Beginning): Beginning =>
  query.whole === null ? query : wholeText(query.whole.replace(/&$/, ''));

/** Where a path lies in a folder, it with another in the folder's place (`subst_prefix_path`); itself where not. */
export function withPrefix(path: string, folder: string, other: string): string {
  const without = folder.replace(/\/$/, '');
  if (!path.startsWith(`${without}/`)) return path;
  const rest = path.slice(without.length + 1);
  return other === '' || other.endsWith('/') ? other + rest : `${other}/${rest}`;
}

/** Whether the server forbids a query that it does not escape. What is not known of one is taken as harmless. */
export const hasControls = ({ start }: Beginning): boolean => /[\0-\x20\x7f]/.test(start);
