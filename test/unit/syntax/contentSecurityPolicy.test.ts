import assert from 'node:assert/strict';
import { parsePolicies } from '../../../server/src/syntax/contentSecurityPolicy.js';

/** Each directive as `name: source source`, the policies apart. */
const read = (value: string): readonly (readonly string[])[] =>
  parsePolicies(value).map(({ directives }) =>
    [...directives.values()].map(
      ({ name, sources }) => `${name}: ${sources.map(({ text }) => text).join(' ')}`,
    ),
  );

describe('parsePolicies', () => {
  it('takes directives apart at semicolons, and sources at blanks of any kind', () => {
    assert.deepEqual(read(" default-src  'self' ;\tIMG-SRC *\t data: ; ;"), [
      ["default-src: 'self'", 'img-src: * data:'],
    ]);
  });

  it('knows directives without sources', () => {
    assert.deepEqual(read('upgrade-insecure-requests'), [['upgrade-insecure-requests: ']]);
  });

  it('lets the first of two directives with one name count', () => {
    assert.deepEqual(read("script-src 'none'; SCRIPT-SRC *"), [["script-src: 'none'"]]);
  });

  it('takes policies apart at commas, and leaves out those that are empty', () => {
    assert.deepEqual(read("default-src 'self', , script-src a b"), [
      ["default-src: 'self'"],
      ['script-src: a b'],
    ]);
    assert.deepEqual(read(' , '), []);
  });

  it('says where each source stands', () => {
    const value = "default-src 'self', script-src  cdn.example;";
    const [, second] = parsePolicies(value);
    const directive = second?.directives.get('script-src');
    const source = directive?.sources[0];
    assert.equal(value.slice(source?.span.start, source?.span.end), 'cdn.example');
    assert.equal(value.slice(directive?.span.start, directive?.span.end), 'script-src  cdn.example');
  });
});
