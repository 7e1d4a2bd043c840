import assert from 'node:assert/strict';
import { directiveFacts } from '../../../server/src/apache/directives.js';
import { unknownProfile } from '../../../server/src/apache/profiles.js';
import { parseHtaccess } from '../../../server/src/syntax/htaccess/parser.js';
import type { Encoding } from '../../../server/src/text/decode.js';
import { Invocation, type Surroundings } from '../../../server/src/verdict/directives/invocation.js';
import { FileReading } from '../../../server/src/verdict/fileReading.js';
import { patternProblem } from '../../../server/src/verdict/patterns.js';

const outside: Surroundings = {
  sections: [],
  limited: false,
  enclosing: [],
  reached: 'yes',
  configuration: {},
  guards: [],
  earlier: [],
};

function invocationIn(encoding: Encoding): Invocation {
  const facts = directiveFacts('RewriteRule');
  assert.ok(facts !== null);
  const reading = new FileReading(parseHtaccess(''), unknownProfile, encoding);
  return new Invocation(facts, '', reading, outside);
}

const inUtf8 = invocationIn('utf-8');

describe('the problem of a pattern that a directive compiles', () => {
  it("is told in the library's words, with its place", () => {
    const problem = patternProblem('^(.*$', inUtf8);
    assert.equal(problem?.message, 'missing closing parenthesis');
    assert.deepEqual(problem?.at, { start: 1, end: 2 });
    assert.equal(patternProblem('^(.*)$', inUtf8), null);
  });

  it('is the same when it is asked for again', () => {
    const first = patternProblem('[z-a]', inUtf8);
    assert.notEqual(first, null);
    assert.deepEqual(patternProblem('[z-a]', inUtf8), first);
  });

  it('depends on the encoding of the file', () => {
    assert.equal(patternProblem('[\\xe0-é]', invocationIn('latin-1')), null);
    assert.equal(patternProblem('[\\xe0-é]', inUtf8)?.message, 'range out of order in character class');
  });

  it('is found anew where more patterns were asked for than are kept', () => {
    for (let index = 0; index < 5000; index++) assert.equal(patternProblem(`a${index}`, inUtf8), null);
    assert.equal(patternProblem('[z-a]', inUtf8)?.message, 'range out of order in character class');
  });
});
