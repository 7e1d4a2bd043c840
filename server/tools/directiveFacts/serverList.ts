import type { ConfigurationPlace } from '../../src/apache/directiveFacts.js';

/** What `apache2 -L` says of one directive of one module. */
export interface ListedDirective {
  /** As the module registers it, with the bracket of a section: `<Files`. */
  readonly name: string;
  /** The module's source file, as in `<IfModule mod_rewrite.c>`. */
  readonly sourceFile: string;
  readonly configuration: ConfigurationPlace;
  /** What `AllowOverride` must grant one of, as `FileInfo`; empty where it need not be more than None. */
  readonly override: readonly string[];
}

const heading = /^(<?\w+) \((\w+\.c)\)$/;
const places: readonly (readonly [RegExp, ConfigurationPlace])[] = [
  [/^\tAllowed in \*\.conf only outside /, 'server'],
  [/^\tAllowed in \*\.conf only inside /, 'directory'],
  [/^\tAllowed in \*\.conf anywhere/, 'anywhere'],
];
const grant = /^\twhen AllowOverride includes (\w+(?: or \w+)*)$/;

/**
 * Reads the server's own list. A heading starts in the first column; help texts may do so too (that of
 * AuthLDAPURL spans lines), but none has a heading's form.
 */
export function readServerList(printed: string): readonly ListedDirective[] {
  const directives: ListedDirective[] = [];
  for (const line of printed.split('\n')) {
    const [, name, sourceFile] = heading.exec(line) ?? [];
    if (name !== undefined && sourceFile !== undefined) {
      directives.push({ name, sourceFile, configuration: 'anywhere', override: [] });
      continue;
    }
    const last = directives.at(-1);
    if (last === undefined) continue;
    const configuration = places.find(([words]) => words.test(line))?.[1];
    const override = grant.exec(line)?.[1]?.split(' or ');
    directives[directives.length - 1] = {
      ...last,
      ...(configuration !== undefined && { configuration }),
      ...(override !== undefined && { override }),
    };
  }
  return directives;
}
