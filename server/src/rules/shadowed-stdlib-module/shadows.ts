import type { ScriptFile, Site } from '../../site/site.js';
import type { PythonImport } from '../../syntax/script/python/pythonScript.js';
import {
  canBeShadowed,
  type StandardImport,
  standardImportsOf,
} from '../../syntax/script/python/standardImports.js';
import { namesLacking, namesTaken, type Siblings, siblingsOf } from './siblings.js';

/** A standard module in whose place a file of the script's folder is loaded. */
export interface Shadow {
  readonly imported: PythonImport;
  /** The module that is not reached. */
  readonly module: string;
  /** The file that is, below the script's folder. */
  readonly file: string;
  /** The modules from the script's import to the one that asks for it; empty where the script asks itself. */
  readonly through: readonly string[];
  readonly failure: Failure;
}

/** What comes of it when the module is imported. */
export type Failure =
  /** `No module named 'email.parser'; 'email' is not a package` */
  | { readonly kind: 'no-package'; readonly wanted: string }
  /** `cannot import name 'Random' from 'random'` */
  | { readonly kind: 'name-lacking'; readonly name: string }
  /** `module 'random' has no attribute 'Random'`, at once or later on. */
  | { readonly kind: 'attribute-lacking'; readonly name: string; readonly isAtOnce: boolean }
  /** The file is not read; names are taken from it that it need not have. */
  | { readonly kind: 'names-unknown' }
  /** The file is a page itself, and writes it. */
  | { readonly kind: 'writes-page' };

/** Each module once, by the first import that reaches it. */
export function shadowsOf(site: Site, script: ScriptFile): readonly Shadow[] {
  const siblings = siblingsOf(site, script);
  const found = new Map<string, Shadow>();
  const read = new Set<string>();
  const follow = (
    file: ScriptFile,
    imported: PythonImport,
    root: PythonImport,
    through: readonly string[],
  ): void => {
    const [top = ''] = imported.module.split('.');
    const moduleFile = siblings.moduleFile(top);
    if (moduleFile === null) {
      for (const shadow of behindStandard(siblings, imported, root, through)) {
        if (!found.has(shadow.module)) found.set(shadow.module, shadow);
      }
      return;
    }
    const sibling = siblings.read(moduleFile);
    if (canBeShadowed(top) && !found.has(top)) {
      const taken = namesTaken(file, imported);
      const [names, attributes] = imported.name === null ? [[], taken] : [taken, []];
      const failure = failureOf(moduleFile, sibling, { module: imported.module, names, attributes }, false);
      // Where it has all that is taken from it, or is not known, it is what was meant.
      const isMeant = failure === null || failure.kind === 'names-unknown' || failure.kind === 'writes-page';
      if (!isMeant) found.set(top, { imported: root, module: top, file: moduleFile, through, failure });
    }
    if (sibling === null || read.has(moduleFile)) return;
    read.add(moduleFile);
    for (const each of sibling.script.python?.imports ?? []) follow(sibling, each, root, [...through, top]);
  };
  for (const imported of script.script.python?.imports ?? []) follow(script, imported, imported, []);
  return [...found.values()];
}

/** What a module of the standard library imports, and what that imports in its turn. */
function* behindStandard(
  siblings: Siblings,
  { module, name }: PythonImport,
  root: PythonImport,
  through: readonly string[],
): Generator<Shadow> {
  const known = new Set<string>();
  const waiting = [
    ...packagesOf(module),
    ...(name === null || name === '*' ? [] : [`${module}.${name}`]),
  ].map((each) => ({
    module: each,
    through: [...through, each],
  }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (known.has(next.module)) continue;
    known.add(next.module);
    for (const edge of standardImportsOf(next.module)) {
      const { module: wanted, names, isOptional } = edge;
      const [top = ''] = wanted.split('.');
      const file = canBeShadowed(top) ? siblings.moduleFile(top) : null;
      if (file !== null) {
        const failure = failureOf(file, siblings.read(file), edge, true);
        const isHarmless = failure === null || (isOptional && failure.kind !== 'writes-page');
        if (!isHarmless) yield { imported: root, module: top, file, through: next.through, failure };
        continue;
      }
      const all = [...packagesOf(wanted), ...names.map((each) => `${wanted}.${each}`)];
      waiting.push(...all.map((each) => ({ module: each, through: [...(next?.through ?? []), each] })));
    }
  }
}

/** `a`, `a.b` and `a.b.c` of `a.b.c`: each is loaded on the way. */
const packagesOf = (module: string): readonly string[] =>
  module.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

/** Null where nothing fails that shows. */
function failureOf(
  file: string,
  sibling: ScriptFile | null,
  { module, names, attributes }: Pick<StandardImport, 'module' | 'names' | 'attributes'>,
  isAtOnce: boolean,
): Failure | null {
  const isPackage = file.includes('/');
  if (module.includes('.') && !isPackage) return { kind: 'no-package', wanted: module };
  const isAsked = names.length + attributes.length > 0;
  if (sibling === null || isPackage) return isAsked ? { kind: 'names-unknown' } : null;
  const [name] = namesLacking(sibling, names) ?? [];
  if (name !== undefined) return { kind: 'name-lacking', name };
  const [attribute] = namesLacking(sibling, attributes) ?? [];
  if (attribute !== undefined) return { kind: 'attribute-lacking', name: attribute, isAtOnce };
  return sibling.script.response.kind === 'read' ? { kind: 'writes-page' } : null;
}
