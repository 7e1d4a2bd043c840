import type { SectionOpen } from '../syntax/htaccess/nodes.js';

/** Whether the section speaks of files by their name, as `<Files>` and `<FilesMatch>` do. */
export const isFileSection = (open: SectionOpen): boolean => /^files(match)?$/i.test(open.name.value);

/**
 * Whether a `<Files>` or `<FilesMatch>` section is about a file of this name. `<Files>` takes a shell pattern,
 * `<Files ~ ...>` and `<FilesMatch>` a regular expression that may match anywhere in the name.
 */
export function matchesFile(open: SectionOpen, fileName: string): boolean {
  const [first, second] = open.arguments;
  if (first === undefined) return false;
  const byExpression = /^filesmatch$/i.test(open.name.value);
  if (byExpression) return matchesExpression(first.value, fileName);
  if (first.value === '~') return second !== undefined && matchesExpression(second.value, fileName);
  return matchesExpression(expressionOfShellPattern(first.value), fileName);
}

/** An expression that JavaScript cannot read matches nothing here. */
export function matchesExpression(expression: string, text: string): boolean {
  const insensitive = expression.startsWith('(?i)');
  try {
    return new RegExp(insensitive ? expression.slice(4) : expression, insensitive ? 'i' : '').test(text);
  } catch {
    return false;
  }
}

/** `apr_fnmatch` without flags: `*`, `?`, `[...]` with `!` or `^`, and a backslash before a literal unit. */
function expressionOfShellPattern(pattern: string): string {
  const body = pattern.replace(
    /\\([\s\S])|\*|\?|\[([!^]?)((?:\\.|[^\]\\])+)\]|[.+^${}()|[\]\\/]/g,
    (part: string, escaped?: string, negation?: string, set?: string) => {
      if (escaped !== undefined) return escaped.replace(/[.+^${}()|[\]\\*?/]/, '\\$&');
      if (part === '*') return '[\\s\\S]*';
      if (part === '?') return '[\\s\\S]';
      if (set !== undefined) return `[${negation ? '^' : ''}${set}]`;
      return `\\${part}`;
    },
  );
  return `^${body}$`;
}
