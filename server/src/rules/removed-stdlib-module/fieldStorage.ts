import { bindingsIn } from '../../syntax/script/python/bindings.js';
import type { LibraryNames } from '../../syntax/script/python/libraryNames.js';
import { ancestors, callArguments, type PythonTree } from '../../syntax/script/python/pythonTree.js';
import { childInField, descendants, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { type Definition, type FormAccess, formFields, readForm } from './formReading.js';

/** A call that code of the script's own can do, or why that is not known. */
export type Standin =
  | { readonly kind: 'known'; readonly definition: Definition }
  | { readonly kind: 'declined'; readonly because: string };

const declined = (because: string): Standin => ({ kind: 'declined', because });

/** `cgi.parse()` */
export function parseStandin(tree: PythonTree, names: LibraryNames, callee: SyntaxNode): Standin {
  const call = tree.parent(callee);
  const blank = call === null ? null : keepsBlank(tree, names, call);
  return blank === null
    ? declined('cgi.parse is used with arguments of its own')
    : { kind: 'known', definition: readForm(blank) };
}

/** What only a form with uploaded files has, or a field that is itself a part of a body. */
const partNames = /^(filename|file|disposition|disposition_options|make_file|type_options)$/;

/** `cgi.FieldStorage()`, by what the script does with the form. */
export function formStandin(tree: PythonTree, names: LibraryNames, callee: SyntaxNode): Standin {
  const call = tree.parent(callee);
  if (call?.type !== 'call' || callee.field !== 'function')
    return declined('cgi.FieldStorage is used for something else than to read a form');
  const blank = keepsBlank(tree, names, call);
  if (blank === null) return declined('cgi.FieldStorage is called with arguments of its own');
  if (readsFiles(tree)) return declined('the form may bring uploaded files');
  const access = new Set<FormAccess>();
  const uses = namedForms(tree, call);
  for (const use of uses ?? [call]) {
    const refusal = addAccess(tree, names, use, access);
    if (refusal !== null) return declined(refusal);
  }
  return { kind: 'known', definition: formFields(access, blank) };
}

function readsFiles(tree: PythonTree): boolean {
  if (/multipart\/form-data|\btype\s*=\s*\\?["']?file\b/i.test(tree.text)) return true;
  for (const node of descendants(tree.root)) {
    if (node.type === 'identifier' && node.field === 'attribute' && partNames.test(tree.source(node)))
      return true;
  }
  return false;
}

/** Null where the arguments ask for more than the code that stands in does. */
function keepsBlank(tree: PythonTree, names: LibraryNames, call: SyntaxNode): boolean | null {
  const given = call.type === 'call' ? callArguments(tree, call) : null;
  if (given === null || given.spread) return null;
  const [input, ...others] = given.positional;
  if (others.length > 0) return null;
  const keywords = new Map(given.keywords);
  if (input !== undefined) keywords.set('fp', input);
  let blank = false;
  for (const [name, value] of keywords) {
    const [path] = names.pathsOf(value);
    if (name === 'fp' && (path === 'sys.stdin' || path === 'sys.stdin.buffer' || value.type === 'none'))
      continue;
    if (name === 'environ' && path === 'os.environ') continue;
    if (name !== 'keep_blank_values') return null;
    const source = tree.source(value);
    if (!/^(True|False|0|1)$/.test(source)) return null;
    blank = source === 'True' || source === '1';
  }
  return blank;
}

/** Everywhere a name stands that holds the form; null where it is not given to one name alone. */
function namedForms(tree: PythonTree, call: SyntaxNode): readonly SyntaxNode[] | null {
  const assignment = tree.parent(call);
  const left = assignment?.type === 'assignment' ? childInField(assignment, 'left') : null;
  if (left?.type !== 'identifier' || call.field !== 'right') return null;
  const name = tree.source(left);
  const bound = new Set([...bindingsIn(tree, tree.root)].map(({ node }) => node));
  return [...descendants(tree.root)].filter((node) => {
    if (node.type !== 'identifier' || bound.has(node) || tree.source(node) !== name) return false;
    const parent = tree.parent(node);
    if (parent?.type === 'attribute') return node.field === 'object';
    return !(parent?.type === 'keyword_argument' && node.field === 'name');
  });
}

const allAccess: readonly FormAccess[] = ['getvalue', 'getfirst', 'getlist', 'keys', 'item'];

/** Adds what a use of the form asks of it; why not, where the class would not do the same. */
function addAccess(
  tree: PythonTree,
  names: LibraryNames,
  form: SyntaxNode,
  access: Set<FormAccess>,
): string | null {
  const parent = tree.parent(form);
  switch (parent?.type) {
    case 'attribute': {
      const attribute = childInField(parent, 'attribute');
      const name = attribute === null ? '' : tree.source(attribute);
      const method = allAccess.find((each) => each === name && each !== 'item');
      if (method === undefined) return `the form is asked for "${name}"`;
      access.add(method);
      return null;
    }
    case 'subscript': {
      const outer = tree.parent(parent);
      const attribute = outer?.type === 'attribute' ? childInField(outer, 'attribute') : null;
      if (attribute !== null && !/^(value|name)$/.test(tree.source(attribute)))
        return `a field is asked for "${tree.source(attribute)}"`;
      access.add('item');
      return null;
    }
    case 'comparison_operator':
      return /\bin\b/.test(tree.source(parent)) || tree.source(parent).includes('None')
        ? null
        : 'the form is compared with something else';
    case 'if_statement':
    case 'elif_clause':
    case 'while_statement':
    case 'not_operator':
    case 'boolean_operator':
    case 'expression_statement':
    case 'for_statement':
    case 'for_in_clause':
      return null;
    case 'argument_list': {
      const call = tree.parent(parent);
      const callee = call === null ? null : childInField(call, 'function');
      const name = callee?.type === 'identifier' ? tree.source(callee) : '';
      if (/^(len|bool|sorted|list|set|iter|tuple|enumerate)$/.test(name)) return null;
      break;
    }
  }
  return passedOn(tree, names, form, access);
}

/** What is passed on inside the script may be asked for anything that the class can do. */
function passedOn(
  tree: PythonTree,
  names: LibraryNames,
  form: SyntaxNode,
  access: Set<FormAccess>,
): string | null {
  const call = [...ancestors(tree, form)].find(({ type }) => /^(call|module|block)$/.test(type));
  const callee = call?.type === 'call' ? childInField(call, 'function') : null;
  if (callee !== null && !isDefinedHere(tree, names, callee))
    return 'the form is handed to code outside of the script';
  for (const each of allAccess) access.add(each);
  return null;
}

function isDefinedHere(tree: PythonTree, names: LibraryNames, callee: SyntaxNode): boolean {
  if (names.pathsOf(callee).length > 0) return false;
  const nameNode = callee.type === 'attribute' ? childInField(callee, 'attribute') : callee;
  const name = nameNode === null ? '' : tree.source(nameNode);
  for (const node of descendants(tree.root)) {
    if (!/^(function|class)_definition$/.test(node.type)) continue;
    const defined = childInField(node, 'name');
    if (defined !== null && tree.source(defined) === name) return true;
  }
  return false;
}

/** The statement of the module in which a node stands. */
export const topLevel = (tree: PythonTree, node: SyntaxNode): SyntaxNode =>
  [node, ...ancestors(tree, node)].at(-2) ?? node;

/** The statements of the module, comments included. */
export const topStatements = (tree: PythonTree): readonly SyntaxNode[] => namedChildren(tree.root);
