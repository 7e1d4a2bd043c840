/** What `apache2 -L` says of one directive of one module. */
export interface ListedDirective {
  /** As the module registers it, with the bracket of a section: `<Files`. */
  readonly name: string;
  /** The module's source file, as in `<IfModule mod_rewrite.c>`. */
  readonly sourceFile: string;
  /** What `AllowOverride` must grant, as `FileInfo`; empty where `Allow*` is of no concern. */
  readonly override: readonly string[];
}

const heading = /^(<?\w+) \((\w+\.c)\)$/;
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
      directives.push({ name, sourceFile, override: [] });
      continue;
    }
    const classes = grant.exec(line)?.[1]?.split(' or ');
    const last = directives.at(-1);
    if (classes !== undefined && last !== undefined) {
      directives[directives.length - 1] = { ...last, override: classes };
    }
  }
  return directives;
}
