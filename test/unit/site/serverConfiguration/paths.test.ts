import assert from 'node:assert/strict';
import { serverPath } from '../../../../server/src/site/serverConfiguration/serverPath.js';
import {
  isShellPattern,
  matchesShellPattern,
} from '../../../../server/src/site/serverConfiguration/shellPattern.js';
import { uriPathOf } from '../../../../server/src/site/serverConfiguration/uriPath.js';

describe('uriPathOf', () => {
  for (const [url, expected] of [
    ['/a/b.html?c=/d#e', '/a/b.html'],
    ['https://example.org/a%20b', '/a b'],
    ['https://example.org', '/'],
    ['/%C3%B6', '/ö'],
    ['/a//b/./c/../d/', '/a/b/d/'],
    ['/a/..', '/'],
    ['/a/b/.', '/a/b/'],
    ['/a%2Fb', null],
    ['/%zz', null],
    ['/../etc/passwd', null],
    ['/a/%00', null],
    ['a', null],
  ] as const) {
    it(`reads ${url} as ${expected}`, () => assert.equal(uriPathOf(url), expected));
  }
});

describe('serverPath', () => {
  for (const [folder, written, expected] of [
    ['/etc/apache2', 'sites/a.conf', '/etc/apache2/sites/a.conf'],
    ['/etc/apache2', '/srv//www/../a', '/srv/a'],
    ['C:/Apache24', 'conf/extra.conf', 'C:/Apache24/conf/extra.conf'],
    ['/etc', 'D:\\www\\a', 'D:/www/a'],
    ['C:/Apache24', 'D:/', 'D:'],
  ] as const) {
    it(`takes ${written} from ${folder}`, () => assert.equal(serverPath(folder, written), expected));
  }
});

describe('matchesShellPattern', () => {
  for (const [pattern, text, matches] of [
    ['*.conf', 'a.conf', true],
    ['*.conf', 'a/b.conf', false],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['[a-c]', 'b', true],
    ['[!a-c]', 'b', false],
    ['[^a-c]', 'd', true],
    ['[]]', ']', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['a.c', 'abc', false],
    ['a[', 'a[', true],
    ['*', '', true],
  ] as const) {
    it(`${pattern} ${matches ? 'matches' : 'does not match'} ${text}`, () =>
      assert.equal(matchesShellPattern(pattern, text), matches));
  }

  it('leaves out names that start with a dot where it is told to', () => {
    assert.equal(matchesShellPattern('*', '.a', false), false);
    assert.equal(matchesShellPattern('.*', '.a', false), true);
  });

  it('is asked only where there is a wildcard', () => {
    assert.deepEqual(['a*', 'a?', '[a]', 'a\\*', 'a[', '/a'].map(isShellPattern), [
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
