import { fileIndexOf } from '../../site/fileIndex.js';
import type { ScriptFile, Site } from '../../site/site.js';
import { bindingsIn } from '../../syntax/script/python/bindings.js';
import type { PythonImport } from '../../syntax/script/python/pythonScript.js';
import { pythonTree } from '../../syntax/script/python/pythonTree.js';
import { folderOf, join } from '../../text/path.js';

/** The modules in a script's folder, which Python looks through before all others. */
export interface Siblings {
  /** `random.py` or `random/__init__.py` of a module that stands there; null where none does. */
  moduleFile(name: string): string | null;
  /** The file as it was read; null where it was not: no handler hands it on. */
  read(file: string): ScriptFile | null;
}

export function siblingsOf(site: Site, script: ScriptFile): Siblings {
  const folder = folderOf(script.path);
  const files = fileIndexOf(site);
  return {
    moduleFile(name) {
      // A package goes before a module of the same name.
      const isPackage = files.namesIn(join(folder, name)).has('__init__.py');
      if (isPackage) return `${name}/__init__.py`;
      return files.namesIn(folder).has(`${name}.py`) ? `${name}.py` : null;
    },
    read: (file) => site.scripts.get(join(folder, file)) ?? null,
  };
}

/** Which of the names a module does not define; null where that does not show in its text. */
export function namesLacking({ script }: ScriptFile, names: readonly string[]): readonly string[] | null {
  const { python, text } = script;
  if (python === null || python.syntaxError !== null) return null;
  if (/\b(globals|vars|locals|exec|setattr|__getattr__)\b|\bsys\.modules\b/.test(text)) return null;
  if (python.imports.some(({ name }) => name === '*')) return null;
  const defined = new Set(
    [...bindingsIn(pythonTree(text, python.tree), python.tree)].map(({ name }) => name),
  );
  return names.filter((name) => !defined.has(name));
}

/** The names that a script takes from a module that it imports, as far as they show. */
export function namesTaken({ script }: ScriptFile, imported: PythonImport): readonly string[] {
  if (imported.name !== null) return imported.name === '*' ? [] : [imported.name];
  const { boundTo, module } = imported;
  // `import a.b` binds `a`, of which `b` is an attribute.
  if (boundTo === null || module.includes('.')) return [];
  const escaped = boundTo.replace(/[^\w]/g, '');
  const uses = script.text.matchAll(new RegExp(`(?<![\\w.])${escaped}\\s*\\.\\s*(\\w+)`, 'g'));
  return [...new Set([...uses].map(([, name = '']) => name))];
}
