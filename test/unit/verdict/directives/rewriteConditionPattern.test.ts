import assert from 'node:assert/strict';
import { conditionPattern } from '../../../../server/src/verdict/directives/rewrite/conditionPattern.js';

describe("a condition's pattern", () => {
  for (const [pattern, kind] of [
    ['-f', 'test'],
    ['!-d', 'test'],
    ['-ff', 'regex'],
    ['-z', 'regex'],
    ['-lt', 'regex'],
    ['-lt5', 'test'],
    ['!-ne1', 'test'],
    ['=', 'regex'],
    ['=""', 'test'],
    ['!=a', 'test'],
    ['>=', 'test'],
    ['<', 'regex'],
    ['', 'regex'],
    ['!', 'regex'],
    ['^a$', 'regex'],
  ] as const) {
    it(`${pattern}: ${kind}`, () => assert.equal(conditionPattern('%{A}', pattern).kind, kind));
  }

  it('is an expression behind expr, in any case', () => {
    assert.deepEqual(conditionPattern('EXPR', '!-f'), { kind: 'expression', start: 1 });
  });
});
