import { fileIndexOf } from '../../site/fileIndex.js';
import type { PythonImport } from '../../syntax/script/python/pythonScript.js';
import { ancestors, pythonTree } from '../../syntax/script/python/pythonTree.js';
import { descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { type RemovedModule, removedModule } from './removedModules.js';
import { replacementEdits } from './replacement.js';

/** An import of a module that newer Pythons no longer have. */
export const removedStdlibModule = cgiScriptRule({
  name: 'removed-stdlib-module',
  severity: 'warning',
  summary: 'The script imports a module that newer versions of Python no longer have: 500 from then on.',

  *check(context: ScriptContext) {
    const { file, site } = context;
    const { python, text } = file.script;
    if (python === null) return;
    const tree = pythonTree(text, python.tree);
    const hasSibling = (module: string): boolean =>
      fileIndexOf(site)
        .named(`${module}.py`)
        .some((path) => path !== file.path);
    for (const imported of python.imports) {
      const removed = removedModule(imported.module);
      // What Python 3 renamed at once, the port to Python 3 renames too.
      if (removed === null || (removed.since === '3.0' && python.version === 2)) continue;
      if (hasSibling(imported.module)) continue;
      const statement = [...descendants(python.tree)].find(
        ({ type, span }) => type.startsWith('import_') && span.start === imported.span.start,
      );
      if (statement === undefined || isGuarded([...ancestors(tree, statement)], tree.source)) continue;
      yield finding(context, imported, removed);
    }
  },
});

/** `try: import a` with a handler for its lack: the script has another way. */
const isGuarded = (above: readonly SyntaxNode[], source: (node: SyntaxNode) => string): boolean =>
  above.some(
    (node) =>
      node.type === 'try_statement' &&
      /\bexcept\b[^\n]*\b(ImportError|ModuleNotFoundError|Exception)\b|\bexcept\s*:/.test(source(node)),
  );

function finding(context: ScriptContext, imported: PythonImport, removed: RemovedModule): Finding {
  const { file } = context;
  const { span } = imported;
  // A part of a package went with it, and the package is what the error names.
  const module = imported.module.replace(/\..*/, '');
  const gone = removed.since === '3.0';
  const successor =
    removed.successor === null
      ? 'Nothing in the standard library does its work; look for a package on PyPI, and keep it in a virtual environment'
      : `Use ${removed.successor}`;
  return {
    span,
    ...(gone && { severity: 'error' as const }),
    message: {
      what: gone
        ? `The module ${module} is one of Python 2; no Python 3 has it.`
        : `The module ${module} left the standard library with Python ${removed.since}.`,
      why: gone
        ? 'The import fails before anything is written: every request is answered 500 with "End of script output before headers" in the log.'
        : `When the server's Python is ${removed.since} or newer, the import fails before anything is written: every request is answered 500 with "End of script output before headers" in the log.`,
      remedy: `${successor}.`,
      log: `ModuleNotFoundError: No module named '${module}'`,
    },
    fixes: () => {
      const replacement = replacementEdits(file.script, imported, removed);
      if (replacement === null) return [];
      return [unsafeFix(replacement.title, replacement.because, editFile(file.path, ...replacement.edits))];
    },
  };
}
