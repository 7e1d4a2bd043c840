import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { patternError } from '../../server/src/syntax/pattern/patternError.js';
import { decode } from '../../server/src/text/decode.js';
import { type HtaccessProbe, startHtaccessProbe } from '../../server/tools/directiveFacts/htaccessProbe.js';
import { effort, seeded } from '../support/effort.js';
import { orSkip } from '../support/installed.js';
import { libraryErrors } from '../support/pcre2test.js';
import { anyPattern } from './generators/patterns.js';

const patternsMade = (numRuns: number, seed: number): readonly string[] => [
  ...new Set(fc.sample(anyPattern, { numRuns, ...seeded(seed) })),
];

/** Bytes that are not UTF-8 make a file that is read as Latin-1. */
const inUtf8 = (pattern: string): Buffer => Buffer.from(pattern, 'utf8');
const inLatin1 = (pattern: string): Buffer => Buffer.from(pattern.replace(/[^\0-\xff]/g, '\xa4'), 'latin1');

/** Limits that few patterns reach. */
const extreme: readonly string[] = [
  '('.repeat(250) + ')'.repeat(250),
  '('.repeat(251) + ')'.repeat(251),
  '('.repeat(251),
  '('.repeat(252),
  `(?<${'n'.repeat(32)}>a)`,
  `(?<${'n'.repeat(33)}>a)`,
  `(*MARK:${'m'.repeat(255)})`,
  `(*MARK:${'m'.repeat(256)})`,
  '(?:abc){4000}',
  '(?:abc){6000}',
  '((?:[ab]{2}){40}){40}',
  '(?:a{65535}){9000}',
  '(?<=a{65535})',
  '(?<=a{65535}b)',
  '(?<=(?:ab){32768})',
  '[ab]'.repeat(1980),
  '[ab]'.repeat(1990),
  '\\p{L}'.repeat(1500),
  'a'.repeat(32760),
  'a'.repeat(32770),
  `(?|${'(a)|'.repeat(500)}b)(?<=(?1)${'(?:a|b)'.repeat(700)})`,
  Array.from({ length: 100 }, (_, index) => `(?<n${index}>a)`).join(''),
];

describe('patterns, as PCRE2 itself compiles them', function () {
  this.timeout(60_000 * effort);

  for (const [name, patterns, encode] of [
    ['of the limits', () => extreme, inUtf8],
    ['in UTF-8', () => patternsMade(5000 * effort, 42), inUtf8],
    ['in Latin-1', () => patternsMade(2500 * effort, 43), inLatin1],
  ] as const) {
    it(`${name}: the same are refused, with the same words and offset`, async function () {
      const bytes = patterns().map(encode);
      const library = await orSkip(this, async () => libraryErrors(bytes));
      assert.equal(library.length, bytes.length);
      const wrong = bytes.flatMap((pattern, index) => {
        const { text, encoding } = decode(pattern);
        const found = patternError(text, { encoding });
        const ours = found === null ? null : { message: found.message, offset: found.offset };
        const theirs = library[index] ?? null;
        const same = ours?.message === theirs?.message && ours?.offset === theirs?.offset;
        return same ? [] : [{ text, theirs, ours }];
      });
      assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${bytes.length} differ`);
    });
  }

  it('of both kinds there are enough', async function () {
    const library = await orSkip(this, async () => libraryErrors(patternsMade(5000, 42).map(inUtf8)));
    const refused = library.filter((error) => error !== null);
    const good = library.length - refused.length;
    assert.ok(refused.length > 1000 && good > 1000, `${refused.length} refused, ${good} not`);
    const kinds = new Set(refused.map((error) => error?.message));
    assert.ok(kinds.size > 50, `${kinds.size} kinds of error`);
  });
});

describe('patterns, as a RewriteRule of a real Apache compiles them', function () {
  this.timeout(120_000 * effort);
  let probe: HtaccessProbe | null = null;

  before(async function () {
    probe = await orSkip(this, () => startHtaccessProbe(['rewrite', 'authz_core', 'dir', 'mime']));
  });
  after(() => probe?.stop());

  it('the same are refused', async () => {
    assert.ok(probe !== null);
    const patterns = patternsMade(4000 * effort, 44).filter(isOneWord);
    const answers = await probe.messagesFor(patterns.map((pattern) => `RewriteRule ${pattern} -\n`));
    const wrong = patterns.flatMap((pattern, index) => {
      const answer = answers[index] ?? null;
      const expected =
        patternError(pattern, { encoding: 'utf-8' }) === null
          ? null
          : 'RewriteRule: cannot compile regular expression';
      const same = expected === null ? answer === null : (answer?.startsWith(expected) ?? false);
      return same ? [] : [{ pattern, answer }];
    });
    assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${patterns.length} differ`);
  });
});

/** What mod_rewrite takes as one argument and as a pattern alone, and the server does not expand. */
const isOneWord = (pattern: string): boolean =>
  !/[\s"']|^!|\\$|\$\{/.test(pattern) && Buffer.byteLength(pattern) < 4000;
