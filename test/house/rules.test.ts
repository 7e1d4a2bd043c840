import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { conversions } from '../../server/src/conversions/registry.js';
import { ruleNames } from '../../server/src/rules/registry.js';
import { repositoryRoot } from '../support/repository.js';

describe('rules and conversions', () => {
  it('are registered under the name of their folder, in the order of names', () => {
    assert.deepEqual(ruleNames, foldersWith('rules', 'rule.ts'));
  });

  it('have a page for every rule', () => {
    assert.deepEqual(foldersWith('rules', 'README.md'), ruleNames);
  });

  it('are registered for every conversion that has a folder', () => {
    const registered = conversions.map(({ target }) => target).sort();
    assert.deepEqual(registered, foldersWith('conversions', 'conversion.ts'));
  });
});

/** The folders below `server/src/ROOM` that hold the file, in the order of names. */
function foldersWith(room: string, file: string): readonly string[] {
  const top = join(repositoryRoot, 'server/src', room);
  return readdirSync(top, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(top, entry.name, file)))
    .map((entry) => entry.name)
    .sort();
}
