import type { TextEdit } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { childInField, type SyntaxNode } from '../syntaxNode.js';
import { ancestors, type PythonTree } from './pythonTree.js';

export interface Ported {
  readonly edits: readonly TextEdit[];
  /** What Python 3 may do otherwise, a clause; null where nothing. */
  readonly doubt: string | null;
  readonly at: Span;
}

/** Where Python 3 has the modules that it renamed (PEP 3108). */
const renamed: ReadonlyMap<string, string> = new Map([
  ['urlparse', 'urllib.parse'],
  ['urllib2', 'urllib.request'],
  ['Cookie', 'http.cookies'],
  ['cookielib', 'http.cookiejar'],
  ['httplib', 'http.client'],
  ['HTMLParser', 'html.parser'],
  ['htmlentitydefs', 'html.entities'],
  ['StringIO', 'io'],
  ['cStringIO', 'io'],
  ['ConfigParser', 'configparser'],
  ['Queue', 'queue'],
  ['SocketServer', 'socketserver'],
  ['BaseHTTPServer', 'http.server'],
  ['xmlrpclib', 'xmlrpc.client'],
  ['cPickle', 'pickle'],
  ['commands', 'subprocess'],
  ['__builtin__', 'builtins'],
  ['thread', '_thread'],
  ['anydbm', 'dbm'],
]);

/** Modules that take or give bytes under Python 3 where they took or gave text. */
const ofBytes = new Set([
  'base64',
  'binascii',
  'cPickle',
  'hashlib',
  'hmac',
  'httplib',
  'md5',
  'pickle',
  'sha',
  'socket',
  'struct',
  'subprocess',
  'urllib2',
  'zlib',
  'anydbm',
]);

const gone = new Set(['exceptions', 'md5', 'mimetools', 'new', 'rfc822', 'sets', 'sha', 'user']);

/** The names of Python 2's urllib that are in urllib.parse now. */
export const urllibParse = new Set(['quote', 'quote_plus', 'unquote', 'unquote_plus', 'urlencode']);

/** An import statement whose module has another name, or works on bytes now. Handles `import a, b as c` and `from a import b`. */
export function portImport(tree: PythonTree, statement: SyntaxNode): Ported {
  const nothing: Ported = { edits: [], doubt: null, at: statement.span };
  if (isAlternative(tree, statement)) return nothing;
  return statement.type === 'import_from_statement' ? portFrom(tree, statement) : portPlain(tree, statement);
}

function portPlain(tree: PythonTree, statement: SyntaxNode): Ported {
  const edits: TextEdit[] = [];
  let doubt: string | null = null;
  for (const child of statement.children.filter((each) => each.field === 'name')) {
    const aliased = child.type === 'aliased_import';
    const nameNode = aliased ? childInField(child, 'name') : child;
    if (nameNode === null) continue;
    const name = tree.source(nameNode);
    doubt ??= doubtOf(name);
    if (name === 'urllib') {
      edits.push({ span: nameNode.span, newText: aliased ? 'urllib.parse' : importedParts(tree) });
      continue;
    }
    const to = renamed.get(name);
    if (to === undefined) continue;
    edits.push({ span: nameNode.span, newText: aliased ? to : `${to} as ${name}` });
  }
  return { edits, doubt, at: statement.span };
}

function portFrom(tree: PythonTree, statement: SyntaxNode): Ported {
  const module = childInField(statement, 'module_name');
  if (module === null) return { edits: [], doubt: null, at: statement.span };
  const name = tree.source(module);
  if (name === 'urllib') {
    const names = statement.children
      .filter((child) => child.field === 'name')
      .map((child) => tree.source(childInField(child, 'name') ?? child));
    const parse = names.length > 0 && names.every((each) => urllibParse.has(each));
    return parse
      ? { edits: [{ span: module.span, newText: 'urllib.parse' }], doubt: null, at: statement.span }
      : { edits: [], doubt: 'fetches from the web, which gives bytes under Python 3', at: statement.span };
  }
  const to = renamed.get(name);
  return {
    edits: to === undefined ? [] : [{ span: module.span, newText: to }],
    doubt: doubtOf(name),
    at: statement.span,
  };
}

function doubtOf(name: string): string | null {
  if (gone.has(name)) return `imports ${name}, which Python 3 does not have`;
  return ofBytes.has(name) ? `uses ${name}, which works on bytes under Python 3` : null;
}

/** `import urllib` was both: which of its two successors the program needs. */
function importedParts(tree: PythonTree): string {
  const used = [...tree.text.matchAll(/\burllib\.(?!(?:parse|request|error)\b)(\w+)/g)].map(
    (match) => match[1] ?? '',
  );
  const parse = used.some((name) => urllibParse.has(name));
  const request = used.some((name) => !urllibParse.has(name));
  if (parse && request) return 'urllib.parse, urllib.request';
  return request ? 'urllib.request' : 'urllib.parse';
}

/** One arm of `try: import a` / `except ImportError: import b` is already right for Python 3. */
function isAlternative(tree: PythonTree, statement: SyntaxNode): boolean {
  for (const up of ancestors(tree, statement)) {
    if (up.type === 'try_statement')
      return /\bexcept\b[^\n]*\b(ImportError|ModuleNotFoundError)\b|\bexcept\s*:/.test(tree.source(up));
  }
  return false;
}
