import assert from 'node:assert/strict';
import { decode, encode, UnencodableTextError } from '../../../server/src/text/decode.js';
import { applyEdits, deletion, insertion, OverlappingEditsError } from '../../../server/src/text/edit.js';
import { lineIndexOf } from '../../../server/src/text/lineIndex.js';
import { folderOf, foldersBetween, isWithin, pathFrom, relative } from '../../../server/src/text/path.js';

describe('lineIndexOf', () => {
  const text = 'one\r\ntwo\rthree\n\nünf😀f';
  const index = lineIndexOf(text);

  it('ends lines at LF, CRLF and a lone CR', () => {
    assert.equal(index.lineCount, 5);
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((line) => text.slice(index.lineSpan(line).start, index.lineSpan(line).end)),
      ['one', 'two', 'three', '', 'ünf😀f'],
    );
  });

  it('counts characters in UTF-16 units', () => {
    assert.deepEqual(index.positionAt(text.length), { line: 4, character: 6 });
  });

  it('comes back to every offset that is not inside a line end', () => {
    for (let offset = 0; offset <= text.length; offset++) {
      if (text.slice(offset - 1, offset + 1) === '\r\n') continue;
      assert.equal(index.offsetAt(index.positionAt(offset)), offset);
    }
  });

  it('moves a position behind the end of its line to the end', () => {
    assert.equal(index.offsetAt({ line: 0, character: 99 }), 3);
    assert.equal(index.offsetAt({ line: 99, character: 0 }), text.length);
  });
});

describe('applyEdits', () => {
  it('applies edits that count from the original text, in any order', () => {
    const edits = [
      insertion(5, '!'),
      { span: { start: 0, end: 1 }, newText: 'J' },
      deletion({ start: 2, end: 3 }),
    ];
    assert.equal(applyEdits('hello', edits), 'Jelo!');
  });

  it('keeps the order of insertions at one place', () => {
    assert.equal(applyEdits('x', [insertion(0, 'a'), insertion(0, 'b')]), 'abx');
  });

  it('refuses edits that want the same text', () => {
    const edits = [deletion({ start: 0, end: 2 }), deletion({ start: 1, end: 3 })];
    assert.throws(() => applyEdits('hello', edits), OverlappingEditsError);
  });
});

describe('decode and encode', () => {
  it('keep a byte order mark in the text', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x41);
    assert.equal(decode(bytes).text, '\ufeffA');
    assert.deepEqual(encode('\ufeffA', 'utf-8'), bytes);
  });

  it('give back every byte of a file that is not UTF-8', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const { text, encoding } = decode(bytes);
    assert.equal(encoding, 'latin-1');
    assert.deepEqual(encode(text, encoding), bytes);
  });

  it('say what cannot be written in such a file', () => {
    assert.throws(() => encode('€', 'latin-1'), UnencodableTextError);
  });
});

describe('paths', () => {
  it('have the folder that they stand in', () => {
    assert.equal(folderOf('/a/b'), '/a');
    assert.equal(folderOf('/a'), '/');
  });

  it('lie within a folder by whole names', () => {
    assert.ok(isWithin('/a', '/a/b'));
    assert.ok(isWithin('/', '/a'));
    assert.ok(!isWithin('/a', '/ab'));
  });

  it('are seen from a folder', () => {
    assert.equal(relative('/a/b', '/a/b/c/d'), 'c/d');
    assert.equal(relative('/a/b', '/a/c'), '../c');
    assert.equal(relative('/a', '/a'), '.');
  });

  it('have the folders from a root down to one', () => {
    assert.deepEqual(foldersBetween('/a', '/a/b/c'), ['/a', '/a/b', '/a/b/c']);
    assert.deepEqual(foldersBetween('/', '/a'), ['/', '/a']);
    assert.deepEqual(foldersBetween('/x', '/a/b'), ['/a/b']);
  });

  it('are followed from a folder', () => {
    assert.equal(pathFrom('/a/b', '../c/./d.json'), '/a/c/d.json');
    assert.equal(pathFrom('/a/b', '/etc/x'), '/etc/x');
  });
});
