import { callArguments } from '../../syntax/script/python/pythonTree.js';
import { literalValue } from '../../syntax/script/python/stringLiteral.js';
import { childInField, descendants, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { Declined } from './decline.js';
import type { WriteReading } from './writes.js';

/** The names that stand for the request inside `application`. */
export interface RequestNames {
  readonly environ: string;
  /** The variables as CGI decodes them. */
  readonly variables: string;
  readonly stdin: string;
}

export interface RequestReads {
  readonly edits: readonly TextEdit[];
  /** The nodes that read the request: what holds one of them must be inside `application`. */
  readonly nodes: readonly SyntaxNode[];
  readonly readsVariables: boolean;
  readonly readsStdin: boolean;
  /** The CGI variables read by name; null where a name is not known. */
  readonly variables: readonly string[] | null;
  readonly readsForm: boolean;
}

/** CGI variables that hold ASCII (RFC 3875, RFC 3986), which Latin-1 and UTF-8 read alike. */
const ascii = new Set([
  'AUTH_TYPE',
  'CONTENT_LENGTH',
  'CONTENT_TYPE',
  'GATEWAY_INTERFACE',
  'HTTPS',
  'REMOTE_ADDR',
  'REMOTE_PORT',
  'QUERY_STRING',
  'REQUEST_METHOD',
  'REQUEST_SCHEME',
  'REQUEST_URI',
  'SERVER_ADDR',
  'SERVER_NAME',
  'SERVER_PORT',
  'SERVER_PROTOCOL',
  'SERVER_SOFTWARE',
]);

/** Header fields are ASCII too (RFC 9110, section 5.5); only cookies are set from scripts with anything in them. */
const isAscii = (name: string): boolean =>
  ascii.has(name) || (name.startsWith('HTTP_') && name !== 'HTTP_COOKIE');

/** Where a program reads the request, and how it does that under WSGI (PEP 3333). */
export function requestReads(reading: WriteReading, to: RequestNames): RequestReads {
  const { tree, names } = reading;
  const edits: TextEdit[] = [];
  const nodes: SyntaxNode[] = [];
  const variables: (string | null)[] = [];
  let readsVariables = false;
  let readsStdin = false;
  let readsForm = false;

  const readVariable = (key: SyntaxNode | undefined): string => {
    const name = key === undefined ? null : literalValue(tree, key);
    variables.push(name);
    if (name !== null && isAscii(name)) return to.environ;
    readsVariables = true;
    return to.variables;
  };

  for (const node of descendants(tree.root)) {
    const parent = tree.parent(node);
    if (parent === null || parent.type === 'dotted_name' || parent.type === 'aliased_import') continue;
    const name = names.imported(node);
    if (name === 'os.environ') {
      nodes.push(node);
      if (parent.type === 'keyword_argument') {
        edits.push({ span: node.span, newText: to.environ });
      } else if (parent.type === 'assignment') {
        readsVariables = true;
        variables.push(null);
        edits.push({ span: node.span, newText: to.variables });
      } else {
        edits.push({ span: node.span, newText: readVariable(keyOf(parent, tree.parent(parent))) });
      }
    }
    if (name === 'sys.stdin') {
      nodes.push(node);
      readsStdin = true;
      edits.push({ span: node.span, newText: to.stdin });
    }
    if (node.type !== 'call') continue;
    const called = names.ofCall(node);
    const given = callArguments(tree, node);
    const callee = childInField(node, 'function');
    if (called === 'os.getenv' && given !== null && callee !== null) {
      nodes.push(node);
      edits.push({ span: callee.span, newText: `${readVariable(given.positional[0])}.get` });
    }
    if (called === 'cgi.FieldStorage' || called === 'cgi.parse') {
      nodes.push(node);
      readsForm = true;
      if (given === null || given.spread || given.positional.length > 0) {
        throw new Declined(node.span, 'reads the form from where the call says, not from the request');
      }
      const added = [
        ...(given.keywords.has('fp') ? [] : [`fp=${to.environ}["wsgi.input"]`]),
        ...(given.keywords.has('environ') ? [] : [`environ=${to.environ}`]),
      ].join(', ');
      const last = namedChildren(given.list).at(-1);
      edits.push(
        last === undefined
          ? insertion(given.list.span.start + 1, added)
          : insertion(last.span.end, added === '' ? '' : `, ${added}`),
      );
    }
  }
  const known = variables.filter((name) => name !== null);
  return {
    edits,
    nodes,
    readsVariables,
    readsStdin,
    readsForm,
    variables: known.length === variables.length ? known : null,
  };
}

/** Of `os.environ["X"]`, `os.environ.get("X")` and `"X" in os.environ` the key. */
function keyOf(parent: SyntaxNode, outer: SyntaxNode | null): SyntaxNode | undefined {
  if (parent.type === 'subscript') return childInField(parent, 'subscript') ?? undefined;
  if (parent.type === 'comparison_operator') return namedChildren(parent)[0];
  const list = outer?.type === 'call' ? childInField(outer, 'arguments') : null;
  return list === null ? undefined : namedChildren(list)[0];
}
