import assert from 'node:assert/strict';
import { bytesOfPath, textOfPath } from '../../../../server/src/platform/node/fileNames.js';

describe('names of files', () => {
  it('that are UTF-8 stay the text that they are', () => {
    const name = 'naïve 漢字 🐍 \ufffd.py';
    assert.equal(textOfPath(Buffer.from(name)), name);
    assert.equal(bytesOfPath(name), name);
  });

  it('keep a byte that is no UTF-8 as a lone surrogate, and get it back', () => {
    const bytes = Buffer.from([0x63, 0xe9, 0x2f, 0xc3, 0xa9, 0xff, 0x80, 0xf0, 0x9f, 0x90, 0x8d]);
    const text = textOfPath(bytes);
    assert.equal(text, 'c\udce9/é\udcff\udc80🐍');
    assert.deepEqual(bytesOfPath(text), bytes);
  });

  it('keep bytes that would be a lone surrogate themselves', () => {
    const bytes = Buffer.from([0xed, 0xb3, 0xa9, 0xf0, 0x9f]);
    assert.deepEqual(bytesOfPath(textOfPath(bytes)), bytes);
  });
});
