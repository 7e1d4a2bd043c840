import { insertion, type TextEdit } from '../../../text/edit.js';
import { childInField, descendants, type SyntaxNode } from '../syntaxNode.js';
import { type Ported, urllibParse } from './python2Imports.js';
import { callArguments, calledName, dottedName, indentOf, type PythonTree } from './pythonTree.js';

const renamedNames: ReadonlyMap<string, string> = new Map([
  ['xrange', 'range'],
  ['raw_input', 'input'],
  ['unichr', 'chr'],
  ['unicode', 'str'],
  ['basestring', 'str'],
  ['long', 'int'],
]);

const renamedAttributes: ReadonlyMap<string, string> = new Map([
  ['os.getcwdu', 'os.getcwd'],
  ['sys.maxint', 'sys.maxsize'],
  ['string.letters', 'string.ascii_letters'],
  ['string.lowercase', 'string.ascii_lowercase'],
  ['string.uppercase', 'string.ascii_uppercase'],
  ['time.clock', 'time.perf_counter'],
]);

/** Functions of the module string that are methods of a text now. */
const stringFunctions = new Set(
  'capitalize count find lower lstrip replace rfind rstrip split strip upper zfill'.split(' '),
);

const goneFunctions = new Set(['apply', 'buffer', 'cmp', 'coerce', 'execfile', 'intern', 'reduce', 'reload']);

/** What reads a sequence to its end, so that a list and a view do the same. */
const consumers = new Set(
  'all any dict enumerate frozenset join list max min set sorted sum tuple len'.split(' '),
);

/** A name, attribute or call that Python 3 calls otherwise, or lacks. */
export function portName(tree: PythonTree, node: SyntaxNode, python2: boolean): Ported {
  const nothing: Ported = { edits: [], doubt: null, at: node.span };
  const edits = (...list: readonly TextEdit[]): Ported => ({ edits: list, doubt: null, at: node.span });
  const doubt = (because: string): Ported => ({ edits: [], doubt: because, at: node.span });
  switch (node.type) {
    case 'identifier': {
      const name = tree.source(node);
      const to = renamedNames.get(name);
      if (to === undefined || !isBuiltin(tree, node) || isDefined(tree, name)) return nothing;
      return edits({ span: node.span, newText: to });
    }
    case 'attribute': {
      const name = dottedName(tree, node) ?? '';
      const to = renamedAttributes.get(name);
      if (to !== undefined) return edits({ span: node.span, newText: to });
      const [module, member = ''] = name.split('.');
      if (module !== 'urllib' || !importsUrllib(tree) || tree.parent(node)?.type === 'attribute')
        return nothing;
      const part = urllibParse.has(member) ? 'parse' : 'request';
      const ported = edits(insertion(node.span.start + 'urllib'.length, `.${part}`));
      return part === 'parse'
        ? ported
        : { ...ported, doubt: 'fetches from the web, which gives bytes under Python 3' };
    }
    case 'call':
      return portCall(tree, node, python2, { nothing, edits, doubt });
    default:
      return nothing;
  }
}

interface Answers {
  readonly nothing: Ported;
  readonly edits: (...list: readonly TextEdit[]) => Ported;
  readonly doubt: (because: string) => Ported;
}

