import assert from 'node:assert/strict';
import { labelled, paragraph } from '../../../server/src/cli/text/paragraph.js';
import { shellWord } from '../../../server/src/cli/text/shellWord.js';
import { visible, visibleLines } from '../../../server/src/cli/text/visible.js';
import { widthOf } from '../../../server/src/cli/text/width.js';
import { wrap } from '../../../server/src/cli/text/wrap.js';

describe('text for a terminal', () => {
  it('shows control characters as their pictures', () => {
    assert.equal(visible('a\x1b]0;title\x07\r\n\x7f'), 'a␛]0;title␇␍␊␡');
    assert.equal(visible('\x9b31m'), '\\u009b31m');
  });

  it('shows characters that turn the direction of writing', () => {
    assert.equal(visible('page\u202egnp.py'), 'page\\u202egnp.py');
  });

  it('leaves every other character as it is', () => {
    assert.equal(visible('naïve – 漢字 😀'), 'naïve – 漢字 😀');
  });

  it('keeps line ends and tabs of longer texts', () => {
    assert.equal(visibleLines('a\n\tb\x1b\n'), 'a\n\tb␛\n');
  });

  it('counts columns', () => {
    assert.deepEqual(['abc', '漢字', 'e\u0301', '😀', ''].map(widthOf), [3, 4, 1, 2, 0]);
  });

  it('breaks at spaces, and not within a word', () => {
    assert.deepEqual(wrap('one two  three\nfour', 8), ['one two', 'three', 'four']);
    assert.deepEqual(wrap('a unbreakable b', 4), ['a', 'unbreakable', 'b']);
    assert.deepEqual(wrap('', 10), []);
  });

  it('hangs a paragraph below its label', () => {
    const options = { indent: 2, hanging: 7, width: 27, paint: (label: string) => label };
    assert.deepEqual(labelled('why', 'the interpreter takes 30 ms', options), [
      '  why  the interpreter',
      '       takes 30 ms',
    ]);
    assert.deepEqual(paragraph('a\x1bb', 2, 40), ['  a␛b']);
  });

  it('writes a path as one word of a shell, and never as an option', () => {
    assert.equal(shellWord('site/page.py'), 'site/page.py');
    assert.equal(shellWord('my site'), "'my site'");
    assert.equal(shellWord("it's $HOME"), "'it'\\''s $HOME'");
    assert.equal(shellWord('--write'), './--write');
    assert.equal(shellWord(''), "''");
  });
});
