import { changeLine, insertLine, type Mistake } from './mistake.js';
import type { Random } from './random.js';

const opening = /^\s*<\w/;
const closing = /^\s*<\//;
const tag = /^\s*<\/?\w/;

const names = [
  'IfModule',
  'IfModule',
  'Files',
  'FilesMatch',
  'If',
  'ElseIf',
  'Else',
  'IfDefine',
  'IfVersion',
  'IfFile',
  'IfDirective',
  'IfSection',
  'Limit',
  'LimitExcept',
  'RequireAll',
  'RequireAny',
  'RequireNone',
  'Directory',
  'Location',
  'VirtualHost',
  'Macro',
  'Proxy',
  'ifmodule',
  'FILES',
];

/** A section of each kind, well formed. */
export const sections: readonly (readonly [opening: string, closing: string])[] = [
  ['<IfModule mod_mime.c>', '</IfModule>'],
  ['<IfModule mod_absent.c>', '</IfModule>'],
  ['<Files "a.html">', '</Files>'],
  ['<FilesMatch "\\.(gif|png)$">', '</FilesMatch>'],
  ['<If "%{HTTP_HOST} == \'a\'">', '</If>'],
  ['<IfDefine ABSENT>', '</IfDefine>'],
  ['<IfVersion >= 2.4>', '</IfVersion>'],
  ['<Limit GET POST>', '</Limit>'],
  ['<LimitExcept GET>', '</LimitExcept>'],
  ['<RequireAll>', '</RequireAll>'],
  ['<RequireAny>', '</RequireAny>'],
];

/** Changes a tag of the file, or lays a section around some of its lines and changes a tag of that. */
const broken = (
  name: string,
  weight: number,
  matches: RegExp,
  change: (line: string, random: Random) => string | null,
): Mistake => ({
  name,
  weight,
  make: (text, random) => {
    const source =
      matches.test(text) || tag.test(text) ? text : surrounded(text, random, random.pick(sections));
    return changeLine(source, random, matches, (line) => change(line, random));
  },
});

/** Lays a section around some lines of a file. */
export function surrounded(
  text: string,
  random: Random,
  [open, close]: readonly [opening: string, closing: string],
): string {
  const lines = text.split('\n');
  const from = random.below(lines.length);
  const to = random.between(from, Math.min(lines.length - 1, from + 6));
  return [...lines.slice(0, from), open, ...lines.slice(from, to), close, ...lines.slice(to)].join('\n');
}

export const sectionTags: readonly Mistake[] = [
  broken('closing bracket of an opening tag missing', 4, opening, (line) => line.replace(/>\s*$/, '')),
  broken('closing bracket of a closing tag missing', 4, closing, (line) => line.replace(/>\s*$/, '')),
  broken('bracket doubled', 2, tag, (line, random) =>
    random.chance(0.5) ? line.replace('<', '<<') : line.replace(/>\s*$/, '>>'),
  ),
  broken('blank inside a tag', 2, tag, (line, random) =>
    random.pick([
      line.replace('<', '< '),
      line.replace('</', '</ '),
      line.replace(/>\s*$/, ' >'),
      line.replace('<', '<\\'),
    ]),
  ),
  broken(
    'words behind a tag',
    3,
    tag,
    (line, random) => line + random.pick([' # why', ' a', '#', ' >', ';']),
  ),
  broken('wrong closing tag', 5, closing, (line, random) => line.replace(/\/\w+/, `/${random.pick(names)}`)),
  broken('closing tag without slash', 2, closing, (line) => line.replace('/', '')),
  broken('closing tag left out', 5, closing, () => '#'),
  broken('closing tag doubled', 4, closing, (line) => `${line}\n${line}`),
  broken('opening tag left out', 5, opening, () => '#'),
  broken('opening tag without argument', 4, opening, (line) => line.replace(/^(\s*<\w+).*$/, '$1>')),
  broken('another argument in a tag', 4, opening, (line, random) =>
    line.replace(/>\s*$/, `${random.pick([' a', ' "b c"', ' ~ a', '" a', ' GET'])}>`),
  ),
  {
    name: 'sections crossed',
    weight: 5,
    make: (text, random) => {
      const [a, b] = [random.pick(sections), random.pick(sections)];
      const inner = random.pick(['Require all granted', 'Options -Indexes', '# nothing', 'SetEnv a b']);
      return insertLine(text, random, [a[0], b[0], inner, a[1], b[1]].join('\n'));
    },
  },
  {
    name: 'section never closed',
    weight: 5,
    make: (text, random) => insertLine(text, random, random.pick(sections)[0]),
  },
  {
    name: 'closing tag from nowhere',
    weight: 5,
    make: (text, random) => insertLine(text, random, `</${random.pick(names)}>`),
  },
  {
    name: 'section around lines',
    weight: 8,
    make: (text, random) => surrounded(text, random, random.pick(sections)),
  },
];