function portCall(tree: PythonTree, call: SyntaxNode, python2: boolean, answer: Answers): Ported {
  const callee = childInField(call, 'function');
  const given = callArguments(tree, call);
  if (callee === null || given === null) return answer.nothing;
  const name = dottedName(tree, callee) ?? '';
  const count = given.positional.length;

  if (callee.type === 'attribute') {
    const object = childInField(callee, 'object');
    const methodNode = childInField(callee, 'attribute');
    const method = methodNode === null ? '' : tree.source(methodNode);
    if (object === null || methodNode === null) return answer.nothing;
    if (method === 'has_key' && count === 1) return portHasKey(tree, call, object, given.positional[0]);
    const iteration = /^iter(items|keys|values)$/.exec(method);
    if (iteration?.[1] !== undefined && count === 0)
      return answer.edits({ span: methodNode.span, newText: iteration[1] });
    if (name === 'string.join') return portJoin(tree, call, given.positional);
    if (name === `string.${method}` && stringFunctions.has(method))
      return portStringFunction(call, method, given.positional);
    if (name === 'cgi.escape') return portEscape(tree, call, given.keywords.size, given.positional);
    if (name === 'os.popen2' || name === 'os.popen3') return answer.doubt('starts a child process');
    if (!python2) return answer.nothing;
    if (/^(keys|values|items)$/.test(method) && count === 0) return asList(tree, call, answer);
    if (method === 'sort' && count > 0) return answer.doubt('sorts by a comparing function');
    if (method === 'next' && count === 0)
      return answer.edits(insertion(object.span.start, 'next('), {
        span: { start: object.span.end, end: call.span.end },
        newText: ')',
      });
    if (method === 'decode' || method === 'encode')
      return answer.doubt(`calls .${method}(), and texts are no bytes under Python 3`);
    return answer.nothing;
  }
  if (isDefined(tree, name)) return answer.nothing;
  if (name === 'unicode' && count > 1)
    return answer.doubt('decodes bytes, which texts are no more under Python 3');
  if (name === 'file') return answer.edits({ span: callee.span, newText: 'open' });
  if (goneFunctions.has(name)) return answer.doubt(`calls ${name}(), which Python 3 does not have`);
  if (!python2) return answer.nothing;
  if (/^(map|filter|zip|range)$/.test(name)) return asList(tree, call, answer);
  if (name === 'input') return answer.doubt('evaluates what it reads');
  if (name === 'sorted' && count > 1) return answer.doubt('sorts by a comparing function');
  if (name === 'open' && given.positional[1] !== undefined && /b/.test(tree.source(given.positional[1])))
    return answer.doubt('opens a file for bytes');
  return answer.nothing;
}

function portHasKey(
  tree: PythonTree,
  call: SyntaxNode,
  object: SyntaxNode,
  key: SyntaxNode | undefined,
): Ported {
  const nothing: Ported = { edits: [], doubt: null, at: call.span };
  const parent = tree.parent(call);
  if (key === undefined) return nothing;
  const bracketed = /^(boolean|comparison|not|lambda|conditional)/.test(key.type);
  const left = bracketed ? `(${tree.source(key)})` : tree.source(key);
  const negated = parent?.type === 'not_operator';
  const statement =
    /^(if|while|elif|return|expression|assert|print)|assignment$|boolean_operator|parenthesized_expression|argument_list|conditional_expression/;
  const needsBrackets = !negated && !statement.test(parent?.type ?? '');
  const start = negated ? parent.span.start : call.span.start;
  return {
    edits: [
      {
        span: { start, end: object.span.start },
        newText: `${needsBrackets ? '(' : ''}${left} ${negated ? 'not in' : 'in'} `,
      },
      { span: { start: object.span.end, end: key.span.start }, newText: '' },
      { span: { start: key.span.start, end: call.span.end }, newText: needsBrackets ? ')' : '' },
    ],
    doubt: [...descendants(key)].some((each) => each.type === 'call')
      ? 'asks has_key() for the value of a call'
      : null,
    at: call.span,
  };
}

/** `string.join(words, sep)`, whose separator is a space where none is given. */
function portJoin(tree: PythonTree, call: SyntaxNode, given: readonly SyntaxNode[]): Ported {
  const [words, separator] = given;
  if (words === undefined) return { edits: [], doubt: null, at: call.span };
  const glue = separator === undefined ? "' '" : tree.source(separator);
  const simple = separator === undefined || /^(string|identifier|attribute)$/.test(separator.type);
  return {
    edits: [
      {
        span: { start: call.span.start, end: words.span.start },
        newText: `${simple ? glue : `(${glue})`}.join(`,
      },
      { span: { start: words.span.end, end: call.span.end }, newText: ')' },
    ],
    doubt: null,
    at: call.span,
  };
}

function portStringFunction(call: SyntaxNode, method: string, given: readonly SyntaxNode[]): Ported {
  const [text, next] = given;
  if (text === undefined) return { edits: [], doubt: null, at: call.span };
  const simple = /^(string|identifier|attribute|call|subscript)$/.test(text.type);
  return {
    edits: [
      { span: { start: call.span.start, end: text.span.start }, newText: simple ? '' : '(' },
      {
        span: { start: text.span.end, end: next?.span.start ?? text.span.end },
        newText: `${simple ? '' : ')'}.${method}(`,
      },
    ],
    doubt: null,
    at: call.span,
  };
}

/** Gone since Python 3.8; `html.escape` also escapes quotes unless told not to. `html` itself is a common name for a page. */
function portEscape(
  tree: PythonTree,
  call: SyntaxNode,
  keywords: number,
  given: readonly SyntaxNode[],
): Ported {
  const callee = childInField(call, 'function');
  const last = given.at(-1);
  if (callee === null || last === undefined) return { edits: [], doubt: null, at: call.span };
  const quoteGiven = given.length > 1 || keywords > 0;
  return {
    edits: [
      { span: callee.span, newText: escapeName(tree) },
      ...(quoteGiven ? [] : [insertion(last.span.end, ', quote=False')]),
    ],
    doubt: null,
    at: call.span,
  };
}

