import type { TextEdit } from '../../../text/edit.js';
import { childInField, namedChildren, type SyntaxNode } from '../syntaxNode.js';
import { dottedName, type PythonTree } from './pythonTree.js';
import { withoutStatement } from './statementEdits.js';

/** What is built in now, or has another name, of modules that are still there and of some that are not. */
const members: ReadonlyMap<string, string> = new Map([
  ['itertools.izip', 'zip'],
  ['itertools.imap', 'map'],
  ['itertools.ifilter', 'filter'],
  ['itertools.izip_longest', 'itertools.zip_longest'],
  ['itertools.ifilterfalse', 'itertools.filterfalse'],
  ['sets.Set', 'set'],
  ['sets.ImmutableSet', 'frozenset'],
  ['string.atof', 'float'],
  ['string.atoi', 'int'],
  ['sys.exc_type', 'sys.exc_info()[0]'],
  ['sys.exc_value', 'sys.exc_info()[1]'],
  ['types.BooleanType', 'bool'],
  ['types.DictType', 'dict'],
  ['types.DictionaryType', 'dict'],
  ['types.FloatType', 'float'],
  ['types.IntType', 'int'],
  ['types.ListType', 'list'],
  ['types.LongType', 'int'],
  ['types.NoneType', 'type(None)'],
  ['types.StringType', 'str'],
  ['types.StringTypes', '(str,)'],
  ['types.TupleType', 'tuple'],
  ['types.UnicodeType', 'str'],
]);

/** Modules of which nothing is left to import. */
const dissolved = new Set(['exceptions', 'sets', 'md5', 'sha']);

/** `itertools.izip` and its kin; null for any other attribute. */
export function portMember(tree: PythonTree, node: SyntaxNode): TextEdit | null {
  const name = dottedName(tree, node) ?? '';
  const to = name.startsWith('exceptions.') ? name.slice('exceptions.'.length) : members.get(name);
  return to === undefined ? null : { span: node.span, newText: to };
}

/** A name that was taken out of such a module, wherever it stands; null for any other. */
export function portTakenName(
  tree: PythonTree,
  node: SyntaxNode,
  taken: ReadonlyMap<string, string>,
): TextEdit | null {
  const to = taken.get(tree.source(node));
  return to === undefined || to === tree.source(node) ? null : { span: node.span, newText: to };
}

/** Names that `from module import name` takes and that are to be written otherwise: to what stands for them now. */
export function takenNames(tree: PythonTree): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const statement of namedChildren(tree.root)) {
    for (const item of goneItems(tree, statement)) {
      const to = successorOf(tree, statement, item);
      if (to !== null && item.type !== 'aliased_import') names.set(tree.source(item), to);
    }
  }
  return names;
}

function successorOf(tree: PythonTree, statement: SyntaxNode, item: SyntaxNode): string | null {
  const module = childInField(statement, 'module_name');
  const source = module === null ? '' : tree.source(module);
  const name = tree.source(item);
  if (source === 'exceptions') return name;
  return members.get(`${source}.${name}`)?.replace(/^itertools\./, '') ?? null;
}

/** The items of an import statement that are to go: of `from a import b` those that are built in now. */
function goneItems(tree: PythonTree, statement: SyntaxNode): readonly SyntaxNode[] {
  const names = namedChildren(statement).filter(({ field }) => field === 'name');
  if (statement.type === 'import_statement') return names.filter((item) => dissolved.has(tree.source(item)));
  if (statement.type !== 'import_from_statement') return [];
  return names.filter(
    (item) => item.type !== 'aliased_import' && successorOf(tree, statement, item) !== null,
  );
}

/** An import without what there is nothing left of to import; null where all of it stays. */
export function portDissolvedImport(tree: PythonTree, statement: SyntaxNode): TextEdit | null {
  const gone = goneItems(tree, statement);
  if (gone.length === 0) return null;
  const module = childInField(statement, 'module_name');
  const kept = namedChildren(statement)
    .filter((item) => item.field === 'name' && !gone.includes(item))
    .map(tree.source);
  const renamed = gone.flatMap((item) => {
    const to = module === null ? undefined : members.get(`${tree.source(module)}.${tree.source(item)}`);
    return to?.startsWith('itertools.') === true ? [to.slice('itertools.'.length)] : [];
  });
  const names = [...kept, ...renamed];
  if (names.length === 0) return withoutStatement(tree, statement);
  const start = module === null ? 'import' : `from ${tree.source(module)} import`;
  return { span: statement.span, newText: `${start} ${names.join(', ')}` };
}
