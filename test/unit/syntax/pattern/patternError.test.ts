import assert from 'node:assert/strict';
import { patternError } from '../../../../server/src/syntax/pattern/patternError.js';
import type { Encoding } from '../../../../server/src/text/decode.js';

type Case = readonly [pattern: string, message: string | null, offset?: number];

/** Each as PCRE2 10.42 answers to it. */
const cases: Readonly<Record<string, readonly Case[]>> = {
  'what real sites have': [
    ['^articles/([0-9]+)/?$', null],
    ['\\.(?:ico|jpe?g)$', null],
    ['(?:^|/)\\.(?!well-known(?:/|$))', null],
    ['^/(?<lang>[a-z]{2})/\\k<lang>$', null],
    ['*.php', 'quantifier does not follow a repeatable item', 0],
    ['^(.*)$)', 'unmatched closing parenthesis', 6],
    ['^(.*$', 'missing closing parenthesis', 5],
    ['[a-z', 'missing terminating ] for character class', 4],
    ['\\', '\\ at end of pattern', 1],
    ['a++b**', 'quantifier does not follow a repeatable item', 5],
    ['[z-a]', 'range out of order in character class', 3],
  ],
  quantifiers: [
    ['a{2,3}?b{4}+', null],
    ['a{,3}', null],
    ['{', null],
    ['a{3,2}', 'numbers out of order in {} quantifier', 5],
    ['a{65536}', 'number too big in {} quantifier', 7],
    ['^*', 'quantifier does not follow a repeatable item', 1],
    ['(?i)*', 'quantifier does not follow a repeatable item', 4],
    ['a(?#why)*', null],
    ['(*ACCEPT)??', null],
    ['(*FAIL)+', 'quantifier does not follow a repeatable item', 7],
    ['(?(?=a)b)+', null],
    ['(?(?=a)+b)', 'quantifier does not follow a repeatable item', 7],
  ],
  escapes: [
    ['\\d\\D\\w\\W\\s\\S\\h\\H\\v\\V\\R\\X\\N\\C', null],
    ['\\y', 'unrecognized character follows \\', 1],
    ['\\u0041', 'PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u', 2],
    ['\\x{41}\\x4\\x', null],
    ['\\x{}', 'digits missing in \\x{} or \\o{} or \\N{U+}', 3],
    ['\\x{4g}', 'non-hex character in \\x{} (closing brace missing?)', 4],
    ['\\x{100}', 'character code point value in \\x{} or \\o{} is too large', 6],
    ['\\777', 'octal value is greater than \\377 in 8-bit non-UTF-8 mode', 4],
    ['\\c', '\\c at end of pattern', 2],
    ['\\cé', '\\c must be followed by a printable ASCII character', 2],
    ['\\N{U+41}', '\\N{U+dddd} is supported only in Unicode (UTF) mode', 2],
    ['\\Q*+(\\E', null],
    ['(a(?=b\\K))', '\\K is not allowed in lookarounds (but see PCRE2_EXTRA_ALLOW_LOOKAROUND_BSK)', 10],
  ],
  properties: [
    ['\\p{Greek}\\P{^Lu}\\pL\\p{ sc = Latin }\\p{Bidi_Class:AL}', null],
    ['\\p{Klingon}', 'unknown property after \\P or \\p', 11],
    ['\\p{sc:Lu}', 'unknown property after \\P or \\p', 9],
    ['\\p{L', 'malformed \\P or \\p sequence', 4],
    ['\\p1', 'malformed \\P or \\p sequence', 3],
  ],
  classes: [
    ['[]a][^]a][a-]', null],
    ['[[:alpha:][:^digit:]_]', null],
    ['[:alpha:]', 'POSIX named classes are supported only within a class', 0],
    ['[[.a.]]', 'POSIX collating elements are not supported', 1],
    ['[[:nope:]]', 'unknown POSIX class name', 3],
    ['[\\d-z]', 'invalid range in character class', 3],
    ['[a-\\d]', 'invalid range in character class', 5],
    ['[\\B]', 'escape sequence is invalid in character class', 2],
    ['[\\N]', '\\N is not supported in a class', 3],
    ['[\\E', '\\ at end of pattern', 3],
    ['[[:<:]]a[[:>:]]', null],
  ],
  groups: [
    ['(?', 'missing closing parenthesis', 2],
    ['(?z)', 'unrecognized character after (? or (?-', 2],
    ['(?i-s-m)', 'invalid hyphen in option setting', 5],
    ['(?#', 'missing ) after (?# comment', 3],
    ['(?<1a>b)', 'subpattern name must start with a non-digit', 3],
    ['(?<a', 'syntax error in subpattern name (missing terminator?)', 4],
    ['(?<>a)', 'subpattern name expected', 3],
    ['(?<n>a)(?<n>b)', null],
    ['(?-J)(?<n>a)(?<n>b)', 'two named subpatterns have the same name (PCRE2_DUPNAMES not set)', 17],
    ['(?|(?<a>x)|(?<b>y))', 'different names for subpatterns of the same number are not allowed', 16],
    ['(?Pz)', 'unrecognized character after (?P', 3],
    ['(*pla:a)(*sr:b)', null],
    ['(*plx:a)', '(*alpha_assertion) not recognized', 5],
    ['(*NOPE)', '(*VERB) not recognized or malformed', 6],
    ['(*MARK)', '(*MARK) must have an argument', 6],
    ['(?C256)', 'number after (?C is greater than 255', 6],
    ['(?C"a"', 'closing parenthesis for (?C expected', 6],
    ['(*)', 'quantifier does not follow a repeatable item', 1],
  ],
  references: [
    ['(a)\\1', null],
    ['\\1(a)', null],
    ['\\2(a)', 'reference to non-existent subpattern', 1],
    ['(a)\\11', null],
    ['(a)\\g{-2}', 'reference to non-existent subpattern', 5],
    [
      '\\g',
      '\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number',
      2,
    ],
    ['\\k<n>', 'reference to non-existent subpattern', 3],
    ['\\k', '\\k is not followed by a braced, angle-bracketed, or quoted name', 2],
    ['(?1)', 'reference to non-existent subpattern', 3],
    ['(?R)(?0)', null],
    ['(?+0)', 'a relative value of zero is not allowed', 4],
    ['(?R', '(?R (recursive pattern call) must be followed by a closing parenthesis', 3],
  ],
  conditions: [
    ['(a)?(?(1)b|c)', null],
    ['(?(1)b|c)', 'reference to non-existent subpattern', 2],
    ['(a)?(?(1)b|c|d)', 'conditional subpattern contains more than two branches', 4],
    ['(?(DEFINE)(?<n>a))(?&n)', null],
    ['(?(DEFINE)a|b)', 'DEFINE subpattern contains more than one branch', 3],
    ['(?(?a)b)', 'assertion expected after (?( or (?(?C)', 2],
    ['(?(VERSION>=10.0)a)', null],
    ['(?(VERSION>10)a)', 'syntax error or number too big in (?(VERSION condition', 11],
    ['(a)(?(1b)c)', 'missing closing parenthesis for condition', 7],
  ],
  lookbehinds: [
    ['(?<=ab|c)d', null],
    ['(?<!a{3})b', null],
    ['(?<=a*)b', 'lookbehind assertion is not fixed length', 0],
    ['x(?<=a|b(?:c|de))', 'lookbehind assertion is not fixed length', 1],
    ['(?<=(?<=a+)b)', 'lookbehind assertion is not fixed length', 4],
    ['(ab)(?<=(?1)\\1)', null],
    ['(a(?<=(?1)))', 'lookbehind assertion is not fixed length', 2],
    ['(?<=\\R)', 'lookbehind assertion is not fixed length', 0],
    ['(?<=a{65535}b)', 'lookbehind assertion is too long', 0],
    ['(?<=a(*ACCEPT)b+)', null],
  ],
  limits: [
    ['('.repeat(250) + ')'.repeat(250), null],
    ['('.repeat(252), 'parentheses are too deeply nested', 251],
    [`(?<${'n'.repeat(33)}>a)`, 'subpattern name is too long (maximum 32 code units)', 36],
    ['(?:abc){4000}', null],
    ['(?:abc){6000}', 'regular expression is too large', 13],
  ],
  'settings at the start': [
    ['(*UTF)(*NO_JIT)(*CRLF)(*LIMIT_MATCH=5)é', null],
    ['(*LIMIT_MATCH=)', '(*VERB) not recognized or malformed', 14],
    ['a(*UTF)', '(*VERB) not recognized or malformed', 6],
    ['(*UTF)\\x{100}[ä-ü]{2}', null],
    ['(*UTF)\\x{d800}', 'disallowed Unicode code point (>= 0xd800 && <= 0xdfff)', 13],
    ['(*UTF)(?<=\\C)', '\\C is not allowed in a lookbehind assertion in UTF-8 mode', 6],
  ],
};

