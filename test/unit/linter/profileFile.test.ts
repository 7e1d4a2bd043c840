import assert from 'node:assert/strict';
import { ProfileFileError, readProfile } from '../../../server/src/linter/profileFile.js';

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

  it('says what cannot be used', () => {
    refuses('modules: cgid', /^not JSON: /);
    refuses('[]', /^a profile is an object/);
    refuses('{ "module": [] }', /^"module" is nothing that a profile says$/);
    refuses('{ "modules": "cgid" }', /^"modules" is a list/);
    refuses('{ "software": "nginx" }', /^"software" is/);
    refuses('{ "allowOverride": ["Files"] }', /lists AuthConfig, .* not Files$/);
    refuses('{ "environment": { "PORT": 80 } }', /^"environment" is an object of texts/);
  });
});
