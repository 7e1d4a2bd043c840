import * as fc from 'fast-check';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What patterns of real sites look like. */
const real: readonly string[] = [
  '^index\\.php$',
  '^(.*)$',
  '^articles/([0-9]+)/?$',
  '\\.(?:ico|jpe?g|png|gif|css|js)$',
  '^(?!www\\.)(.+)$',
  '^([^/]+)/([^/.]+)/?$',
  '(?:^|/)\\.(?!well-known(?:/|$))',
  '^[a-zA-Z0-9_-]{3,16}$',
  '^/(?<lang>[a-z]{2})/(?<page>[\\w-]+)$',
  '^(wp-(?:content|admin|includes).*)',
  '(?i)^HTTP_X_(?:FORWARDED|REAL)',
  '[\\s\\x00-\\x1f"\'<>]+',
  '(?<=/)page-(\\d+)(?=/|$)',
  '^caf(?:é|e)/(.+)$',
  '(a|b(?1)?c)\\1',
];

/** Pieces that mean something to PCRE2, whole and broken. */
const pieces: readonly string[] = [
  ...words(`a b Z 0 9 - ^ $ . | ( ) ( ) [ ] [^ { } é € {2} {2,3} {3,2} {,4} {2,} {65536} {0} {1,1} * + ? *? ++ ?+ =
    \\ \\d \\D \\w \\S \\b \\B \\A \\Z \\G \\K \\C \\R \\X \\N \\h \\V \\n \\e \\cA \\c \\x \\x41 \\x{ \\x{41} \\x{100}
    \\x{} \\x{zz} \\o{101} \\o{8} \\o \\0 \\012 \\1 \\2 \\9 \\10 \\81 \\377 \\400 \\g1 \\g{1} \\g{-1} \\g{+1} \\g{n} \\g<n>
    \\g<1> \\g'n' \\g \\g{0} \\g{99999} \\k<n> \\k'n' \\k{n} \\k \\p{L} \\pL \\P{^Lu} \\p{Greek} \\p{foo} \\p \\p{ \\p{sc:Latin}
    \\p{bidi_class:L} \\p{Any} \\p1 \\Q \\E \\Qa.b\\E \\u \\U \\l \\L \\F \\i \\y \\N{U+41} \\N{2,3} \\N{x}`),
  ...words(`(?: (?i) (?i: (?-i) (?^ (?^i: (?x) (?xx) (?J) (?-J) (?n) (?m-s) (?U) (?y) (?i- (?-- (?| (?> (?= (?! (?<= (?<!
    (?* (?<* (?<n> (?<m> (?'n' (?P<n> (?P<o> (?P=n) (?P>n) (?P (?Px) (?&n) (?& (?R) (?R (?0) (?1) (?2) (?+1) (?-1) (?+0)
    (?+ (?C) (?C1) (?C256) (?C"x") (?C{a}}b}) (?Cx) (?C (?(1) (?(2) (?(+1) (?(-1) (?(n) (?(<n>) (?('n') (?(R) (?(R1)
    (?(R&n) (?(DEFINE) (?(VERSION>=10.4) (?(VERSION=10) (?(VERSION (?(?= (?(?! (?(?<= (?(?C1)(?= (?(*pla: (?(*napla:
    (?(*atomic: (?( (?(0) (?#c) (?# #`),
  ...words(`(*pla: (*plb: (*nla: (*nlb: (*napla: (*naplb: (*atomic: (*sr: (*asr: (*script_run: (*foo: (*pla (*ACCEPT)
    (*ACCEPT:x) (*FAIL) (*F) (*COMMIT) (*COMMIT:z) (*MARK:m) (*:m) (*MARK) (*MARK:) (*PRUNE:a) (*SKIP) (*THEN) (*FOO) (* (*)`),
  ...words(`[a-z] [z-a] [a-] [-a] []a] [^]a] [[:alpha:]] [[:^alpha:] [:alpha:] [[:foo:]] [[.x.]] [[=x=]] [\\d-z] [a-\\d]
    [\\w-] [[:digit:]-z] [[:<:]] [[:>:]] [\\Q]\\E] [\\E [Aa] [\\p{L}x] [a-\\x{ff}] [\\b] [\\B] [\\N] [\\R] [\\8] [\\400] [\\g] [\\k]
    [é-ü] [ä-€]`),
  ' ',
  '\t',
];