describe('the error of a pattern', () => {
  for (const [title, group] of Object.entries(cases)) {
    describe(`of ${title}`, () => {
      for (const [pattern, message, offset = 0] of group) {
        const shown = pattern.length > 60 ? `${pattern.slice(0, 60)}...` : pattern;
        it(`${shown}: ${message ?? 'none'}`, () => {
          const error = patternError(pattern, { encoding: 'utf-8' });
          const expected = message === null ? null : { message, offset };
          assert.deepEqual(error && { message: error.message, offset: error.offset }, expected);
        });
      }
    });
  }
});

describe('a pattern beyond ASCII', () => {
  const offsetOf = (pattern: string, encoding: Encoding): number | undefined =>
    patternError(pattern, { encoding })?.offset;

  it('is read byte by byte: in UTF-8 a range ends in the first byte of a letter', () => {
    assert.equal(patternError('[\\xe0-é]', { encoding: 'latin-1' }), null);
    assert.equal(
      patternError('[\\xe0-é]', { encoding: 'utf-8' })?.message,
      'range out of order in character class',
    );
    assert.equal(patternError('(*UTF)[\\xe0-é]', { encoding: 'utf-8' }), null);
  });

  it('has offsets in bytes, and a span in the text', () => {
    assert.equal(offsetOf('éé(', 'utf-8'), 5);
    assert.equal(offsetOf('éé(', 'latin-1'), 3);
    assert.deepEqual(patternError('éé(', { encoding: 'utf-8' })?.at, { start: 2, end: 3 });
    assert.deepEqual(patternError('\u{1f600}*?+', { encoding: 'utf-8' })?.at, { start: 4, end: 5 });
  });

  it('counts bytes in a lookbehind and in names', () => {
    assert.equal(patternError('(?<=é|ab)', { encoding: 'utf-8' }), null);
    assert.match(patternError('(?<é>a)', { encoding: 'utf-8' })?.message ?? '', /name expected/);
    assert.equal(patternError('(*UTF)(?<é>a)', { encoding: 'utf-8' }), null);
  });

  it('is no UTF-8 in a file of another encoding', () => {
    const error = patternError('(*UTF)a\xe9', { encoding: 'latin-1' });
    assert.equal(error?.message, 'UTF-8 error: 2 bytes missing at end');
    assert.equal(error?.offset, 7);
  });
});

describe('what is to be underlined', () => {
  for (const [pattern, marked] of [
    ['a(b[c]', '('],
    ['ab[c-', '[c-'],
    ['ab[z-a]c', '[z-a'],
    ['ab**', '*'],
    ['a)b', ')'],
    ['a\\yb', '\\y'],
    ['(a)b\\k<n>', '\\k<n>'],
    ['(a)\\2', '\\2'],
    ['x(?<=a+)y', '(?<=a+)'],
    ['a(?zb)', '(?z'],
    ['a{2,1}b', '{2,1}'],
  ] as const) {
    it(`in ${pattern}: ${marked}`, () => {
      const at = patternError(pattern, { encoding: 'utf-8' })?.at;
      assert.equal(at && pattern.slice(at.start, at.end), marked);
    });
  }
});
