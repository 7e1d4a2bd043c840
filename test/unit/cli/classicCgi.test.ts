import assert from 'node:assert/strict';
import { join } from 'node:path';
import { check } from '../../../server/src/cli/check.js';
import { readScript } from '../../../server/src/syntax/script/readScript.js';
import { memoryFilesOf, projectFilesIn } from '../../support/memoryFiles.js';
import { grammar } from '../../support/pythonGrammar.js';
import { repositoryRoot } from '../../support/repository.js';
import { matchSnapshot } from '../../support/snapshot.js';
import { MemoryTerminal } from './memoryTerminal.js';

describe('the first thing that a person sees of this project', () => {
  for (const example of ['classic-cgi', 'classic-cgi-python3']) {
    it(`is what check says of examples/${example}`, async () => {
      const terminal = new MemoryTerminal();
      const status = await check(
        ['site'],
        { format: 'pretty', failOn: 'error' },
        {
          files: projectFilesIn(memoryFilesOf(join(repositoryRoot, 'examples', example))),
          readScript: (name, text) => readScript(name, text, grammar),
          terminal,
          currentFolder: '/',
          standardInputIsTerminal: false,
          standardInput: async () => new Uint8Array(),
          standardInputChunks: async function* () {},
        },
      );
      assert.equal(status, example === 'classic-cgi' ? 1 : 0);
      matchSnapshot(`unit/cli/snapshots/${example}.txt`, terminal.results);
    });
  }
});
