import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { repositoryRoot } from '../support/repository.js';

describe('THIRD-PARTY-NOTICES', () => {
  it('holds the licence of every package in the bundles, and of no other', () => {
    const { status, stderr } = spawnSync(process.execPath, ['server/tools/build/notices.mjs', '--check'], {
      cwd: repositoryRoot,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });
});
