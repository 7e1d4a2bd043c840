import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProfileFileError, profileFields, readProfile } from '../../../server/src/linter/profileFile.js';
import { repositoryRoot } from '../../support/repository.js';

const refuses = (text: string, message: RegExp): void => {
  assert.throws(
    () => readProfile(text, 'mine'),
    (error) => error instanceof ProfileFileError && message.test(error.message),
  );
};

describe('a profile file', () => {
  it('knows nothing of what it leaves out', () => {
    const profile = readProfile('{}', 'mine');
    assert.equal(profile.name, 'mine');
    assert.equal(profile.software, 'apache');
    assert.equal(profile.modules, null);
    assert.equal(profile.allowOverride, null);
    assert.equal(profile.interpreters, null);
  });

  it('states a server', () => {
    const profile = readProfile(
      `{ "name": "host", "version": "2.4.62", "modules": ["cgid", "rewrite"], "allowOverride": ["FileInfo", "options"],
         "options": ["ExecCGI"], "defines": ["SSL"], "environment": { "LANG": "C" }, "interpreters": ["/usr/bin/python3"] }`,
      'mine',
    );
    assert.equal(profile.name, 'host');
    assert.deepEqual(profile.modules, new Set(['cgid', 'rewrite']));
    assert.deepEqual(profile.allowOverride, new Set(['FileInfo', 'Options']));
    assert.deepEqual(profile.options, new Set(['execcgi']));
    assert.deepEqual(profile.environment, new Map([['LANG', 'C']]));
    assert.deepEqual(profile.interpreters, ['/usr/bin/python3']);
  });

  it('reads All and None as AllowOverride does', () => {
    assert.equal(readProfile('{ "allowOverride": ["All"] }', '').allowOverride?.size, 5);
    assert.equal(readProfile('{ "allowOverride": ["None"] }', '').allowOverride?.size, 0);
  });

  it('states the values of what is defined, and that nothing is in the environment', () => {
    const profile = readProfile('{ "defines": ["SSL", "PLACE=/srv=1", "NONE="], "environment": {} }', '');
    assert.deepEqual(
      profile.defines,
      new Map([
        ['SSL', null],
        ['PLACE', '/srv=1'],
        ['NONE', ''],
      ]),
    );
    assert.equal(profile.environment?.size, 0);
    assert.equal(readProfile('{}', '').environment, null);
  });

  it('reads the words behind AllowOverride from left to right, as the server does', () => {
    const overrides = (...words: string[]) => {
      const { allowOverride, overridableOptions, nonfatal } = readProfile(
        JSON.stringify({ allowOverride: words }),
        '',
      );
      return [[...(allowOverride ?? [])].join(), overridableOptions, [...nonfatal].join()];
    };
    const all = 'AuthConfig,FileInfo,Indexes,Limit,Options';
    assert.deepEqual(overrides('All'), [all, null, '']);
    assert.deepEqual(overrides('Limit', 'None', 'fileinfo'), ['FileInfo', null, '']);
    assert.deepEqual(overrides('All', 'Options=Indexes'), [all, new Set(['indexes']), '']);
    assert.deepEqual(overrides('Options=includes,None'), [
      'Options',
      new Set(['includes', 'includesnoexec']),
      '',
    ]);
    assert.deepEqual(overrides('Nonfatal=All', 'All'), [all, null, '']);
    assert.deepEqual(overrides('All', 'nonfatal=unknown'), [all, null, 'unknown']);
  });

  it('takes AllowOverride for None, as Apache does, where only AllowOverrideList is said', () => {
    const profile = readProfile('{ "allowOverrideList": ["Redirect", "<Files"] }', '');
    assert.deepEqual(profile.allowOverride, new Set());
    assert.deepEqual(profile.allowOverrideList, new Set(['redirect', '<files']));
  });

  it('may name the schema that it is completed from, which lists what it may say', () => {
    assert.equal(readProfile('{ "$schema": "x.json" }', 'mine').name, 'mine');
    const schema = JSON.parse(readFileSync(join(repositoryRoot, 'schemas/profile.schema.json'), 'utf8'));
    assert.deepEqual(Object.keys(schema.properties), profileFields);
  });

  it('says what cannot be used', () => {
    refuses('modules: cgid', /^not JSON: /);
    refuses('[]', /^a profile is an object/);
    refuses('{ "module": [] }', /^"module" is nothing that a profile says$/);
    refuses('{ "modules": "cgid" }', /^"modules" is a list/);
    refuses('{ "software": "nginx" }', /^"software" is/);
    refuses('{ "allowOverride": ["Files"] }', /lists AuthConfig, .* not Files$/);
    refuses('{ "allowOverride": ["Options=Exec"] }', / not Options=Exec$/);
    refuses('{ "nonfatal": [] }', /^"nonfatal" is nothing/);
    refuses('{ "environment": { "PORT": 80 } }', /^"environment" is an object of texts/);
  });
});
