import { readsIn } from '../../syntax/script/python/bindings.js';
import { nextLine } from '../../syntax/script/python/pythonTree.js';
import type { SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { deletion, type TextEdit } from '../../text/edit.js';
import { contains } from '../../text/span.js';
import type { WriteReading } from './writes.js';

/** Modules that a CGI script needs and its WSGI form may not: importing them has no other effect. */
const candidates = new Set(['sys', 'os', 'cgitb']);

/**
 * Edits that drop the imports of these modules where the edits took their last use away.
 *
 * @param needed modules that the new text uses by itself.
 */
export function withoutUnusedImports(
  { tree }: WriteReading,
  edits: readonly TextEdit[],
  needed: readonly string[],
  kept: ReadonlySet<SyntaxNode>,
): readonly TextEdit[] {
  const replaced = edits.filter(({ span }) => span.end > span.start);
  const used = new Set(
    [...readsIn(tree, tree.root)]
      .filter(
        (node) =>
          !replaced.some(({ span }) => contains(span, node.span)) || isWritten(tree.source(node), edits),
      )
      .map((node) => tree.source(node)),
  );
  return [...kept].flatMap((statement): readonly TextEdit[] => {
    if (!/^import(_from)?_statement$/.test(statement.type)) return [];
    const imported = statement.children.filter((child) => child.field === 'name');
    const isFrom = statement.type === 'import_from_statement';
    const module = isFrom ? statement.children.find((child) => child.field === 'module_name') : undefined;
    if (module !== undefined && !candidates.has(tree.source(module))) return [];
    const stays = imported.filter((child) => {
      const name = tree.source(child);
      const bound = name.split(/\s+as\s+/).at(-1) ?? name;
      return used.has(bound) || (!isFrom && (!candidates.has(name) || needed.includes(name)));
    });
    if (stays.length === imported.length) return [];
    if (stays.length === 0) {
      const end = nextLine(tree.text, statement.span.end);
      return [deletion({ start: statement.span.start, end })];
    }
    const [first] = imported;
    const last = imported.at(-1);
    if (first === undefined || last === undefined) return [];
    return [
      {
        span: { start: first.span.start, end: last.span.end },
        newText: stays.map((child) => slicedName(tree.source(child), edits, child)).join(', '),
      },
    ];
  });
}

/** Whether an edit itself uses the module, as `file=sys.stderr` does. */
const isWritten = (name: string, edits: readonly TextEdit[]): boolean =>
  edits.some(({ newText }) => new RegExp(`\\b${name}\\.`).test(newText));

/** The imported name with what the port made of it. */
const slicedName = (source: string, edits: readonly TextEdit[], child: SyntaxNode): string =>
  edits.find(({ span }) => span.start === child.span.start && span.end === child.span.end)?.newText ?? source;
