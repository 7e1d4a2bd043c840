/** Whether a text is a shell pattern: it holds `*`, `?` or a set in brackets (`apr_fnmatch_test`). */
export const isShellPattern = (text: string): boolean => /[*?]|\[[^\]]*\]/.test(text.replace(/\\./g, ''));

/**
 * `apr_fnmatch` for paths (`APR_FNM_PATHNAME`): neither `*` nor `?` nor a set stands for a slash.
 *
 * @param hidden whether a dot at the start is matched by a wildcard, as everywhere but in the names of files to
 * include (`APR_FNM_PERIOD`).
 */
export function matchesShellPattern(pattern: string, text: string, hidden = true): boolean {
  if (!hidden && text.startsWith('.') && !/^\\?\./.test(pattern)) return false;
  return expressionOf(pattern).test(text);
}

/** Few patterns are asked of many paths. */
const expressions = new Map<string, RegExp>();
const mostKept = 1000;

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  const made = new RegExp(`^${bodyOf(pattern)}$`, 's');
  if (expressions.size >= mostKept) expressions.clear();
  expressions.set(pattern, made);
  return made;
}

const bodyOf = (pattern: string): string =>
  pattern.replace(
    /\\([\s\S])|\*+|\?|\[([!^]?)(\]?(?:\\.|[^\]\\/])*)\]|[\s\S]/g,
    (part: string, escaped?: string, negation?: string, set?: string) => {
      if (escaped !== undefined) return literal(escaped);
      if (part.startsWith('*')) return '[^/]*';
      if (part === '?') return '[^/]';
      if (set === undefined || set === '') return literal(part);
      return `(?!/)[${negation ? '^' : ''}${set.replace(/\\?([[\]\\^])/g, '\\$1')}]`;
    },
  );

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
