import assert from 'node:assert/strict';
import { scriptReader } from '../../../server/src/lsp/scriptReader.js';
import { grammar } from '../../support/pythonGrammar.js';

const text = (seed: number): string => `#!/bin/sh\n# ${seed}\n${'echo hello\n'.repeat(5000)}`;

describe('the reader of scripts', () => {
  it('reads a text once, as long as a folder of scripts is not larger than one may be', async () => {
    const read = scriptReader(grammar);
    const first = read('page.sh', text(0));
    for (let seed = 1; seed < 12; seed++) await read('page.sh', text(seed));
    assert.equal(read('page.sh', text(0)), first);
    assert.notEqual(read('other', text(0)), first);
  });

  it('keeps no more than that, and forgets first what was not asked for longest', async () => {
    const read = scriptReader(grammar);
    const [first, second] = [read('page.sh', text(0)), read('page.sh', text(1))];
    for (let seed = 2; seed < 18; seed++) await read('page.sh', text(seed));
    assert.equal(read('page.sh', text(0)), first);
    await read('page.sh', text(18));
    assert.equal(read('page.sh', text(0)), first);
    assert.notEqual(read('page.sh', text(1)), second);
  });
});
