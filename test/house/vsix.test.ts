import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { ruleNames } from '../../server/src/rules/registry.js';
import { vsixFile } from '../support/packages.js';
import { zipEntries } from '../support/zip.js';

describe('the packaged extension', () => {
  const entries = zipEntries(vsixFile);
  const withoutPages = entries.filter((name) => !name.startsWith('extension/docs/rules/'));

  it('holds what it runs and shows, and nothing else', () => {
    assert.deepEqual([...withoutPages].sort(), [
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/THIRD-PARTY-NOTICES',
      'extension/changelog.md',
      'extension/dist/browserClient.cjs.js',
      'extension/dist/cli.cjs',
      'extension/dist/client.cjs',
      'extension/dist/languageServer.cjs',
      'extension/dist/languageServerWorker.js',
      'extension/dist/tree-sitter-python.wasm',
      'extension/dist/tree-sitter.wasm',
      'extension/images/icon.png',
      'extension/language-configuration.json',
      'extension/package.json',
      'extension/readme.md',
      'extension/schemas/handler-doctor.schema.json',
      'extension/schemas/profile.schema.json',
      'extension/syntaxes/htaccess.tmLanguage.json',
    ]);
  });

  it('holds the page of every rule', () => {
    const pages = entries.filter((name) => name.startsWith('extension/docs/rules/'));
    assert.deepEqual([...pages].sort(), ruleNames.map((name) => `extension/docs/rules/${name}.md`).sort());
  });

  it('is smaller than 2.25 MB', () => {
    assert.ok(statSync(vsixFile).size < 2_250_000, `${statSync(vsixFile).size} bytes`);
  });
});
