import { anyDirectiveLine, changeLine, type Mistake, spacedWords } from './mistake.js';

/** UTF-8 as the bytes that a file holds, one character a byte. */
export const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** Quotes left open, doubled, of the wrong kind, or that a word processor made. */
export const quoting: readonly Mistake[] = [
  {
    name: 'quote taken away',
    weight: 4,
    make: (text, random) =>
      changeLine(text, random, /["']/, (line) => {
        const at = random.pick([...line.matchAll(/["']/g)].map(({ index }) => index));
        return line.slice(0, at) + line.slice(at + 1);
      }),
  },
  {
    name: 'quotes put',
    weight: 6,
    make: (text, random) =>
      changeLine(text, random, anyDirectiveLine, (line) => {
        const words = spacedWords(line);
        const at = random.below(words.length);
        const word = words[at] ?? '';
        const [, space = '', rest = ''] = /^(\s*)(.*)$/s.exec(word) ?? [];
        const bare = rest.replace(/^(["'])(.*)\1$/, '$2');
        const quoted = random.pick([
          `"${bare}`,
          `${bare}"`,
          `"${bare}"`,
          `'${bare}'`,
          `""${bare}""`,
          `'${bare}`,
          `"${bare}'`,
          utf8(`“${bare}”`),
          utf8(`‘${bare}’`),
          utf8(`„${bare}“`),
          utf8(`«${bare}»`),
          `\`${bare}\``,
          `\\"${bare}\\"`,
          `"${bare}\\"`,
          `"a\\"${bare}"`,
          `"${bare}"${bare}`,
          `${bare}\\`,
        ]);
        return words.with(at, space + quoted).join('');
      }),
  },
  {
    name: 'arguments quoted as one',
    weight: 2,
    make: (text, random) =>
      changeLine(text, random, anyDirectiveLine, (line) => line.replace(/^(\s*\S+\s+)(\S.*)$/, '$1"$2"')),
  },
  {
    name: 'typographic dash or space',
    weight: 2,
    make: (text, random) =>
      changeLine(text, random, anyDirectiveLine, (line) =>
        random.pick([
          line.replace(/[-+]/, utf8('–')),
          line.replace(' ', utf8('\u00a0')),
          line.replace(' ', '\xa0'),
          `${utf8('\u200b')}${line}`,
        ]),
      ),
  },
];
