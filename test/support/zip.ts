import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/**
 * The names in a zip file, read from its central directory (PKWARE's APPNOTE, 4.3.12 and 4.3.16), in order.
 * Files of more than 65,535 entries or with a comment are not understood.
 */
export function zipEntries(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const end = bytes.length - 22;
  assert.equal(bytes.readUInt32LE(end), 0x06054b50, `${path} is not a zip file without a comment`);
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}
