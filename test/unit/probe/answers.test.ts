import assert from 'node:assert/strict';
import { ProbeAnswersError, readAnswers } from '../../../server/src/probe/answers.js';

const text = [
  'server Apache/2.4.62 (Debian)',
  'plain/answer 200 handler-doctor-probe-plain',
  'stray-tag/answer 500',
  'force-indexes/ 403',
  'class-any/answer 000',
  '',
].join('\n');

describe('an answers file', () => {
  it('holds the name of the server and an answer a line', () => {
    const { server, byPath } = readAnswers(text);
    assert.equal(server, 'Apache/2.4.62 (Debian)');
    assert.deepEqual(
      [...byPath],
      [
        ['plain/answer', { status: 200, text: 'handler-doctor-probe-plain' }],
        ['stray-tag/answer', { status: 500, text: '' }],
        ['force-indexes/', { status: 403, text: '' }],
        ['class-any/answer', { status: null, text: '' }],
      ],
    );
  });

  it('is the same with other line ends, indented, in another order and with other lines between', () => {
    const asMap = (kept: string) => new Map(readAnswers(kept).byPath);
    const lines = text.trimEnd().split('\n');
    assert.deepEqual(readAnswers(text.replaceAll('\n', '\r\n')), readAnswers(text));
    assert.deepEqual(asMap(lines.toReversed().join('\n')), asMap(text));
    assert.deepEqual(asMap(`$ sh ask.sh\n  ${lines.join(' \n\nno/probe 200\n  ')}`), asMap(text));
  });

  it('counts the last of two answers', () => {
    const { byPath } = readAnswers('plain/answer 000\nplain/answer 200 handler-doctor-probe-plain\n');
    assert.equal(byPath.get('plain/answer')?.status, 200);
  });

  it('is refused, with the line, where a probe has no status', () => {
    assert.throws(
      () => readAnswers('server Apache\nplain/answer OK\n'),
      new ProbeAnswersError(
        'line 2: behind plain/answer stands a status of three digits, as 200 or 500, not "OK"',
      ),
    );
  });
});
