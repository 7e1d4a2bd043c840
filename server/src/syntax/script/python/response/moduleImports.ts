import type { SyntaxNode } from '../../syntaxNode.js';
import { importsOf } from '../imports.js';
import type { PythonImport } from '../pythonScript.js';
import { absoluteName } from '../siblings.js';
import { imported } from './libraryCalls.js';
import { ExceptionRaised, type ModuleNames, type Path } from './path.js';
import { type Completion, normal, runBlock } from './statements.js';
import { foreign, knownText, type Value } from './values.js';

/** An import statement: the modules beside the script are run, once. */
export function runImport(path: Path, node: SyntaxNode): Completion {
  for (const each of importsOf(path.tree.text, node)) importOne(path, each, node);
  return normal;
}

function importOne(path: Path, { module, name, boundTo }: PythonImport, node: SyntaxNode): void {
  const from = path.moduleName === '__main__' ? '' : path.moduleName;
  const full = absoluteName(module, from, path.isInPackage);
  if (full === null) throw new ExceptionRaised('ImportError');
  const [top = full] = full.split('.', 1);
  const isFirstPart = name === null && boundTo === top && full !== top;
  const names = path.hasModule(top) ? runModules(path, full, node) : null;
  if (!path.hasModule(top)) {
    const value = imported(path, isFirstPart ? top : full, name === '*' ? null : name);
    if (boundTo !== null) path.assign(boundTo, value);
  } else if (name === '*') {
    assignAll(path, names);
  } else if (boundTo !== null) {
    const whole: Value = names === null ? foreign : { kind: 'module', name: isFirstPart ? top : full };
    path.assign(boundTo, name === null ? whole : (names?.look(name) ?? partOf(path, full, name, node)));
  }
}

/** Every package on the way to the module, then the module; null where one of them is not to be seen. */
function runModules(path: Path, full: string, node: SyntaxNode): ModuleNames | null {
  const parts = full.split('.');
  let names: ModuleNames | null = null;
  for (const index of parts.keys()) {
    names = runModule(path, parts.slice(0, index + 1).join('.'), node);
    if (names === null) path.mayHaveWritten();
  }
  return names;
}

const runModule = (path: Path, name: string, { span }: SyntaxNode): ModuleNames | null =>
  path.importModule(name, span, (root) => void runBlock(path, root));

/** A module within a package, which the import of its name runs; foreign where none is to be seen. */
function partOf(path: Path, module: string, name: string, node: SyntaxNode): Value {
  const part = `${module}.${name}`;
  if (runModule(path, part, node) !== null) return { kind: 'module', name: part };
  path.mayHaveWritten();
  return foreign;
}

/** What `from module import *` takes: what `__all__` lists, else all that does not begin with `_`. */
function assignAll(path: Path, names: ModuleNames | null): void {
  if (names === null) return;
  const listed = names.look('__all__');
  const chosen = listed?.kind === 'list' ? new Set(listed.items.map(knownText)) : null;
  for (const [name, value] of names.all()) {
    if (chosen === null ? !name.startsWith('_') : chosen.has(name)) path.assign(name, value);
  }
}

/** `module.name = value` */
export function assignInModule(
  path: Path,
  module: string,
  name: string,
  value: Value,
  node: SyntaxNode,
): void {
  runModule(path, module, node)?.assign(name, value);
}

/** `module.name` */
export function moduleAttribute(path: Path, module: string, name: string, node: SyntaxNode): Value {
  const names = runModule(path, module, node);
  const value = names?.look(name) ?? null;
  if (value !== null) return value;
  return path.hasModule(`${module}.${name}`) ? { kind: 'module', name: `${module}.${name}` } : foreign;
}
