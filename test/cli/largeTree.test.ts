import assert from 'node:assert/strict';
import { largeTree, makeLargeTree } from '../support/largeTree.js';
import { measuredCommand } from '../support/measuredCommand.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';

describe('a folder tree of 20,000 files', () => {
  it('is checked in under 3 seconds and under 250 MB', function () {
    this.timeout(120_000);
    return withTemporaryFolder({}, async (folder) => {
      makeLargeTree(folder);
      let fastest = Number.POSITIVE_INFINITY;
      // Others may work on the machine: the best of a few runs is the command's own time.
      for (let run = 0; run < 6 && fastest >= 3000; run++) {
        const { status, stdout, milliseconds, megabytes } = await measuredCommand(['check', folder]);
        const { htaccess, scripts } = largeTree;
        assert.deepEqual(
          [status, stdout.split('\n').at(-2)],
          [0, `${htaccess + scripts} files checked: 1 warning.`],
        );
        assert.ok(megabytes < 250, `${megabytes.toFixed(0)} MB`);
        fastest = Math.min(fastest, milliseconds);
      }
      assert.ok(fastest < 3000, `${fastest.toFixed(0)} ms`);
    });
  });
});
