/**
 * Every extension of a name counts, whatever its case and place: `x.py.txt` has `py` and `txt`; the part up
 * to the first dot has no say, nor do dots at the start (`find_ct` of mod_mime).
 */
export const extensionsOf = (fileName: string): readonly string[] =>
  fileName
    .replace(/^\.+/, '')
    .split('.')
    .slice(1)
    .map((extension) => extension.toLowerCase());

/** The extensions that an AddHandler, AddType or Remove line names, lower case, without their dots. */
export const namedExtensions = (words: readonly { readonly value: string }[]): readonly string[] =>
  words.map(({ value }) => value.replace(/^\./, '').toLowerCase());
