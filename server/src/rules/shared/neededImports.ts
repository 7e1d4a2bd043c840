import { bindingsIn } from '../../syntax/script/python/bindings.js';
import type { PythonImport } from '../../syntax/script/python/pythonScript.js';
import { indentOf, type PythonTree } from '../../syntax/script/python/pythonTree.js';
import { isAlone, withoutStatement } from '../../syntax/script/python/statementEdits.js';
import { childInField, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { TextEdit } from '../../text/edit.js';
import { endOfLine, lineEndOf } from './statementAt.js';

/** An import that new code asks for: `import module`, or `from module import name`. */
export interface NeededImport {
  readonly module: string;
  readonly name: string | null;
}

const lineOf = ({ module, name }: NeededImport): string =>
  name === null ? `import ${module}` : `from ${module} import ${name}`;

const boundBy = ({ module, name }: NeededImport): string => name ?? module.split('.', 1)[0] ?? module;

/** Whether the script uses the name that an import would bind for something else. */
export const isTaken = (tree: PythonTree, imports: readonly PythonImport[], needed: NeededImport): boolean =>
  isBound(tree, boundBy(needed)) ||
  imports.some((each) => each.boundTo === boundBy(needed) && !brings(each, needed));

/** Whether the script gives a name a value of its own, other than by an import. */
export function isBound(tree: PythonTree, wanted: string): boolean {
  for (const { name, by } of bindingsIn(tree, tree.root)) {
    if (name === wanted && !/import/.test(by.type)) return true;
  }
  return false;
}

const brings = ({ module, name, boundTo }: PythonImport, needed: NeededImport): boolean =>
  boundTo === boundBy(needed) &&
  name === needed.name &&
  (module === needed.module || (name === null && module.startsWith(`${needed.module}.`)));

/**
 * The statement of the module without some of the modules that it imports, and with others imported in their place
 * unless the script has imported them before.
 *
 * @param gone the children of the statement that are to go.
 */
export function importEdit(
  tree: PythonTree,
  imports: readonly PythonImport[],
  statement: SyntaxNode,
  gone: readonly SyntaxNode[],
  needed: readonly NeededImport[],
): TextEdit {
  const kept = namedChildren(statement).filter((child) => child.field === 'name' && !gone.includes(child));
  const module = childInField(statement, 'module_name');
  const start = module === null ? 'import' : `from ${tree.source(module)} import`;
  const isThere = (each: NeededImport): boolean =>
    imports.some(
      (known) =>
        brings(known, each) &&
        known.span.start <= statement.span.start &&
        (known.span.start < statement.span.start ||
          kept.some((child) => tree.source(child) === each.module)) &&
        isAtTop(tree, known.span.start),
    );
  const lines = [
    ...(kept.length > 0 ? [`${start} ${kept.map(tree.source).join(', ')}`] : []),
    ...inOrder([...new Set(needed.filter((each) => !isThere(each)).map(lineOf))]),
  ];
  return lines.length === 0
    ? withoutStatement(tree, statement)
    : { span: statement.span, newText: lines.join(separatorOf(tree, statement)) };
}

/** Whole modules first, each kind by its name. */
const inOrder = (lines: readonly string[]): readonly string[] =>
  [...lines].sort((a, b) =>
    a.startsWith('from') === b.startsWith('from') ? (a < b ? -1 : 1) : a > b ? -1 : 1,
  );

const isAtTop = (tree: PythonTree, start: number): boolean =>
  namedChildren(tree.root).some(({ span }) => span.start === start);

/** Lines of their own, or semicolons where the statement shares its line with another. */
function separatorOf(tree: PythonTree, statement: SyntaxNode): string {
  const isShared = /^[ \t]*;/.test(tree.text.slice(statement.span.end));
  const indentation = indentOf(tree.text, statement.span);
  return isShared || !isAlone(tree, statement) ? '; ' : `${lineEndOf(tree.text)}${indentation}`;
}

/** A function of another module, as the script can name it. */
export interface ImportedFunction {
  readonly name: string;
  /** The import that it needs; empty where the script has it already. */
  readonly edits: readonly TextEdit[];
}

/**
 * How a script calls a function of a module: by the imports that it has at its top, else by one more behind the
 * first of them. Null where there is no place for that.
 *
 * @param other the name that it gets where the script has another use for its own
 */
export function importedFunction(
  tree: PythonTree,
  imports: readonly PythonImport[],
  { module, name }: { readonly module: string; readonly name: string },
  other: string,
): ImportedFunction | null {
  for (const known of imports) {
    if (known.boundTo === null || known.module !== module || !isAtTop(tree, known.span.start)) continue;
    if (isBound(tree, known.boundTo)) continue;
    if (known.name === null && known.boundTo === module) return { name: `${module}.${name}`, edits: [] };
    if (known.name === name) return { name: known.boundTo, edits: [] };
  }
  const isFree = !isTaken(tree, imports, { module, name });
  if (!isFree && isTaken(tree, imports, { module, name: other })) return null;
  const line = isFree ? lineOf({ module, name }) : `${lineOf({ module, name })} as ${other}`;
  const first = namedChildren(tree.root).find(({ type }) => /^import_(from_)?statement$/.test(type));
  if (first === undefined || !isAlone(tree, first)) return null;
  const at = endOfLine(tree.text, first.span.end);
  const edit = { span: { start: at, end: at }, newText: `${lineEndOf(tree.text)}${line}` };
  return { name: isFree ? name : other, edits: [edit] };
}
