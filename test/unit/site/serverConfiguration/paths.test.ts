import assert from 'node:assert/strict';
import {
  hasWildcards,
  matchesIncluded,
} from '../../../../server/src/site/serverConfiguration/pathPattern.js';
import { serverPath } from '../../../../server/src/site/serverConfiguration/serverPath.js';
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

describe('matchesIncluded', () => {
  it('leaves out names that start with a dot where the pattern does not', () => {
    assert.equal(matchesIncluded('*.conf', 'a.conf'), true);
    assert.equal(matchesIncluded('*', '.a'), false);
    assert.equal(matchesIncluded('.*', '.a'), true);
  });
});

describe('hasWildcards', () => {
  for (const [path, expected] of [
    ['a*', true],
    ['a?', true],
    ['[a]', true],
    ['a\\*', false],
    ['a[', false],
    ['/a', false],
  ] as const) {
    it(`${path}: ${expected ? 'yes' : 'no'}`, () => assert.equal(hasWildcards(path), expected));
  }
});
