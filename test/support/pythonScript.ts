import assert from 'node:assert/strict';
import type { EntrypointScript } from '../../server/src/syntax/script/entrypointScript.js';
import type { PythonScript } from '../../server/src/syntax/script/python/pythonScript.js';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { grammar } from './pythonGrammar.js';

/** A Python script as the reader sees it. */
export async function readPythonText(
  text: string,
): Promise<PythonScript & Pick<EntrypointScript, 'response'>> {
  const { python, response } = await readScript('page.py', text, grammar);
  assert.ok(python);
  return { ...python, response };
}
