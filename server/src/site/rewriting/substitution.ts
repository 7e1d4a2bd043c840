import type { RewriteRule } from './rewriteConfiguration.js';
import { type Beginning, wholeText } from './rewriteState.js';
import { schemeOf } from './schemes.js';

export interface Split {
  readonly name: Beginning;
  readonly query: string | null;
}

/** Parts the query from a substitution (`splitout_queryargs`). */
export function splitQuery(name: Beginning, before: string | null, rule: RewriteRule): Split {
  const { flags } = rule;
  if (rule.withoutQuery) return { name, query: '' };
  const scheme = schemeOf(name.start);
  if (scheme !== null && !scheme.hasQuery) return { name, query: '' };
  const query = flags.discardQuery ? '' : before;
  const from = scheme?.length ?? 0;
  const rest = name.start.slice(from);
  const at = flags.lastQuestionMark ? rest.lastIndexOf('?') : rest.indexOf('?');
  if (name.whole === null) {
    if (at < 0 || flags.lastQuestionMark) return { name, query: null };
    return { name: wholeText(name.start.slice(0, from + at)), query: null };
  }
  if (at < 0) return { name, query };
  const own = rest.slice(at + 1);
  return { name: wholeText(name.whole.slice(0, from + at)), query: queryOf(own, query, flags.appendQuery) };
}

/** Of an ampersand at its end one is taken away. */
function queryOf(own: string, before: string | null, append: boolean): string | null {
  if (!append) return own.replace(/&$/, '');
  if (own === '') return before === null ? null : before.replace(/&$/, '');
  return before === null ? null : `${own}&${before}`.replace(/&$/, '');
}

/** Where a path lies in a folder, it with another in the folder's place (`subst_prefix_path`); itself where not. */
export function withPrefix(path: string, folder: string, other: string): string {
  const without = folder.replace(/\/$/, '');
  if (!path.startsWith(`${without}/`)) return path;
  const rest = path.slice(without.length + 1);
  return other === '' || other.endsWith('/') ? other + rest : `${other}/${rest}`;
}
