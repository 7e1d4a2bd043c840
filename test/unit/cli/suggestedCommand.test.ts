import assert from 'node:assert/strict';
import { pathWords, suggestCommands } from '../../../server/src/cli/suggestedCommand.js';

describe('a suggested command', () => {
  it('is about the same paths', () => {
    assert.deepEqual(pathWords([], {}), ['.']);
    assert.deepEqual(pathWords(['my site', 'a'], { as: 'script' }), ["'my site'", 'a', '--as', 'script']);
    assert.deepEqual(pathWords([], { filesFrom: '-' }), ['--files-from', '-']);
  });

  it('repeats what was said of site and server', () => {
    const suggest = suggestCommands({ root: 'www', profile: 'my host.json' });
    assert.equal(suggest('fix', ['.']), "handler-doctor fix . --root www --profile 'my host.json'");
  });
});
