import assert from 'node:assert/strict';
import { builtInProfile } from '../../../server/src/apache/profiles.js';
import { parseHtaccess } from '../../../server/src/syntax/htaccess/parser.js';
import type { Encoding } from '../../../server/src/text/decode.js';
import { firstRefusal, refusalsIn } from '../../../server/src/verdict/refusals.js';

const profile = builtInProfile('all-modules');

function refusedLine(text: string, encoding: Encoding = 'utf-8'): number | null {
  assert.ok(profile !== null);
  const refused = firstRefusal(refusalsIn(parseHtaccess(text), profile, encoding));
  assert.ok(refused === null || refused.message.endsWith('Line too long'), refused?.message);
  return refused?.line ?? null;
}

/** A comment of so many bytes, without its line end. */
const comment = (bytes: number): string => `#${'x'.repeat(bytes - 1)}`;

describe('a line that the server does not read to its end', () => {
  it('has more than 8,192 bytes with its line end', () => {
    assert.equal(refusedLine(`${comment(8191)}\n`), null);
    assert.equal(refusedLine(`${comment(8192)}\n`), 1);
    assert.equal(refusedLine(`${comment(8190)}\r\n`), null);
    assert.equal(refusedLine(`${comment(8191)}\r\n`), 1);
  });

  it('may have all of them where the file ends without a line end', () => {
    assert.equal(refusedLine(comment(8192)), null);
    assert.equal(refusedLine(comment(8193)), 1);
  });

  it('is counted in bytes of the file, not in characters', () => {
    assert.equal(refusedLine(`#${'é'.repeat(4096)}\n`), 1);
    assert.equal(refusedLine(`#${'é'.repeat(4096)}\n`, 'latin-1'), null);
  });

  it('is counted after joining, and named by its last physical line', () => {
    assert.equal(refusedLine(`\n${comment(4000)}\\\n${comment(4191)}\n`), null);
    assert.equal(refusedLine(`\n${comment(4000)}\\\n${comment(4192)}\n`), 3);
  });

  it('is named by the physical line that overflows the buffer where it is longer still', () => {
    assert.equal(refusedLine(`${comment(16_324)}\\\nb\\\nc\n`), 2);
    assert.equal(refusedLine(`${comment(16_325)}\\\nb\\\nc\n`), 1);
  });

  it('is refused in a section that is skipped, and before what stands above it', () => {
    assert.equal(refusedLine(`Bogus\n<IfModule mod_absent.c>\n${comment(9000)}\n</IfModule>\n`), 3);
  });
});
