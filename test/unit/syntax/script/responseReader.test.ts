import assert from 'node:assert/strict';
import type { OutputPiece } from '../../../../server/src/syntax/script/entrypointScript.js';
import { readScript } from '../../../../server/src/syntax/script/readScript.js';
import { ResponseReader } from '../../../../server/src/syntax/script/responseReader.js';
import { grammar } from '../../../support/pythonGrammar.js';

const source = { start: 0, end: 1 };
const write = { start: 2, end: 3 };
const text = (value: string): OutputPiece => ({ kind: 'text', text: value, source });

function bodyOf(...writes: readonly string[]): readonly string[] {
  const reader = new ResponseReader();
  for (const each of writes) {
    const progress = reader.write([text(each)], write);
    if (progress.kind === 'done') return progress.block.body.map(({ line }) => line);
  }
  const progress = reader.finish();
  assert.ok(progress.kind === 'done');
  return progress.block.body.map(({ line }) => line);
}

async function bodyOfScript(script: string): Promise<readonly string[]> {
  const { response } = await readScript('page.cgi', script, grammar);
  assert.ok(response.kind === 'read', response.kind);
  assert.equal(response.paths.length, 1);
  return response.paths[0]?.body.map(({ line }) => line) ?? [];
}

describe('ResponseReader', () => {
  it('keeps the lines behind the empty line, of the same write and of later ones', () => {
    assert.deepEqual(bodyOf('A: 1\n\n<p>', 'hi\n', '\nend'), ['<p>hi', '', 'end']);
  });

  it('keeps the lines behind one that is no header field', () => {
    assert.deepEqual(bodyOf('hello\nContent-Type: text/html\n\n<p>\n'), [
      'Content-Type: text/html',
      '',
      '<p>',
    ]);
  });

  it('keeps no more than twenty lines', () => {
    assert.equal(bodyOf('\n', ...Array.from({ length: 100 }, (_, index) => `${index}\n`)).length, 20);
  });

  for (const [language, script] of [
    ['Python', '#!/usr/bin/python3\nprint("A: 1\\n")\nprint("b")\nif x():\n    print("c")\nprint("d")\n'],
    ['shell', '#!/bin/sh\necho "A: 1"; echo\necho b\nif grep -q x y; then echo c; fi\necho d\n'],
  ] as const) {
    it(`follows a ${language} script behind its header as far as it goes straight on`, async () => {
      assert.deepEqual(await bodyOfScript(script), ['b']);
    });
  }

  it('takes a header for a fact though the script fails behind it', async () => {
    assert.deepEqual(await bodyOfScript('#!/usr/bin/python3\nprint("hello")\nraise ValueError\n'), []);
  });
});
