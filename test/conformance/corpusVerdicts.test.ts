import assert from 'node:assert/strict';
import { builtInProfile } from '../../server/src/apache/profiles.js';
import { parseHtaccess } from '../../server/src/syntax/htaccess/parser.js';
import { decode } from '../../server/src/text/decode.js';
import { firstRefusal, refusalsIn } from '../../server/src/verdict/refusals.js';
import { type CorpusFile, type CorpusVerdict, corpusOrSkip } from '../support/corpus.js';

/** The messages of the kinds that the verdict knows, in the server's words. */
const knownKinds: readonly (readonly [string, RegExp])[] = [
  ['unknown directive', /^Invalid command '/],
  ['not allowed here', / not allowed (?:here|in <\w+> context)$| cannot occur within /],
  [
    'argument count',
    / takes (?:no|one|two|three|1-2|two or three)\b.* arguments?\b| requires at least (?:one|two) arguments?\b| must be On or Off$| directive requires additional arguments$|^Multiple <\w+> arguments /,
  ],
  [
    'sections',
    / without matching <|^Expected <\/| was not closed\.| directive missing closing '>'$| before end of configuration$/,
  ],
];

const kindOf = (message: string): string | null =>
  knownKinds.find(([, words]) => words.test(message))?.[0] ?? null;

describe('the verdict on real files, as the server gave it', () => {
  for (const [name, verdictOf] of [
    ['all-modules', ({ allModules }: CorpusFile) => allModules],
    ['debian', ({ debian }: CorpusFile) => debian],
  ] as const) {
    it(`with the profile ${name}`, function () {
      compareAll(corpusOrSkip(this), name, verdictOf);
    });
  }
});

function compareAll(
  files: readonly CorpusFile[],
  name: string,
  verdictOf: (file: CorpusFile) => CorpusVerdict,
): void {
  const profile = builtInProfile(name);
  assert.ok(profile !== null);
  const table = new Map<string, number>();
  const wrong: string[] = [];
  for (const file of files) {
    const { text, encoding } = decode(file.bytes);
    const refused = firstRefusal(refusalsIn(parseHtaccess(text), profile, encoding));
    const { verdict, message, line } = verdictOf(file);
    const kind = message === null ? null : kindOf(message);
    const isRefused = verdict === 'config500';
    const row = isRefused ? (kind ?? 'other kinds, not compared') : verdict;
    table.set(row, (table.get(row) ?? 0) + 1);
    if (isRefused && kind === null) continue;
    const expected = isRefused ? `line ${line}: ${message}` : 'not refused';
    const actual = refused === null ? 'not refused' : `line ${refused.line}: ${refused.message}`;
    if (actual !== expected) wrong.push(`${file.id}: the server "${expected}", the verdict "${actual}"`);
  }
  console.log(`      ${files.length} files, ${wrong.length} differ`);
  for (const [row, count] of [...table].sort()) console.log(`      ${String(count).padStart(5)}  ${row}`);
  assert.deepEqual(wrong, []);
}
