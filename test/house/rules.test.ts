import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { conversions } from '../../server/src/conversions/registry.js';
import { ruleNames } from '../../server/src/rules/registry.js';
import { repositoryRoot } from '../support/repository.js';
import { sharedByConversions } from './rooms.js';

describe('every rule', () => {
  it('is registered under the name of its folder, in the order of names', () => {
    const folders = foldersIn('rules').filter((name) => holds('rules', name, 'rule.ts'));
    assert.deepEqual(ruleNames, folders);
  });

  it('has a page', () => {
    const folders = foldersIn('rules').filter((name) => holds('rules', name, 'README.md'));
    assert.deepEqual(folders, ruleNames);
  });
});

describe('every conversion', () => {
  it('is registered under the name of its folder', () => {
    const folders = foldersIn('conversions').filter((name) => !sharedByConversions.includes(name));
    assert.deepEqual(conversions.map(({ target }) => target).sort(), folders);
  });
});

/** The folders of a room, in the order of names. */
const foldersIn = (room: string): readonly string[] =>
  readdirSync(join(repositoryRoot, 'server/src', room), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const holds = (room: string, folder: string, file: string): boolean =>
  existsSync(join(repositoryRoot, 'server/src', room, folder, file));