const settings =
  words(`(*UTF) (*UCP) (*CRLF) (*ANY) (*NO_JIT) (*BSR_ANYCRLF) (*LIMIT_MATCH=12) (*LIMIT_HEAP=x (*LIMIT_DEPTH=9
  (*LIMIT_DEPTH=99999999999) (*UTF`);

const atoms = words(
  `a b . \\d [a-z] \\w ^ $ \\b \\x41 [^\\s] \\p{L} \\R \\K \\1 \\k<n> (?&n) (?1) (?R) (*ACCEPT) (*F) \\C \\X (?i) é`,
);

const openings =
  words(`( ( (?: (?= (?! (?<= (?<= (?<! (?> (?| (?<n> (?<m> (?(1) (?(<n>) (?(DEFINE) (?(?=a) (*sr: (*asr: (?i: (?<*
  (?* (*plb: (?(R) (?(VERSION>=10.4)`);

const quantifiers = ['', '', '', ...words('* + ? {2} {1,3} *? {0} ++ {3}+')];

/** Of the language's own grammar: what is wrong with it is wrong in meaning. */
const { pattern: grammatical } = fc.letrec<{ pattern: string; sequence: string; item: string }>((tie) => ({
  pattern: fc
    .oneof(
      { maxDepth: 4 },
      { arbitrary: tie('sequence'), weight: 4 },
      fc.tuple(tie('sequence'), tie('pattern')),
    )
    .map((part) => (typeof part === 'string' ? part : part.join('|'))),
  sequence: fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((items) => items.join('')),
  item: fc
    .tuple(
      fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        fc.constantFrom(...atoms),
        fc
          .tuple(fc.constantFrom(...openings), tie('pattern'))
          .map(([opening, inside]) => `${opening}${inside})`),
      ),
      fc.constantFrom(...quantifiers),
    )
    .map(([atom, quantifier]) => `${atom}${quantifier}`),
}));

/** One slip of a hand: a character left out, another in its place, a piece put in, the rest cut off. */
const slip = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  what: fc.constantFrom('leave out', 'replace', 'put in', 'cut off'),
  piece: fc.constantFrom(...pieces),
});

const mistaken = fc
  .tuple(fc.oneof(fc.constantFrom(...real), grammatical), fc.array(slip, { maxLength: 1 }))
  .map(([pattern, slips]) => slips.reduce(withSlip, pattern));

function withSlip(pattern: string, { at, what, piece }: { at: number; what: string; piece: string }): string {
  const index = Math.floor(at * pattern.length);
  const before = pattern.slice(0, index);
  if (what === 'cut off') return before;
  if (what === 'put in') return `${before}${piece}${pattern.slice(index)}`;
  return `${before}${what === 'replace' ? piece[0] : ''}${pattern.slice(index + 1)}`;
}

const soup = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 })
  .map((parts) => parts.join(''));

/** Patterns, good and broken, about as many of the one as of the other. */
export const anyPattern: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 12, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.constantFrom(...settings) },
    ),
    fc.oneof(
      { weight: 4, arbitrary: mistaken },
      { weight: 3, arbitrary: grammatical.map((pattern) => `(?<n>a)(b)${pattern}`) },
      { weight: 1, arbitrary: fc.constantFrom(...real) },
      { weight: 1, arbitrary: soup },
    ),
  )
  .map((parts) => parts.join(''))
  .filter((pattern) => pattern !== '');
