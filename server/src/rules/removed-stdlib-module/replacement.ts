import type { EntrypointScript } from '../../syntax/script/entrypointScript.js';
import { type LibraryNames, libraryNames } from '../../syntax/script/python/libraryNames.js';
import { portImport } from '../../syntax/script/python/python2Imports.js';
import { callArguments, lineStart, type PythonTree } from '../../syntax/script/python/pythonTree.js';
import { withoutStatement } from '../../syntax/script/python/statementEdits.js';
import type { SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { importEdit, isBound, isTaken, type NeededImport } from '../shared/neededImports.js';
import { lineEndOf } from '../shared/statementAt.js';
import { formStandin, parseStandin, topLevel, topStatements } from './fieldStorage.js';
import { type Definition, loadSource } from './formReading.js';
import type { ModuleUse, ModuleUses } from './moduleUses.js';

/** What takes a removed module's place in a script, or why a person has to find that. */
export type Replacement =
  | {
      readonly kind: 'edits';
      readonly title: string;
      readonly because: string;
      readonly edits: readonly TextEdit[];
    }
  | { readonly kind: 'declined'; readonly because: string };

/** The import of a module that is to be replaced. */
export interface ReplacedImport {
  readonly module: string;
  readonly statement: SyntaxNode;
  /** The parts of the statement that name the module or what is taken from it. */
  readonly items: readonly SyntaxNode[];
}

interface Rewritten {
  readonly edits: readonly TextEdit[];
  readonly needed: readonly NeededImport[];
  readonly definition: Definition | null;
}

type Rewriting = Rewritten | { readonly declined: string };

const declined = (because: string): Replacement => ({ kind: 'declined', because });

/** The module's members that another module has under the same or another name, and works the same. */
const renamed: Readonly<Record<string, NeededImport & { readonly name: string }>> = {
  'cgi.parse_qs': { module: 'urllib.parse', name: 'parse_qs' },
  'cgi.parse_qsl': { module: 'urllib.parse', name: 'parse_qsl' },
  'pipes.quote': { module: 'shlex', name: 'quote' },
  'imp.reload': { module: 'importlib', name: 'reload' },
  'imp.new_module': { module: 'types', name: 'ModuleType' },
};

const becauseOfForm =
  'Uploaded files are no longer read; everything else that the script asks of the form it gets as before.';
const becauseOfEscape =
  "Where quotes are escaped too, html.escape also writes ' as &#x27;, which browsers show as the same.";
const becauseOfPython =
  'The new functions came with other versions of Python than the old ones; very old Pythons lack them.';

/** The edits by which the script does without the module; declined where one of its uses has no known equal. */
export function replacementOf(
  script: EntrypointScript,
  tree: PythonTree,
  replaced: ReplacedImport,
  { uses, whole }: ModuleUses,
): Replacement {
  const { python } = script;
  if (python === null || python.syntaxError !== null) return declined('the script does not parse');
  if (python.version === 2) return declined('the script is Python 2, and is to be ported first');
  const { module, statement, items } = replaced;
  if (tree.parent(statement) !== tree.root) return declined('the import is not at the top of the script');
  if (whole.length > 0) return declined(`the module ${module} is handed on as a whole`);
  if (items.some((item) => item.type === 'wildcard_import')) return declined('it is imported with *');
  if (python.imports.some((each) => isOf(each.module, module) && each.span.start !== statement.span.start))
    return declined(`${module} is imported in more than one place`);
  const names = libraryNames(tree, python.imports);
  if (module === 'cgitb') return withoutCgitb(tree, python.imports, replaced, uses);
  return rewriteAll(script, tree, names, replaced, uses);
}

/** A module that Python 3 has under another name. */
export function renamedModule(tree: PythonTree, { module, statement }: ReplacedImport): Replacement {
  const ported = portImport(tree, statement);
  if (ported.edits.length === 0) return declined('Python 3 has nothing that does the same');
  return {
    kind: 'edits',
    title: `Import what Python 3 has for ${module}`,
    because: `Some names in it have changed${ported.doubt === null ? '' : `; the script ${ported.doubt}`}.`,
    edits: ported.edits,
  };
}

const isOf = (name: string, module: string): boolean => name === module || name.startsWith(`${module}.`);

function rewriteAll(
  script: EntrypointScript,
  tree: PythonTree,
  names: LibraryNames,
  { module, statement, items }: ReplacedImport,
  uses: readonly ModuleUse[],
): Replacement {
  const imports = script.python?.imports ?? [];
  const others = imports.filter((each) => !isOf(each.module, module));
  const edits: TextEdit[] = [];
  const needed: NeededImport[] = [];
  const definitions = new Map<string, { readonly definition: Definition; readonly before: SyntaxNode }>();
  for (const use of uses) {
    const rewritten = rewrite(tree, names, module, use);
    if ('declined' in rewritten) return declined(rewritten.declined);
    edits.push(...rewritten.edits);
    needed.push(...rewritten.needed, ...(rewritten.definition?.needed ?? []));
    const { definition } = rewritten;
    if (definition === null) continue;
    const known = definitions.get(definition.name)?.definition;
    if (known !== undefined && known.lines.join() !== definition.lines.join())
      return declined('the form is read in two ways');
    if (isBound(tree, definition.name)) return declined(`"${definition.name}" has a meaning in the script`);
    const before = topLevel(tree, use.node);
    if (lineStart(tree.text, before.span.start) !== before.span.start)
      return declined('the statement that reads the form shares its line with another');
    if (known === undefined) definitions.set(definition.name, { definition, before });
  }
  const taken = needed.find((each) => isTaken(tree, others, each));
  if (taken !== undefined) return declined(`"${taken.name ?? taken.module}" has a meaning in the script`);
  for (const { definition, before } of definitions.values())
    edits.push(definitionEdit(tree, statement, before, definition));
  return {
    kind: 'edits',
    title: uses.length === 0 ? `Leave ${module} out` : `Replace ${module}`,
    because:
      definitions.has('FormFields') || definitions.has('read_form')
        ? becauseOfForm
        : uses.some(({ name }) => name === 'escape')
          ? becauseOfEscape
          : uses.length === 0
            ? 'The script names nothing of it.'
            : becauseOfPython,
    edits: [importEdit(tree, others, statement, items, needed), ...edits],
  };
}

function rewrite(tree: PythonTree, names: LibraryNames, module: string, use: ModuleUse): Rewriting {
  const path = `${module}.${use.name}`;
  const to = renamed[path];
  if (to !== undefined) {
    return { edits: [{ span: use.node.span, newText: to.name }], needed: [to], definition: null };
  }
  const call = tree.parent(use.node);
  switch (path) {
    case 'cgi.escape':
      return rewriteEscape(tree, use.node);
    case 'cgi.FieldStorage':
    case 'cgi.parse': {
      const standin =
        path === 'cgi.parse' ? parseStandin(tree, names, use.node) : formStandin(tree, names, use.node);
      if (standin.kind === 'declined') return { declined: standin.because };
      const { definition } = standin;
      const span = call?.span ?? use.node.span;
      return { edits: [{ span, newText: `${definition.name}()` }], needed: [], definition };
    }
    case 'imp.load_source': {
      const given = call?.type === 'call' ? callArguments(tree, call) : null;
      if (given?.positional.length !== 2 || given.keywords.size > 0 || given.spread)
        return { declined: 'imp.load_source is called with arguments of its own' };
      return { edits: [{ span: use.node.span, newText: 'load_source' }], needed: [], definition: loadSource };
    }
    default:
      return { declined: `nothing is known to do the same as ${path}` };
  }
}

const htmlEscape = { module: 'html', name: 'escape' } as const;

/** `cgi.escape` leaves quotes alone unless told otherwise. */
function rewriteEscape(tree: PythonTree, callee: SyntaxNode): Rewriting {
  const call = tree.parent(callee);
  const given = call?.type === 'call' && callee.field === 'function' ? callArguments(tree, call) : null;
  if (given === null || given.spread) return { declined: 'cgi.escape is not called, but handed on' };
  const last = given.positional.at(-1);
  if (last === undefined) return { declined: 'cgi.escape is called without a text' };
  const quote =
    given.positional.length + given.keywords.size > 1 ? [] : [insertion(last.span.end, ', quote=False')];
  return {
    edits: [{ span: callee.span, newText: 'escape' }, ...quote],
    needed: [htmlEscape],
    definition: null,
  };
}

/** In front of the statement that first needs it, above the comment that belongs to that; with two empty lines around. */
function definitionEdit(
  tree: PythonTree,
  imported: SyntaxNode,
  before: SyntaxNode,
  { lines }: Definition,
): TextEdit {
  const lineEnd = lineEndOf(tree.text);
  const statements = topStatements(tree);
  let at = statements.indexOf(before);
  for (let comment = statements[at - 1]; comment?.type === 'comment'; comment = statements[at - 1]) {
    const gap = tree.text.slice(comment.span.end, statements[at]?.span.start);
    const ownLine = /(^|\n)[ \t]*$/.test(tree.text.slice(0, comment.span.start));
    if (!ownLine || gap.split('\n').length !== 2 || comment.span.start < imported.span.end) break;
    at--;
  }
  const place = (statements[at] ?? before).span.start;
  const above = /(\r?\n)*$/.exec(tree.text.slice(0, place))?.[0].match(/\n/g)?.length ?? 0;
  const missing = Math.max(0, 3 - above);
  return insertion(place, [...Array<string>(missing).fill(''), ...lines, '', '', ''].join(lineEnd));
}

/** `cgitb.enable()` alone can go: without it a traceback is in the error log. */
function withoutCgitb(
  tree: PythonTree,
  imports: Parameters<typeof importEdit>[1],
  { statement, items }: ReplacedImport,
  uses: readonly ModuleUse[],
): Replacement {
  const edits: TextEdit[] = [];
  for (const { name, node } of uses) {
    const call = tree.parent(node);
    const whole = call === null ? null : tree.parent(call);
    if (name !== 'enable' || call?.type !== 'call' || whole?.type !== 'expression_statement')
      return declined(`nothing is known to do the same as cgitb.${name}`);
    edits.push(withoutStatement(tree, whole));
  }
  return {
    kind: 'edits',
    title: 'Leave cgitb out',
    because:
      'When the script fails, visitors no longer see a traceback; it is in the error log of the server.',
    edits: [importEdit(tree, imports, statement, items, []), ...edits],
  };
}
