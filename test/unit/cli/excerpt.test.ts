import assert from 'node:assert/strict';
import { excerptOf } from '../../../server/src/cli/text/excerpt.js';
import { lineIndexOf } from '../../../server/src/text/lineIndex.js';

/** The range is what stands between « and ». */
function excerpt(marked: string, width = 80): readonly string[] {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  return excerptOf(text, lineIndexOf(text), { start, end }, width).flatMap(({ number, text, marker }) => [
    `${number} ${text}`,
    `  ${marker}`,
  ]);
}

describe('excerpt', () => {
  it('marks the range below its line', () => {
    assert.deepEqual(excerpt('Options +ExecCGI\naddhandler «cgi-script» .py\n'), [
      '2 addhandler cgi-script .py',
      '             ~~~~~~~~~~',
    ]);
  });

  it('points at an empty range', () => {
    assert.deepEqual(excerpt('«»print(1)'), ['1 print(1)', '  ^']);
    assert.deepEqual(excerpt('a\n«»'), ['2 ', '  ^']);
  });

  it('sets tabs out to columns', () => {
    assert.deepEqual(excerpt('\tif\t«x»:'), ['1     if  x:', '          ~']);
  });

  it('gives wide characters two columns and combining ones none', () => {
    assert.deepEqual(excerpt('# 漢字 «é» x'), ['1 # 漢字 é x', '         ~']);
    assert.deepEqual(excerpt('# e\u0301 «😀»'), ['1 # e\u0301 😀', '      ~~']);
  });

  it('shows control characters and does not send them', () => {
    assert.deepEqual(excerpt('a\x1b[31m«b»\u0000'), ['1 a␛[31mb␀', '        ~']);
  });

  it('leaves a carriage return at the end of a line out', () => {
    assert.deepEqual(excerpt('«#!/usr/bin/python\r\n»x'), ['1 #!/usr/bin/python', '  ~~~~~~~~~~~~~~~~~']);
  });

  it('marks each line of a longer range, without its indentation', () => {
    assert.deepEqual(excerpt('RewriteRule «a \\\n   b» [L]'), [
      '1 RewriteRule a \\',
      '              ~~~',
      '2    b [L]',
      '     ~',
    ]);
  });

  it('stops after four lines', () => {
    assert.equal(excerpt(`«${'x\n'.repeat(30)}»`).length, 8);
  });

  it('shows the part of a long line that the range is in', () => {
    const [line = '', marker = ''] = excerpt(`${'a'.repeat(500)}«here»${'b'.repeat(500)}`, 40);
    assert.match(line, /^1 …a+hereb+…$/);
    assert.equal(line.slice(marker.indexOf('~'), marker.lastIndexOf('~') + 1), 'here');
    assert.ok(line.length <= 42);
  });

  it('shows the start of a long line where the range is near it', () => {
    const [line = ''] = excerpt(`«Header» ${'x'.repeat(500)}`, 40);
    assert.match(line, /^1 Header x+…$/);
  });

  it('cuts a range that is itself too long', () => {
    const [line = '', marker = ''] = excerpt(`ab«${'x'.repeat(5000)}»`, 40);
    assert.ok(line.length <= 42 && marker.length <= 42);
    assert.match(marker, /~/);
  });
});
