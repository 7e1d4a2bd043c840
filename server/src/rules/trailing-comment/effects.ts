/** What the words of a comment do, by the lower-case names of the directives that take them. */
const effects: ReadonlyMap<string, string> = new Map([
  ...[
    'addcharset',
    'addencoding',
    'addhandler',
    'addinputfilter',
    'addlanguage',
    'addoutputfilter',
    'addtype',
    'removecharset',
    'removeencoding',
    'removehandler',
    'removelanguage',
    'removeoutputfilter',
    'removetype',
  ].map(
    (name) =>
      [name, 'Each word counts as an extension: the line holds for files with such a one too.'] as const,
  ),
  ['addoutputfilterbytype', 'Each word counts as a media type.'],
  [
    'browsermatch',
    'Each word counts as the name of a variable to set, which scripts and other lines then see.',
  ],
  ['directoryindex', 'Each word counts as a file that may answer for the folder.'],
  ['indexignore', 'Each word counts as the name of a file to hide in listings.'],
  ['require', 'Each word counts as one more whom the line lets in, as a user of that name.'],
  ['setenvif', 'Each word counts as the name of a variable to set, which scripts and other lines then see.'],
]);

/** @param name of the directive as it is written. */
export const effectOn = (name: string): string =>
  effects.get(name.toLowerCase().replace(/(nocase|expr)$/, '')) ??
  'Each word counts as one more argument, so the line does more than it seems to.';
