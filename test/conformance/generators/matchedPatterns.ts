import * as fc from 'fast-check';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const atoms = words(
  `a b c a b c / . . \\. \\w \\d \\W [ab] [^a] [b-d/] [[:alpha:]] [[:^lower:]] \\x61 \\/ \\N \\h \\R \\Qab\\E A 1`,
);
const places = words(
  `^ $ \\b \\B \\A \\Z \\z (?=a) (?!b) (?<=a) (?<!b|/) (?<=b|ab) (?i) (?-i) (?s) (?m) (?U) \\K`,
);
const openings = words(`( ( ( (?: (?: (?> (?= (?! (?i: (?| (?<n> (?-s:`);
const quantifiers = ['', '', '', '', ...words(`* + ? *? +? ?? {2} {1,2} {0,2}? {2,} *+ ++ ?+ {1,2}+`)];
const references = words(`\\1 \\2 \\k<n> (?1) (?(1)a|b) (?R)?`);

const { pattern } = fc.letrec<{ pattern: string; sequence: string; item: string }>((tie) => ({
  pattern: fc
    .array(tie('sequence'), { minLength: 1, maxLength: 2 })
    .map((alternatives) => alternatives.join('|')),
  sequence: fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((items) => items.join('')),
  item: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...atoms), fc.constantFrom(...quantifiers))
        .map((parts) => parts.join('')),
    },
    { weight: 1, arbitrary: fc.constantFrom(...places) },
    { weight: 1, arbitrary: fc.constantFrom(...references) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...openings), tie('pattern'), fc.constantFrom(...quantifiers))
        .map(([opening, inside, quantifier]) => `${opening}${inside})${quantifier}`),
    },
  ),
}));

/** Patterns that compile, over few characters, with two groups at least to refer to. */
export const matchedPatterns: fc.Arbitrary<string> = fc.oneof(
  pattern.map((made) => `(?<n>a|b)?(c)?${made}`),
  pattern.map((made) => `${made}(?<n>.)?(a*)`),
  fc.tuple(pattern, pattern).map(([one, other]) => `(?:${one})(?<n>b?)(/|${other})`),
);

/** Texts over the same characters. */
export const subjects: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...'aaabbbccd//A1. ', '\n', '\r\n', 'é'), { maxLength: 9 })
  .map((characters) => characters.join(''));
