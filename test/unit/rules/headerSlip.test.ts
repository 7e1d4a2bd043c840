import assert from 'node:assert/strict';
import { slipIn } from '../../../server/src/rules/shared/headerSlip.js';

describe('what was meant for a header line', () => {
  for (const [line, kind, right] of [
    ['Content-Type : text/html', 'blank-before-colon', 'Content-Type:'],
    ['X-Own : 1', 'blank-before-colon', 'X-Own:'],
    ['content type: text/html', 'blank-in-name', 'Content-Type:'],
    ['Set Cookie: a=b', 'blank-in-name', 'Set-Cookie:'],
    ['Content\u2014Type: text/html', 'wrong-dash', 'Content-Type:'],
    ['  Content-Type: …', 'indented', ''],
    ['  Content-Type : text/html', 'indented', 'Content-Type:'],
    ['Content-Type = text/html', 'no-colon', 'Content-Type: '],
    ['Location https://example.org/', 'no-colon', 'Location: '],
    ['HTTP/1.0 200 OK', 'status-line', 'Status: '],
    ['HTTP/1.1: 404 Not Found', 'status-line', 'Status: '],
    ['"Content-Type: text/html"', 'quoted', 'Content-Type: text/html'],
    ['"Content-Type": text/html', 'quoted', 'Content-Type:'],
    ['-n Content-Type: text/html', 'option', ''],
    ['\uFEFFContent-Type: text/html', 'byte-order-mark', ''],
    [': text/html', 'no-name', 'Content-Type:'],
  ] as const) {
    it(`is seen in ${JSON.stringify(line)}`, () => {
      const slip = slipIn(line, false);
      assert.equal(slip?.kind, kind);
      assert.equal(slip.right, right);
    });
  }

  it('is seen in a line that goes on with the one above it', () => {
    assert.equal(slipIn('    charset=utf-8', true)?.kind, 'continued');
    assert.equal(slipIn('    charset=utf-8', false), null);
  });

  for (const line of [
    '<p>hello</p>',
    '<meta http-equiv="Content-Type" content="text/html">',
    'Name : value',
    'Location : Berlin',
    'Status = running',
    'Status of the server',
    'Last modified: today',
    'Date = today',
    '  indented text: so it is',
    '* a list: of things',
    '-e is an option',
    '"quoted: text"',
    'HTTP/1.1 is a protocol',
    '…',
    '',
  ]) {
    it(`is not seen in ${JSON.stringify(line)}`, () => {
      assert.equal(slipIn(line, true), null);
    });
  }
});
