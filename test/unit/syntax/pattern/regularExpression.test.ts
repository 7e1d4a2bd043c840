import assert from 'node:assert/strict';
import { regularExpression } from '../../../../server/src/syntax/pattern/regularExpression.js';

const found = (pattern: string, subject: string, ignoreCase = false): readonly (string | null)[] | string => {
  const result = regularExpression(pattern, { encoding: 'utf-8', ignoreCase })?.match(subject);
  if (result === undefined) return 'not expressible';
  return result.kind === 'match' ? result.groups : result.kind;
};

describe('a pattern as Apache matches it', () => {
  it('gives its groups by their numbers, null for one without a part', () => {
    assert.deepEqual(found('^(a)|(b)$', 'b'), ['b', null, 'b']);
    assert.deepEqual(found('(?<year>\\d+)-(?P<month>\\d+)', 'in 2024-05'), ['2024-05', '2024', '05']);
  });

  it('takes a newline for a dot, and the very end for a dollar sign', () => {
    assert.deepEqual(found('a.b', 'a\nb'), ['a\nb']);
    assert.equal(found('a$', 'a\n'), 'none');
    assert.deepEqual(found('a\\Z', 'a\n'), ['a']);
  });

  it('sets options anywhere, up to the end of their group', () => {
    assert.deepEqual(found('(?i)\\.PHP$', 'a.php'), ['.php']);
    assert.deepEqual(found('x(?:(?i)a)b', 'xAb'), ['xAb']);
    assert.equal(found('x(?:(?i)a)b', 'xAB'), 'none');
    assert.deepEqual(found('index', 'INDEX', true), ['INDEX']);
  });

  it('keeps what a group took in an earlier round, which JavaScript forgets', () => {
    assert.deepEqual(found('(?:(a)|b)*', 'ab'), ['ab', 'a']);
  });

  it('does not match a group that has no part, where JavaScript matches nothing', () => {
    assert.equal(found('^(a)?\\1b$', 'b'), 'none');
  });

  it('gives nothing back from what is atomic or possessive', () => {
    assert.equal(found('(?>a+)ab', 'aaab'), 'none');
    assert.equal(found('a++ab', 'aaab'), 'none');
  });

  it('calls groups within groups', () => {
    assert.deepEqual(found('^(\\((?:[^()]|(?1))*\\))$', '(a(b)c)'), ['(a(b)c)', '(a(b)c)']);
  });

  it('sees a character beyond ASCII as its bytes, of which none has case', () => {
    assert.deepEqual(found('^(..)$', 'é'), ['é', 'é']);
    assert.equal(found('^.$', 'é'), 'none');
    assert.equal(found('É', 'é', true), 'none');
    assert.deepEqual(found('.', 'é'), ['\ufffd']);
  });

  it('reads the pattern in the encoding of its file', () => {
    const latin = regularExpression('^\xc3\xa9$', { encoding: 'latin-1', ignoreCase: false });
    assert.equal(latin?.matches('é'), true);
  });

  it('is not known where the pattern does not compile, or asks for what is not known here', () => {
    for (const pattern of ['(', '\\p{L}', '(*UTF)é', 'a(*COMMIT)b', '\\X', '(?(R)a|b)']) {
      assert.equal(found(pattern, 'a'), 'not expressible', pattern);
    }
  });

  it('gives up where a search takes too long', () => {
    assert.equal(found('^(a+)+$', `${'a'.repeat(40)}b`), 'unknown');
    assert.equal(found('(?:a|b)*x|(?R)', 'abab'), 'unknown');
  });

  it('is asked of long texts without an end of the stack', () => {
    assert.deepEqual(found('^(?:a|b)*$', 'ab'.repeat(5000)), ['ab'.repeat(5000)]);
  });
});
