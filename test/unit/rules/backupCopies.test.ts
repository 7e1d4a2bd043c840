import assert from 'node:assert/strict';
import {
  backupCopies,
  copiesEndingIn,
  namesEndingIn,
  originalName,
} from '../../../server/src/rules/shared/fileNames.js';
import { matchesExpression } from '../../../server/src/site/fileSection.js';

describe('the name of a backup copy', () => {
  for (const [copy, original] of [
    ['page.py~', 'page.py'],
    ['page.py.bak', 'page.py'],
    ['page.py.OLD', 'page.py'],
    ['page.py.orig', 'page.py'],
    ['page.py.save', 'page.py'],
    ['page.py.copy', 'page.py'],
    ['.page.py.swp', 'page.py'],
    ['#page.py#', 'page.py'],
  ] as const) {
    it(`${copy} tells ${original}, and is denied by our expression`, () => {
      assert.equal(originalName(copy), original);
      assert.ok(matchesExpression(backupCopies, copy));
    });
  }

  for (const name of ['page.py', 'old.py', 'page.py.txt', '~', '.bak']) {
    it(`is not ${name}`, () => assert.equal(originalName(name), null));
  }
});

describe('an expression for extensions', () => {
  it('takes names that end in one of them, in any case, and no letter for another', () => {
    const expression = namesEndingIn(['py', 'c++']);
    assert.equal(expression, '(?i)\\.(py|c\\+\\+)$');
    const taken = ['a.py', 'A.PY', 'a.txt.py', 'a.c++'].filter((name) => matchesExpression(expression, name));
    assert.equal(taken.length, 4);
    const left = ['a.py.txt', 'apy', 'a.ccc'].filter((name) => matchesExpression(expression, name));
    assert.deepEqual(left, []);
  });

  it('takes backup copies of such files alone', () => {
    const expression = copiesEndingIn(['py']);
    assert.ok(['a.py~', 'a.py.bak', '.a.py.swp'].every((name) => matchesExpression(expression, name)));
    assert.ok(['a.py', 'a.txt~', 'a.py.txt'].every((name) => !matchesExpression(expression, name)));
  });
});
