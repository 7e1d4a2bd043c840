import type { Span } from '../../text/span.js';

/**
 * A node of a script's syntax tree: an immutable copy of what tree-sitter found, so that nothing has to be
 * freed and rules stay pure functions. Kinds and field names are those of the language's grammar.
 */
export interface SyntaxNode {
  readonly type: string;
  readonly span: Span;
  /** All children, punctuation and keywords included, in the order of the text. */
  readonly children: readonly SyntaxNode[];
  /** Whether the grammar names it: `identifier` is named, `(` is not. */
  readonly named: boolean;
  /** The field of the parent that it fills, as `function` or `arguments` in a call. */
  readonly field: string | null;
  /** Whether the text breaks the grammar here: an error node, or a token that had to be supposed. */
  readonly broken: boolean;
}

export const childInField = (node: SyntaxNode, field: string): SyntaxNode | null =>
  node.children.find((child) => child.field === field) ?? null;

export const namedChildren = (node: SyntaxNode): readonly SyntaxNode[] =>
  node.children.filter((child) => child.named);

/** The node and all below it, depth first, in the order of the text. */
export function* descendants(node: SyntaxNode): Generator<SyntaxNode> {
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    for (let index = next.children.length - 1; index >= 0; index--) {
      const child = next.children[index];
      if (child !== undefined) open.push(child);
    }
  }
}
