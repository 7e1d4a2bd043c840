import assert from 'node:assert/strict';
import { scriptReader } from '../../../server/src/lsp/scriptReader.js';
import type { EntrypointScript } from '../../../server/src/syntax/script/entrypointScript.js';
import type { SiblingFiles } from '../../../server/src/syntax/script/python/siblings.js';
import { grammar } from '../../support/pythonGrammar.js';

const text = (seed: number): string => `#!/bin/sh\n# ${seed}\n${'echo hello\n'.repeat(5000)}`;

const nothing: SiblingFiles = { read: () => Promise.resolve(null) };

/** A reader of scripts that have nothing beside them. */
function lonelyReader(): (name: string, text: string) => Promise<EntrypointScript> {
  const read = scriptReader(grammar);
  return (name, text) => read(name, text, nothing);
}

describe('the reader of scripts', () => {
  it('reads a text once, as long as a folder of scripts is not larger than one may be', async () => {
    const read = lonelyReader();
    const first = await read('page.sh', text(0));
    for (let seed = 1; seed < 12; seed++) await read('page.sh', text(seed));
    assert.equal(await read('page.sh', text(0)), first);
    assert.notEqual(await read('other', text(0)), first);
  });

  it('keeps no more than that, and forgets first what was not asked for longest', async () => {
    const read = lonelyReader();
    const [first, second] = [await read('page.sh', text(0)), await read('page.sh', text(1))];
    for (let seed = 2; seed < 18; seed++) await read('page.sh', text(seed));
    assert.equal(await read('page.sh', text(0)), first);
    await read('page.sh', text(18));
    assert.equal(await read('page.sh', text(0)), first);
    assert.notEqual(await read('page.sh', text(1)), second);
  });

  it('reads a script again when a module beside it has changed', async () => {
    const read = scriptReader(grammar);
    const page = '#!/usr/bin/python3\nimport header\n';
    const beside = (header: string): SiblingFiles => ({
      read: (path) => Promise.resolve(path === 'header.py' ? header : null),
    });
    const first = await read('page.py', page, beside('print("A: b\\n")'));
    assert.equal(await read('page.py', page, beside('print("A: b\\n")')), first);
    assert.notEqual(await read('page.py', page, beside('print("C: d\\n")')), first);
  });
});
