import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkSyntax } from '../../server/src/syntax/script/python/grammar/checkSyntax.js';
import type { SyntaxTrouble } from '../../server/src/syntax/script/python/grammar/token.js';
import { encodingTrouble } from '../../server/src/syntax/script/python/sourceEncoding.js';
import { decode } from '../../server/src/text/decode.js';
import { effort, seeded } from '../support/effort.js';
import { mutated, slips } from './mutatedPython.js';

/** Python itself: for each text whether it compiles it, and where not, in which line. */
function compiled(texts: readonly string[]): readonly (number | null)[] {
  const program = `
import json, sys, warnings
warnings.simplefilter("ignore")
def line(text):
    try:
        compile(text, "page.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError, RecursionError) as error:
        return getattr(error, "lineno", None) or 0
print(json.dumps([line(text) for text in json.load(sys.stdin)]))`;
  const { stdout, stderr } = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Python's own library and what Debian puts beside it; its tests hold what is wrong on purpose. */
const libraries = ['/usr/lib/python3', '/usr/lib/python3.11', '/usr/lib/python3.13'];

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => !/\/(tests?|idle_test)\/|\/bad/.test(path))
      .sort();
  } catch {
    return [];
  }
}

const lineOf = (text: string, { start }: SyntaxTrouble): number =>
  text.slice(0, start).split(/\r\n|\n|\r/).length;

describe('the syntax of Python', function () {
  this.timeout(120_000 * effort);
  const all = libraries.flatMap(filesBelow);
  // Every file in the long run.
  const files = all.filter((_, index) => index % Math.max(1, Math.round(8 / effort)) === 0);

  it('is right in every file that Python compiles', () => {
    assert.ok(files.length > 100, `${files.length} files`);
    const wrong = files.flatMap((path) => {
      const { text, encoding } = decode(readFileSync(path));
      const trouble = encodingTrouble(text, encoding) ?? checkSyntax(text);
      return trouble === null ? [] : [{ text, said: `${path}:${lineOf(text, trouble)}: ${trouble.what}` }];
    });
    const lines = compiled(wrong.map(({ text }) => text));
    assert.deepEqual(
      wrong.filter((_, index) => lines[index] === null).map(({ said }) => said),
      [],
    );
  });

  it('is wrong where Python says so, in texts that were changed at random', () => {
    const sources = files
      .map((path) => decode(readFileSync(path)).text)
      .filter(({ length }) => length < 8000);
    const made = fc.sample(slips, { numRuns: 500 * effort, ...seeded(5) });
    const texts = made.map((slip) => mutated(sources, slip));
    const troubles = texts.map(checkSyntax);
    const lines = compiled(texts);
    const alarms = texts.flatMap((text, index) => {
      const trouble = troubles[index] ?? null;
      return trouble !== null && lines[index] === null ? [`${trouble.what}:\n${text}`] : [];
    });
    const refused = lines.flatMap((line, index) => (line === null ? [] : [{ line, index }]));
    const found = refused.filter(({ index }) => troubles[index] !== null);
    const inPlace = found.filter(({ line, index }) => {
      const trouble = troubles[index];
      return trouble != null && Math.abs(lineOf(texts[index] ?? '', trouble) - line) <= 1;
    });
    assert.deepEqual(alarms, []);
    assert.ok(refused.length > texts.length / 4, `${refused.length} of ${texts.length} are wrong`);
    assert.ok(found.length >= refused.length * 0.99, `${found.length} of ${refused.length} found`);
    assert.ok(inPlace.length >= found.length * 0.95, `${inPlace.length} of ${found.length} in their place`);
  });
});
