import { moduleLines } from '../../data/directives.js';

/** Identifier by each of the two names that the server knows a module by. */
const identifiers: ReadonlyMap<string, string> = new Map(
  moduleLines
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line): readonly (readonly [string, string])[] => {
      const [identifier = '', sourceFile = ''] = line.split('\t');
      return [
        [sourceFile, identifier],
        [`${identifier}_module`, identifier],
      ];
    }),
);

/**
 * The module that an `<IfModule>` names: `rewrite` for `mod_rewrite.c` and for `rewrite_module`, `ldap` for
 * `util_ldap.c`. Case counts. A module that the facts do not know is taken by the custom of its names; null
 * for a name that no module can have, as `rewrite` or `mod_rewrite`.
 */
export function moduleNamed(name: string): string | null {
  const known = identifiers.get(name);
  if (known !== undefined) return known;
  return /^(?:mod_)?(\w+)\.c$/.exec(name)?.[1] ?? /^(\w+)_module$/.exec(name)?.[1] ?? null;
}

const sourceFiles: ReadonlyMap<string, string> = new Map(
  [...identifiers]
    .filter(([name]) => name.endsWith('.c'))
    .map(([sourceFile, identifier]) => [identifier, sourceFile]),
);

/** What an `<IfModule>` names a module by: `mod_rewrite.c`. */
export const moduleFileOf = (identifier: string): string =>
  sourceFiles.get(identifier) ?? `mod_${identifier}.c`;

/** Not among the facts, as it cannot be loaded everywhere; it has no directives (`mod_systemd.c`). */
const withoutDirectives = ['systemd'];

/** Older versions of a module, under a name of their own: they bring the same directives. */
const olderNames: ReadonlyMap<string, readonly string[]> = new Map([['php', ['php7', 'php5']]]);

/** The names under which a module of the facts may be loaded. */
export const namesOf = (identifier: string): readonly string[] => [
  identifier,
  ...(olderNames.get(identifier) ?? []),
];

const known: ReadonlySet<string> = new Set([
  ...[...identifiers.values()].flatMap(namesOf),
  ...withoutDirectives,
]);

/** The identifiers of all modules that the facts know, in the order of names. */
export const knownModules: readonly string[] = [...known].sort();

/** Whether the facts tell which directives a module brings. */
export const isKnownModule = (identifier: string): boolean => known.has(identifier);
