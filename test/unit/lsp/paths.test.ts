import assert from 'node:assert/strict';
import { pathOf, uriOf } from '../../../server/src/lsp/paths.js';

describe('paths of documents', () => {
  const both: readonly (readonly [string, string])[] = [
    ['file:///srv/www/.htaccess', '/srv/www/.htaccess'],
    ['file:///srv/a%20b/%C3%A4%23%3F%25.py', '/srv/a b/ä#?%.py'],
    ['file:///srv/caf%E9/%C3%A9%E9%F0%9F%90%8D%25E9.py', '/srv/caf\udce9/é\udce9🐍%E9.py'],
    ['file:///c%3A/site/.htaccess', 'c:/site/.htaccess'],
    ['file://server/share/.htaccess', '//server/share/.htaccess'],
    ['vscode-vfs://github/owner/site/.htaccess', '/vscode-vfs:github/owner/site/.htaccess'],
    ['memfs:/site/.htaccess', '/memfs:/site/.htaccess'],
  ];
  for (const [uri, path] of both) {
    it(`take ${uri} to ${path} and back`, () => {
      assert.equal(pathOf(uri), path);
      assert.equal(uriOf(path), uri);
    });
  }

  const oneWay: readonly (readonly [string, string])[] = [
    ['file:///C:/site/', 'C:/site'],
    ['file:///', '/'],
    ['untitled:Untitled-1', '/untitled:/Untitled-1'],
    ['file:///srv/100%/.htaccess', '/srv/100%/.htaccess'],
    ['/srv/.htaccess', '/srv/.htaccess'],
  ];
  for (const [uri, path] of oneWay) {
    it(`make ${path} of ${uri}`, () => assert.equal(pathOf(uri), path));
  }
});
