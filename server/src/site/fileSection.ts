import type { SectionOpen } from '../syntax/htaccess/nodes.js';

/** Whether the section speaks of files by their name, as `<Files>` and `<FilesMatch>` do. */
export const isFileSection = (open: SectionOpen): boolean => /^files(match)?$/i.test(open.nameText);

/**
 * Whether a `<Files>` or `<FilesMatch>` section is about a file of this name. `<Files>` takes a shell pattern,
 * `<Files ~ ...>` and `<FilesMatch>` a regular expression that may match anywhere in the name.
 */
export function matchesFile(open: SectionOpen, fileName: string): boolean {
  const known = expressions.get(open);
  const expression = known === undefined ? expressionOfSection(open) : known;
  if (known === undefined) expressions.set(open, expression);
  return expression?.test(fileName) ?? false;
}

/** Every file that a folder holds is asked of every section. */
const expressions = new WeakMap<SectionOpen, RegExp | null>();

function expressionOfSection(open: SectionOpen): RegExp | null {
  const [first, second] = open.arguments;
  if (first === undefined) return null;
  if (/^filesmatch$/i.test(open.nameText)) return compiled(first.value);
  if (first.value === '~') return second === undefined ? null : compiled(second.value);
  return compiled(expressionOfShellPattern(first.value));
}

/** An expression that JavaScript cannot read matches nothing here. */
export const matchesExpression = (expression: string, text: string): boolean =>
  compiled(expression)?.test(text) ?? false;

function compiled(expression: string): RegExp | null {
  const insensitive = expression.startsWith('(?i)');
  try {
    return new RegExp(insensitive ? expression.slice(4) : expression, insensitive ? 'i' : '');
  } catch {
    return null;
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
