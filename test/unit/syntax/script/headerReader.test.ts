import assert from 'node:assert/strict';
import type { HeaderEnd, OutputPiece } from '../../../../server/src/syntax/script/entrypointScript.js';
import { type HeaderProgress, HeaderReader } from '../../../../server/src/syntax/script/headerReader.js';

const source = { start: 0, end: 1 };
const write = { start: 2, end: 3 };
const text = (value: string): OutputPiece => ({ kind: 'text', text: value, source });
const unknown = (lines = false): OutputPiece => ({ kind: 'unknown', lines, source });

/** What comes of some writes and the end of the script. */
function read(...writes: readonly (readonly OutputPiece[])[]): HeaderProgress {
  const reader = new HeaderReader();
  for (const pieces of writes) {
    const progress = reader.write(pieces, write);
    if (progress.kind !== 'open') return progress;
  }
  return reader.finish();
}

function endOf(...writes: readonly (readonly OutputPiece[])[]): HeaderEnd {
  const progress = read(...writes);
  assert.ok(progress.kind === 'done', progress.kind);
  return progress.block.end;
}

describe('HeaderReader', () => {
  it('ends the header at an empty line and keeps what the same write writes behind it', () => {
    const progress = read([text('A: 1\nB: 2\n\n<p>'), unknown(), text('\n')]);
    assert.ok(progress.kind === 'done');
    assert.deepEqual(
      progress.block.fields.map(({ name, value }) => [name, value]),
      [
        ['A', '1'],
        ['B', '2'],
      ],
    );
    assert.deepEqual(progress.block.end, {
      kind: 'separator',
      write,
      rest: [text('<p>'), unknown(), text('\n')],
    });
  });

  it('takes CRLF for a line end', () => {
    assert.equal(endOf([text('A: 1\r\n\r\n')]).kind, 'separator');
  });

  it('knows a field of which only the value is unknown', () => {
    const progress = read([text('A: '), unknown(), text('\n\n')]);
    assert.ok(progress.kind === 'done');
    assert.deepEqual(
      progress.block.fields.map(({ name, value, line }) => ({ name, value, line })),
      [{ name: 'A', value: null, line: 'A: …' }],
    );
  });

  it('is lost where a line begins with what is unknown', () => {
    assert.equal(read([unknown(), text('\n')]).kind, 'lost');
    assert.equal(read([text('Name'), unknown(), text('\n')]).kind, 'lost');
  });

  it('names the first line without a colon, as the server does', () => {
    assert.deepEqual(endOf([text('A: 1\n<p a="b: c">\n<b>\n')]), {
      kind: 'body-without-separator',
      write,
      span: source,
      line: '<p a="b: c">',
      refusal: { kind: 'bad-header', line: '<b>' },
    });
  });

  it('names what stands before the colon where an empty line comes first', () => {
    const end = endOf([text('<p a="b: c">\n\n')]);
    assert.ok(end.kind === 'body-without-separator');
    assert.deepEqual(end.refusal, { kind: 'invalid-name', name: '<p a="b' });
  });

  it('knows that a line is no field by its start, and not which refusal comes of what may hold line ends', () => {
    for (const writes of [
      [text('A: 1\n<p>'), unknown(true), text('\n')],
      [text('A: 1\n<p>'), unknown(true)],
      [text('A: 1\n<p a="b: c">'), unknown(true), text('\n\n')],
    ]) {
      const end = endOf(writes);
      assert.ok(end.kind === 'body-without-separator');
      assert.deepEqual(end.refusal, { kind: 'unforeseen' });
    }
  });

  it('is lost where a field ends in what may hold line ends', () => {
    assert.equal(read([text('A: '), unknown(true)]).kind, 'lost');
  });

  it('takes a line of blanks for a line without a colon', () => {
    assert.equal(endOf([text('A: 1\n \n<p>\n')]).kind, 'body-without-separator');
  });

  it('does not read a last line without a line end', () => {
    assert.deepEqual(endOf([text('A: 1\n')]), {
      kind: 'end-of-output',
      write,
      refusal: { kind: 'premature-end' },
    });
    const end = endOf([text('hello')]);
    assert.ok(end.kind === 'body-without-separator');
    assert.deepEqual(end.refusal, { kind: 'no-header-line' });
  });

  it('claims no missing line where something unseen may have written it', () => {
    const reader = new HeaderReader();
    reader.write([text('A: 1\n')], write);
    reader.mayHaveWritten();
    assert.equal(reader.write([text('<p>\n')], write).kind, 'lost');
  });

  it('claims no missing type where something unseen may have written it', () => {
    const reader = new HeaderReader();
    reader.mayHaveWritten();
    assert.equal(reader.write([text('A: 1\n\n')], write).kind, 'lost');
  });

  it('believes what is written behind something unseen that can only have written fields', () => {
    const reader = new HeaderReader();
    reader.mayHaveWritten();
    assert.equal(reader.write([text('A: 1\n<p>\n')], write).kind, 'done');
  });
});