/** The name under which `html.escape` is imported: `escape` where the program has no other use for it. */
const escapeName = (tree: PythonTree): string => (isDefined(tree, 'escape') ? 'html_escape' : 'escape');

/** The import that `cgi.escape` needs now, beside that of cgi or in its place where nothing else is taken from there. */
export function escapeImport(tree: PythonTree): readonly TextEdit[] {
  const nodes = [...descendants(tree.root)];
  const calls = nodes.filter((node) => calledName(tree, node) === 'cgi.escape').length;
  if (calls === 0) return [];
  const name = escapeName(tree);
  const line = `from html import escape${name === 'escape' ? '' : ` as ${name}`}`;
  const statement = nodes.find(
    (node) => node.type === 'import_statement' && /\bcgi\b/.test(tree.source(node)),
  );
  if (statement === undefined) return [];
  const uses = nodes.filter((node) => node.type === 'identifier' && tree.source(node) === 'cgi').length;
  if (tree.source(statement) === 'import cgi' && uses === calls + 1) {
    return [{ span: statement.span, newText: line }];
  }
  const lineEnd = tree.text.includes('\r\n') ? '\r\n' : '\n';
  return [insertion(statement.span.end, `${lineEnd}${indentOf(tree.text, statement.span)}${line}`)];
}

function asList(tree: PythonTree, call: SyntaxNode, answer: Answers): Ported {
  const parent = tree.parent(call);
  if (parent === null || parent.type === 'expression_statement') return answer.nothing;
  if (call.field === 'right' && /^(for_statement|for_in_clause)$/.test(parent.type)) return answer.nothing;
  if (parent.type === 'comparison_operator') return answer.nothing;
  if (parent.type === 'argument_list') {
    const outer = tree.parent(parent);
    const callee = outer === null ? null : childInField(outer, 'function');
    const name =
      callee === null
        ? ''
        : tree.source(callee.type === 'attribute' ? (childInField(callee, 'attribute') ?? callee) : callee);
    // A list and a view have a length, what map, filter and zip give has none.
    const isSized = name !== 'len' || /\.\w+$/.test(tree.source(childInField(call, 'function') ?? call));
    if (consumers.has(name) && isSized) return answer.nothing;
  }
  return answer.edits(insertion(call.span.start, 'list('), insertion(call.span.end, ')'));
}

/** Whether an identifier is used as a name of its own: no attribute, keyword or binding of that name. */
function isBuiltin(tree: PythonTree, node: SyntaxNode): boolean {
  const parent = tree.parent(node);
  if (parent === null) return false;
  if (parent.type === 'attribute') return node.field === 'object';
  if (parent.type === 'keyword_argument') return node.field === 'value';
  return node.field !== 'name' && parent.type !== 'dotted_name';
}

/** Whether the program gives the name a meaning of its own anywhere: by assignment, definition, import or parameter. */
export function isDefined(tree: PythonTree, name: string): boolean {
  const names = definedNames.get(tree) ?? new Set(definitionsIn(tree));
  definedNames.set(tree, names);
  return names.has(name);
}

/** Asked for at every call of a program: the tree is read for it once. */
const definedNames = new WeakMap<PythonTree, ReadonlySet<string>>();

function* definitionsIn(tree: PythonTree): Generator<string> {
  for (const node of descendants(tree.root)) {
    if (node.type === 'identifier' && isDefinition(tree, node)) yield tree.source(node);
  }
}

function isDefinition(tree: PythonTree, node: SyntaxNode): boolean {
  const parent = tree.parent(node);
  if (parent === null) return false;
  if (node.field === 'left' && /assignment|for_/.test(parent.type)) return true;
  if (node.field === 'name' && /definition|parameter/.test(parent.type)) return true;
  if (parent.type === 'dotted_name') return /import/.test(tree.parent(parent)?.type ?? '');
  return /^(parameters|pattern_list|tuple_pattern|lambda_parameters|as_pattern_target|aliased_import|global_statement)$/.test(
    parent.type,
  );
}

const importsUrllib = (tree: PythonTree): boolean => /^[ \t]*import\b[^\n]*\burllib\b(?!\.)/m.test(tree.text);
