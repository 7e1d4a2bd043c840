import type { EntrypointScript, ScriptLanguage } from '../../syntax/script/entrypointScript.js';
import {
  callArguments,
  calledName,
  dottedName,
  type PythonTree,
  pythonTree,
} from '../../syntax/script/python/pythonTree.js';
import { childInField, descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { Span } from '../../text/span.js';

/** The place where a script first looks at the Authorization header; null where none was found. */
export function readOfAuthorization({ python, language, text }: EntrypointScript): Span | null {
  if (python !== null) return readInPython(pythonTree(text, python.tree));
  const pattern = patterns[language];
  if (pattern === undefined) return null;
  const found = pattern.exec(withoutComments(text, language));
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
}

const variable = 'HTTP_AUTHORIZATION';

/** What holds the variables of a request: `os.environ`, a WSGI application's `environ`, Django's `request.META`. */
const environment = /(^|\.)(environ|env|environment|META)$/;

function readInPython(tree: PythonTree): Span | null {
  for (const node of descendants(tree.root)) {
    if (node.type === 'subscript' && isRead(tree, node) && readsItem(tree, node)) return node.span;
    if (node.type === 'call' && readsByCall(tree, node)) return node.span;
    if (node.type === 'attribute' && dottedName(tree, node) === 'request.authorization') return node.span;
  }
  return null;
}

function readsItem(tree: PythonTree, node: SyntaxNode): boolean {
  const object = dottedName(tree, childInField(node, 'value')) ?? '';
  const key = literal(tree, childInField(node, 'subscript'));
  return isKeyOf(object, key);
}

function readsByCall(tree: PythonTree, call: SyntaxNode): boolean {
  const name = calledName(tree, call);
  const key = literal(tree, callArguments(tree, call)?.positional[0] ?? null);
  if (name === null || key === null) return false;
  if (/(^|\.)getenv$/.test(name)) return key === variable;
  const [, object] = /^(.+)\.(?:get|pop|setdefault)$/.exec(name) ?? [];
  return object !== undefined && isKeyOf(object, key);
}

const isKeyOf = (object: string, key: string | null): boolean =>
  (key === variable && environment.test(object)) ||
  (object === 'request.headers' && key?.toLowerCase() === 'authorization');

/** Not `environ[...] = value`, nor `del environ[...]`. */
function isRead(tree: PythonTree, node: SyntaxNode): boolean {
  const parent = tree.parent(node);
  return parent?.type !== 'delete_statement' && !(parent?.type === 'assignment' && node.field === 'left');
}

/** The text of a plain string without escapes; null for any other expression. */
function literal(tree: PythonTree, node: SyntaxNode | null): string | null {
  if (node?.type !== 'string') return null;
  return /^[ru]?(['"])([\w-]*)\1$/i.exec(tree.source(node))?.[2] ?? null;
}

/** Not where a value is written into the variable. */
const patterns: Readonly<Partial<Record<ScriptLanguage, RegExp>>> = {
  perl: /\$ENV\{\s*(['"]?)HTTP_AUTHORIZATION\1\s*\}(?!\s*=[^=~])/,
  php: /\$_(?:SERVER|ENV)\[\s*(['"])(?:HTTP_AUTHORIZATION|PHP_AUTH_(?:USER|PW|DIGEST))\1\s*\](?!\s*=[^=])|\bgetenv\(\s*(['"])HTTP_AUTHORIZATION\2/,
  ruby: /\bENV(?:\[|\.fetch\()\s*(['"])HTTP_AUTHORIZATION\1/,
  node: /\bprocess\.env(?:\.HTTP_AUTHORIZATION\b|\[\s*(['"])HTTP_AUTHORIZATION\1\s*\])/,
  shell: /\$\{?HTTP_AUTHORIZATION\b/,
};

/** Comments that take whole lines, as blanks: offsets stay. */
function withoutComments(text: string, language: ScriptLanguage): string {
  const comment =
    language === 'php' || language === 'node'
      ? /\/\*[\s\S]*?\*\/|^[ \t]*(?:\/\/|#).*$/gm
      : /^[ \t]*#.*$|^=\w[\s\S]*?^=cut\b.*$/gm;
  return text.replace(comment, (part) => part.replace(/[^\n]/g, ' '));
}
