import { fileIndexOf } from '../../site/fileIndex.js';
import { libraryNames } from '../../syntax/script/python/libraryNames.js';
import { type PythonTree, pythonTree } from '../../syntax/script/python/pythonTree.js';
import { descendants, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { lineIndexOf } from '../../text/lineIndex.js';
import type { Finding, Message, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { failureAt } from '../shared/failingStatement.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { type Python3Range, python3Of } from '../shared/pythonVersion.js';
import { inWords } from '../shared/wording.js';
import { isGuarded } from './guards.js';
import { type ModuleUses, usesOf } from './moduleUses.js';
import { type RemovedModule, removedModule } from './removedModules.js';
import { checkNames } from './removedNamesUsed.js';
import { type ReplacedImport, type Replacement, renamedModule, replacementOf } from './replacement.js';
import { successorOf } from './successors.js';
import { asksForPython2, isGone } from './versions.js';

/** An import of a module that newer Pythons no longer have, or a use of what went out of one that stayed. */
export const removedStdlibModule = cgiScriptRule({
  name: 'removed-stdlib-module',
  severity: 'warning',
  summary: 'The script imports a module that newer versions of Python no longer have: 500 from then on.',

  *check(context: ScriptContext) {
    const { file, site } = context;
    const { python, text } = file.script;
    if (python === null || asksForPython2(file.script)) return;
    const tree = pythonTree(text, python.tree);
    const isOfSite = (module: string): boolean => {
      const index = fileIndexOf(site);
      const own = index.named(`${module}.py`).filter((path) => path !== file.path);
      return (
        own.length > 0 || index.named('__init__.py').some((path) => path.endsWith(`/${module}/__init__.py`))
      );
    };
    const names = checkNames(context, tree, isOfSite);
    yield* names.findings;
    for (const imported of removedImports(tree)) {
      const removed = removedModule(imported.module);
      // What Python 3 renamed at once, the port to Python 3 renames too.
      if (removed === null || (removed.since === '3.0' && python.version === 2)) continue;
      if (isOfSite(imported.module) || isGuarded(tree, imported.statement)) continue;
      if (names.toldWholly.has(imported.module)) continue;
      yield finding(context, tree, imported, removed);
    }
  },
});

/** The imports of the script by statement and module, a module's parts with it. */
function* removedImports(tree: PythonTree): Generator<ReplacedImport> {
  for (const statement of descendants(tree.root)) {
    if (statement.type === 'import_from_statement') {
      const [source, ...items] = namedChildren(statement);
      const module = source === undefined ? '' : tree.source(source).split('.', 1)[0];
      if (module) yield { module, statement, items };
    }
    if (statement.type !== 'import_statement') continue;
    const byModule = new Map<string, SyntaxNode[]>();
    for (const item of namedChildren(statement)) {
      const [module = ''] = tree.source(item).split(/[.\s]/, 1);
      byModule.set(module, [...(byModule.get(module) ?? []), item]);
    }
    for (const [module, items] of byModule) yield { module, statement, items };
  }
}

function finding(
  context: ScriptContext,
  tree: PythonTree,
  imported: ReplacedImport,
  removed: RemovedModule,
): Finding {
  const { file } = context;
  const { module, statement, items } = imported;
  const python3 = python3Of(context);
  const gone = removed.since === '3.0' || isGone(removed.since, python3);
  const failure = failureAt(file.script, tree, statement);
  const names = libraryNames(tree, file.script.python?.imports ?? []);
  const uses = usesOf(tree, names, module);
  const replacement =
    removed.since === '3.0'
      ? renamedModule(tree, imported)
      : replacementOf(file.script, tree, imported, uses);
  const [first] = items;
  const alone = namedChildren(statement).length === 1 || statement.type === 'import_from_statement';
  return {
    span: alone || first === undefined ? statement.span : first.span,
    ...(gone && failure !== 'unknown' && { severity: 'error' as const }),
    message: {
      what: whatIsGone(module, removed, python3),
      why: why(removed, gone, failure),
      remedy: remedy(tree, module, removed, uses, replacement),
      log: `ModuleNotFoundError: No module named '${module}'`,
    },
    fixes: () =>
      replacement.kind === 'declined'
        ? []
        : [unsafeFix(replacement.title, replacement.because, editFile(file.path, ...replacement.edits))],
  };
}

function whatIsGone(module: string, { since }: RemovedModule, { lowest }: Python3Range): string {
  if (since === '3.0') return `The module ${module} is one of Python 2; no Python 3 has it.`;
  const left = `The module ${module} left the standard library with Python ${since}`;
  return lowest !== null && isGone(since, { lowest, highest: lowest })
    ? `${left}, and Python 3.${lowest} runs this script.`
    : `${left}.`;
}

function why({ since }: RemovedModule, gone: boolean, failure: ReturnType<typeof failureAt>): Message['why'] {
  const when = gone ? 'The import fails' : `When the server's Python is ${since} or newer, the import fails`;
  switch (failure) {
    case 'no-page':
      return `${when} before anything is written: every request is answered 500 with "End of script output before headers" in the log.`;
    case 'cut-page':
      return `${when} behind the header: the page ends there.`;
    case 'some-page':
    case 'unknown':
      return `${when} when the script comes here, and the script ends there.`;
  }
}

function remedy(
  tree: PythonTree,
  module: string,
  { successor }: RemovedModule,
  { uses }: ModuleUses,
  replacement: Replacement,
): string {
  const lines = lineIndexOf(tree.text);
  const places = new Map<string, number[]>();
  for (const { name, node } of uses) {
    const path = `${module}.${name}`;
    places.set(path, [...(places.get(path) ?? []), lines.positionAt(node.span.start).line + 1]);
  }
  const known = [...places].flatMap(([path, all]) => {
    const to = successorOf(path);
    const at = [...new Set(all)];
    const where = `line${at.length === 1 ? '' : 's'} ${inWords(at.map(String))}`;
    return to === null ? [] : [`${to} in place of ${path} (${where})`];
  });
  const advice =
    known.length > 0
      ? `Use ${known.join('; ')}`
      : successor === null
        ? 'Nothing in the standard library does its work; look for a package on PyPI, and keep it in a virtual environment'
        : `Use ${successor}`;
  const person = replacement.kind === 'declined' ? ` This needs a person: ${replacement.because}.` : '';
  return `${advice}.${person}`;
}
