/** A scheme that makes a substitution a URL of its own, and whether a query is split from it (`is_absolute_uri`). */
const schemes: ReadonlyMap<string, boolean> = new Map([
  ['ajp://', true],
  ['balancer://', true],
  ['ftp://', false],
  ['fcgi://', true],
  ['gopher://', false],
  ['http://', true],
  ['https://', true],
  ['h2://', true],
  ['h2c://', true],
  ['ldap://', false],
  ['mailto:', true],
  ['news:', false],
  ['nntp://', false],
  ['scgi://', true],
  ['ws://', true],
  ['wss://', true],
  ['unix:', true],
]);

export interface Scheme {
  readonly length: number;
  readonly hasQuery: boolean;
}

/** Null for what is no absolute URI; those of five characters and fewer are none. */
export function schemeOf(text: string): Scheme | null {
  if (text.startsWith('/') || text.length <= 5) return null;
  for (const [scheme, hasQuery] of schemes) {
    if (text.slice(0, scheme.length).toLowerCase() === scheme) {
      const slashes = scheme === 'unix:' && text.startsWith('//', scheme.length) ? 2 : 0;
      return { length: scheme.length + slashes, hasQuery };
    }
  }
  return null;
}

/** What a substitution is: the path of a file or URL, a URI, or a name in the folder of the rule. */
export type SubstitutionKind = 'path' | 'uri' | 'relative' | 'unknown';

/** @param start how it begins, where the rest is not known. */
export function substitutionKind(start: string, isWhole: boolean): SubstitutionKind {
  if (start.startsWith('/')) return 'path';
  if (schemeOf(isWhole ? start : `${start}     `) !== null) return 'uri';
  // What follows may make a scheme of it.
  if (!isWhole && /^[a-z\d]*(?::\/?)?$/i.test(start)) return 'unknown';
  return 'relative';
}
