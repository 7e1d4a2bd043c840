import type { EntrypointScript } from '../../syntax/script/entrypointScript.js';
import { portImport } from '../../syntax/script/python/python2Imports.js';
import { isDefined } from '../../syntax/script/python/python2Names.js';
import type { PythonImport } from '../../syntax/script/python/pythonScript.js';
import { ancestors, type PythonTree, pythonTree } from '../../syntax/script/python/pythonTree.js';
import { childInField, descendants, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { endOfLine, lineEndOf } from '../shared/statementAt.js';
import { formEdits, isForm, readForm } from './fieldStorage.js';
import type { RemovedModule } from './removedModules.js';

/** What takes a removed module's place in a script. */
export interface Replacement {
  readonly title: string;
  readonly because: string;
  readonly edits: readonly TextEdit[];
}

/** A use of the module, `module.name`. */
export interface ModuleUse {
  readonly name: string;
  /** The attribute `module.name`. */
  readonly node: SyntaxNode;
}

/** `module.name` to the import that brings its successor, and the successor's own name. */
const renamed: Readonly<
  Record<string, { readonly line: string; readonly name: string; readonly argument?: string }>
> = {
  'cgi.escape': { line: 'from html import escape', name: 'escape', argument: 'quote=False' },
  'cgi.parse_qs': { line: 'from urllib.parse import parse_qs', name: 'parse_qs' },
  'cgi.parse_qsl': { line: 'from urllib.parse import parse_qsl', name: 'parse_qsl' },
  'pipes.quote': { line: 'from shlex import quote', name: 'quote' },
  'imp.reload': { line: 'from importlib import reload', name: 'reload' },
};

/** Null where some use of the module has no successor that is known to do the same. */
export function replacementEdits(
  script: EntrypointScript,
  imported: PythonImport,
  removed: RemovedModule,
): Replacement | null {
  const { python, text } = script;
  if (python === null || python.syntaxError !== null || python.version === 2) return null;
  const tree = pythonTree(text, python.tree);
  const statement = [...descendants(python.tree)].find(
    ({ type, span }) => type === 'import_statement' && span.start === imported.span.start,
  );
  if (removed.since === '3.0') return renamedModule(tree, imported);
  // `import a, b` and `from a import b` are left to the person.
  if (statement === undefined || namedChildren(statement).length !== 1) return null;
  if (imported.name !== null || imported.boundTo !== imported.module) return null;
  const uses = usesOf(tree, imported.module);
  if (uses === null) return null;
  return imported.module === 'cgitb'
    ? withoutCgitb(tree, statement, uses)
    : renamedUses(tree, statement, imported.module, uses);
}

/** A module that Python 3 has under another name. */
function renamedModule(tree: PythonTree, { module, span }: PythonImport): Replacement | null {
  const statement = [...descendants(tree.root)].find(
    (node) => /^import_(from_)?statement$/.test(node.type) && node.span.start === span.start,
  );
  const ported = statement === undefined ? null : portImport(tree, statement);
  if (ported === null || ported.edits.length === 0) return null;
  return {
    title: `Import what Python 3 has for ${module}`,
    because: `Some names in it have changed${ported.doubt === null ? '' : `; the script ${ported.doubt}`}.`,
    edits: ported.edits,
  };
}

/** Every `module.name`; null where the module is used in another way. */
function usesOf(tree: PythonTree, module: string): readonly ModuleUse[] | null {
  const uses: ModuleUse[] = [];
  for (const node of descendants(tree.root)) {
    if (node.type !== 'identifier' || tree.source(node) !== module) continue;
    const parent = tree.parent(node);
    if (parent === null || parent.type === 'dotted_name') continue;
    if (parent.type === 'attribute' && node.field === 'attribute') continue;
    const name = parent.type === 'attribute' ? childInField(parent, 'attribute') : null;
    if (name === null) return null;
    uses.push({ name: tree.source(name), node: parent });
  }
  return uses;
}

/** `cgitb.enable()` alone can go: without it a traceback is in the error log. */
function withoutCgitb(
  tree: PythonTree,
  statement: SyntaxNode,
  uses: readonly ModuleUse[],
): Replacement | null {
  const statements = uses.map(({ name, node }) => {
    const call = tree.parent(node);
    const whole = call === null ? null : tree.parent(call);
    return name === 'enable' && call?.type === 'call' && whole?.type === 'expression_statement'
      ? whole
      : null;
  });
  const edits: TextEdit[] = [];
  for (const each of [statement, ...statements]) {
    if (each === null) return null;
    edits.push(withoutStatement(tree, each));
  }
  return {
    title: 'Leave cgitb out',
    because:
      'When the script fails, visitors no longer see a traceback; it is in the error log of the server.',
    edits,
  };
}

/** The whole line, where the statement is alone on it and not in its block. */
function withoutStatement(tree: PythonTree, statement: SyntaxNode): TextEdit {
  const { text } = tree;
  const start = text.lastIndexOf('\n', statement.span.start - 1) + 1;
  const end = endOfLine(text, statement.span.end);
  const alone =
    text.slice(start, statement.span.start).trim() === '' &&
    text.slice(statement.span.end, end).trim() === '';
  const siblings = namedChildren(tree.parent(statement) ?? statement).filter(
    ({ type }) => type !== 'comment',
  );
  if (!alone || siblings.length < 2) {
    const behind = /^[ \t]*;[ \t]*/.exec(text.slice(statement.span.end));
    if (behind === null) return { span: statement.span, newText: 'pass' };
    return { span: { start: statement.span.start, end: statement.span.end + behind[0].length }, newText: '' };
  }
  const lineEnd = /^\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  return { span: { start, end: end + lineEnd }, newText: '' };
}

function renamedUses(
  tree: PythonTree,
  statement: SyntaxNode,
  module: string,
  uses: readonly ModuleUse[],
): Replacement | null {
  const lines = new Set<string>();
  const edits: TextEdit[] = [];
  let form = false;
  const lineEnd = lineEndOf(tree.text);
  for (const use of uses) {
    const to = renamed[`${module}.${use.name}`];
    if (to === undefined) {
      if (form || module !== 'cgi' || use.name !== 'FieldStorage' || !isForm(tree, use.node)) return null;
      form = true;
      const formed = formEdits(tree, use.node);
      if (formed === null) return null;
      edits.push(
        insertion(topLevel(tree, use.node).span.start, readForm.definition.join(lineEnd)),
        ...formed,
      );
      continue;
    }
    if (isDefined(tree, to.name)) return null;
    lines.add(to.line);
    edits.push({ span: use.node.span, newText: to.name });
    const call = tree.parent(use.node);
    const argumentsNode = call?.type === 'call' ? childInField(call, 'arguments') : null;
    const given = argumentsNode === null ? [] : namedChildren(argumentsNode);
    const [only] = given;
    if (to.argument !== undefined && only !== undefined && given.length === 1) {
      edits.push({ span: { start: only.span.end, end: only.span.end }, newText: `, ${to.argument}` });
    }
  }
  if (lines.size === 0 && !form) return null;
  const imports = [...(form ? readForm.imports : []), ...lines].filter(
    (line) => !tree.text.includes(`${line}\n`),
  );
  const newText = imports.join(lineEnd);
  return {
    title: `Replace ${module}`,
    because: form
      ? 'Uploaded files (multipart forms) are no longer read, and of a field that is sent more than once getvalue() gives the first.'
      : 'The new functions came with other versions of Python than the old ones; very old Pythons lack them.',
    edits: [newText === '' ? withoutStatement(tree, statement) : { span: statement.span, newText }, ...edits],
  };
}

/** The statement of the module in which a node stands. */
const topLevel = (tree: PythonTree, node: SyntaxNode): SyntaxNode =>
  [node, ...ancestors(tree, node)].at(-2) ?? node;
