import assert from 'node:assert/strict';
import { leadingInteger, leadingNumber } from '../../../server/src/verdict/numbers.js';

describe('a number as C reads it', () => {
  for (const [text, value, end, outOfRange] of [
    ['42', 42n, 2, false],
    [' \t-7x', -7n, 4, false],
    ['+5 6', 5n, 2, false],
    ['- 5', 0n, 0, false],
    ['x5', 0n, 0, false],
    ['', 0n, 0, false],
    ['9223372036854775807', 2n ** 63n - 1n, 19, false],
    ['9223372036854775808', 2n ** 63n - 1n, 19, true],
    ['-9223372036854775808', -(2n ** 63n), 20, false],
    ['-9223372036854775809', -(2n ** 63n), 20, true],
    ['00000000000000000000000001', 1n, 26, false],
    [`${'9'.repeat(5000)}x`, 2n ** 63n - 1n, 5000, true],
  ] as const) {
    it(`${JSON.stringify(text.slice(0, 30))}: ${value}`, () => {
      assert.deepEqual(leadingNumber(text), { value, end, outOfRange });
    });
  }

  it('loses its upper half where it is an int', () => {
    assert.equal(leadingInteger('4294967796'), 500);
    assert.equal(leadingInteger('99999999999999999999'), -1);
  });
});
