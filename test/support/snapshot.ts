import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from './repository.js';

/**
 * Compares a text with the snapshot of it. `UPDATE_SNAPSHOTS=1` writes the snapshot instead; so does a first
 * run outside CI, for the writer of the test to read and commit.
 *
 * @param path from the folder `test`, as `cli/snapshots/help.txt`.
 * @throws {assert.AssertionError} when they differ, or with CI=true when there is no snapshot.
 */
export function matchSnapshot(path: string, actual: string): void {
  const file = join(repositoryRoot, 'test', path);
  const expected = process.env['UPDATE_SNAPSHOTS'] === '1' ? null : readSnapshot(file);
  if (expected !== null) {
    assert.equal(actual, expected, `differs from test/${path} (UPDATE_SNAPSHOTS=1 accepts it)`);
    return;
  }
  if (process.env['UPDATE_SNAPSHOTS'] !== '1' && process.env['CI'] === 'true') {
    assert.fail(`there is no snapshot test/${path}: run the suite with UPDATE_SNAPSHOTS=1 and commit it`);
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, actual);
}

function readSnapshot(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
