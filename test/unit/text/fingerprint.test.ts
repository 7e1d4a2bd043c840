import assert from 'node:assert/strict';
import { fingerprint } from '../../../server/src/text/fingerprint.js';

describe('the fingerprint of a text', () => {
  it('is the same for the same text', () => {
    assert.equal(fingerprint('naïve 🐍'), fingerprint('naïve 🐍'));
  });

  it('is another one for another text, however little it differs', () => {
    const texts = [
      '',
      'a',
      'b',
      'ab',
      'ba',
      'aa',
      ...Array.from({ length: 20_000 }, (_, at) => `[${at},null]`),
    ];
    assert.equal(new Set(texts.map(fingerprint)).size, texts.length);
  });
});
