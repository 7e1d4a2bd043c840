import { callArguments, type PythonTree } from '../../syntax/script/python/pythonTree.js';
import { childInField, descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { TextEdit } from '../../text/edit.js';

/** A function that reads a form as cgi.FieldStorage does, files aside: the query, and the body of a POST. */
export const readForm = {
  imports: ['import os', 'import sys', 'from urllib.parse import parse_qs'],
  definition: [
    'def read_form():',
    '    """The fields of the query and of a posted form: name to list of values."""',
    '    query = os.environ.get("QUERY_STRING", "")',
    '    if os.environ.get("REQUEST_METHOD") == "POST":',
    '        length = int(os.environ.get("CONTENT_LENGTH") or 0)',
    '        query += "&" + sys.stdin.buffer.read(length).decode()',
    '    return parse_qs(query)',
    '',
    '',
    '',
  ],
};

/** Whether `cgi.FieldStorage` is called without arguments and assigned to one name. */
export const isForm = (tree: PythonTree, attribute: SyntaxNode): boolean =>
  nameOfForm(tree, attribute) !== null;

function nameOfForm(tree: PythonTree, attribute: SyntaxNode): string | null {
  const call = tree.parent(attribute);
  const assignment = call === null ? null : tree.parent(call);
  if (call?.type !== 'call' || assignment?.type !== 'assignment') return null;
  const given = callArguments(tree, call);
  const left = childInField(assignment, 'left');
  if (given === null || given.positional.length + given.keywords.size > 0 || left?.type !== 'identifier')
    return null;
  return tree.source(left);
}

/** Null where the form is used in a way that a dictionary of lists does not follow. */
export function formEdits(tree: PythonTree, attribute: SyntaxNode): readonly TextEdit[] | null {
  const name = nameOfForm(tree, attribute);
  const call = tree.parent(attribute);
  if (name === null || call === null) return null;
  const edits: TextEdit[] = [{ span: call.span, newText: 'read_form()' }];
  for (const node of descendants(tree.root)) {
    if (node.type !== 'identifier' || tree.source(node) !== name) continue;
    const parent = tree.parent(node);
    if (parent === null || (parent.type === 'assignment' && node.field === 'left')) continue;
    if (parent.type === 'attribute' && node.field === 'attribute') continue;
    if (parent.type === 'comparison_operator' && /\bin\b/.test(tree.source(parent))) continue;
    const edit = useEdit(tree, node, parent);
    if (edit === null) return null;
    edits.push(edit);
  }
  return edits;
}

/** `form.getvalue(name, default)` and its kin, and `form[name].value`. */
function useEdit(tree: PythonTree, node: SyntaxNode, parent: SyntaxNode): TextEdit | null {
  const form = tree.source(node);
  const outer = tree.parent(parent);
  if (outer === null) return null;
  if (parent.type === 'subscript' && outer.type === 'attribute') {
    const attribute = childInField(outer, 'attribute');
    const isValue = attribute !== null && tree.source(attribute) === 'value';
    return isValue ? { span: { start: parent.span.end, end: outer.span.end }, newText: '[0]' } : null;
  }
  const method = parent.type === 'attribute' ? childInField(parent, 'attribute') : null;
  const given = outer.type === 'call' ? callArguments(tree, outer) : null;
  if (method === null || given === null || given.spread) return null;
  const [key, positional] = given.positional;
  const byDefault = positional ?? given.keywords.get('default') ?? null;
  if (tree.source(method) === 'keys' && key === undefined)
    return { span: outer.span, newText: `${form}.keys()` };
  if (key === undefined) return null;
  const field = tree.source(key);
  switch (tree.source(method)) {
    case 'getvalue':
    case 'getfirst': {
      const value = byDefault === null ? 'None' : tree.source(byDefault);
      return { span: outer.span, newText: `${form}.get(${field}, [${value}])[0]` };
    }
    case 'getlist':
      return { span: outer.span, newText: `${form}.get(${field}, [])` };
    default:
      return null;
  }
}
