import { standardImportLines, unshadowedModules } from '../../../../data/standardImports.js';
import { once } from '../../../text/once.js';

/** What one module of the standard library imports when it is imported itself. */
export interface StandardImport {
  /** A dotted name. */
  readonly module: string;
  /** The names that it takes from that at once: `from random import Random`. */
  readonly names: readonly string[];
  /** Those that it uses at once in another way: `random.Random`. */
  readonly attributes: readonly string[];
  /** Whether it has another way where that fails. */
  readonly isOptional: boolean;
}

/** Empty for a module that imports nothing that a file could take the place of, or is none of the standard library. */
export const standardImportsOf = (module: string): readonly StandardImport[] => imports().get(module) ?? [];

/**
 * Whether a file beside the script takes the place of the module: it is one of the standard library, not built into
 * Python, and not loaded before Python looks at the script's folder.
 *
 * @param name without dots
 */
export const canBeShadowed = (name: string): boolean => shadowable().has(name);

const imports = once(
  (): ReadonlyMap<string, readonly StandardImport[]> =>
    new Map(
      standardImportLines
        .trim()
        .split('\n')
        .map((line) => {
          const [module = '', ...edges] = line.split(' ');
          return [module, edges.map(importOf)];
        }),
    ),
);

function importOf(edge: string): StandardImport {
  const [target = '', names = ''] = edge.split(':');
  const isOptional = target.endsWith('?');
  const module = isOptional ? target.slice(0, -1) : target;
  const all = names === '' ? [] : names.split(',');
  return {
    module,
    names: all.filter((name) => !name.startsWith('.')),
    attributes: all.filter((name) => name.startsWith('.')).map((name) => name.slice(1)),
    isOptional,
  };
}

const shadowable = once((): ReadonlySet<string> => {
  const unshadowed = new Set(unshadowedModules.trim().split(' '));
  const all = [...imports()].flatMap(([module, edges]) => [module, ...edges.map((edge) => edge.module)]);
  return new Set(all.map((module) => module.replace(/\..*/, '')).filter((name) => !unshadowed.has(name)));
});
