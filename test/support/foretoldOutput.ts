import assert from 'node:assert/strict';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { grammar } from './pythonGrammar.js';
import { contradiction } from './writtenHeader.js';
import { outputsOf } from './writtenOutput.js';

/** Scripts of which one may not be known, for each that is. */
const mostUnknown = 1 / 8;

/**
 * What is read of scripts foretells what their interpreter really writes, for nearly all of them.
 *
 * @param command as of `outputsOf`
 */
export async function assertForetold(
  command: readonly [string, ...string[]],
  name: string,
  texts: readonly string[],
): Promise<void> {
  const outputs = await outputsOf(command, name, texts);
  const wrong: string[] = [];
  let unknown = 0;
  for (const [index, text] of texts.entries()) {
    const { response } = await readScript('page.cgi', text, grammar);
    const found = contradiction(response, outputs[index] ?? new Uint8Array());
    if (found !== null) wrong.push(`${JSON.stringify(text)}: ${found}`);
    if (response.kind === 'unknown') unknown++;
  }
  assert.deepEqual(wrong, []);
  assert.ok(unknown < texts.length * mostUnknown, `${unknown} of ${texts.length} are not known`);
}
