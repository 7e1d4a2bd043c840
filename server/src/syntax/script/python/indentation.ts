import type { Span } from '../../../text/span.js';
import { descendants, type SyntaxNode } from '../syntaxNode.js';

/**
 * The blanks in front of every logical line that holds a statement: not of blank lines, comments, and the
 * lines inside brackets, strings and behind a backslash.
 */
export function indentationsOf(text: string, tree: SyntaxNode): readonly Span[] {
  const inside = joinedLines(text, tree);
  const spans: Span[] = [];
  for (const match of text.matchAll(/^([ \t\f]*)(?=[^\s#])/gm)) {
    const start = match.index;
    if (inside.has(start)) continue;
    spans.push({ start, end: start + (match[1] ?? '').length });
  }
  return spans;
}

/**
 * The first indentation that Python 3 refuses with `TabError: inconsistent use of tabs and spaces`: its depth
 * differs by what a tab is worth. Python's tokenizer counts twice, with tabs of 8 columns and of 1.
 */
export function inconsistentIndentation(text: string, tree: SyntaxNode): Span | null {
  const open: { readonly wide: number; readonly narrow: number }[] = [{ wide: 0, narrow: 0 }];
  for (const span of indentationsOf(text, tree)) {
    const blanks = text.slice(span.start, span.end);
    const depth = { wide: widthOf(blanks), narrow: blanks.length };
    while (open.length > 1 && (open.at(-1)?.wide ?? 0) > depth.wide) open.pop();
    const top = open.at(-1) ?? { wide: 0, narrow: 0 };
    if (depth.wide === top.wide ? depth.narrow !== top.narrow : depth.narrow <= top.narrow) return span;
    if (depth.wide > top.wide) open.push(depth);
  }
  return null;
}

/** Columns, a tab going on to the next multiple of 8, as Python counts. */
export function widthOf(blanks: string): number {
  let width = 0;
  for (const blank of blanks) width = blank === '\t' ? (Math.floor(width / 8) + 1) * 8 : width + 1;
  return width;
}

/** Offsets of the lines that go on with what the line above began. */
function joinedLines(text: string, tree: SyntaxNode): ReadonlySet<number> {
  const starts = new Set<number>();
  const add = (span: Span): void => {
    for (let at = text.indexOf('\n', span.start); at >= 0 && at < span.end; at = text.indexOf('\n', at + 1)) {
      starts.add(at + 1);
    }
  };
  for (const node of descendants(tree)) {
    if (node.type === 'string' || '([{'.includes(node.children[0]?.type ?? '?')) add(node.span);
  }
  for (const match of text.matchAll(/\\\r?\n/g)) starts.add(match.index + match[0].length);
  return starts;
}
