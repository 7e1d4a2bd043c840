/**
 * A short name for a text, to tell texts apart and not to keep secrets: two 32-bit hashes of its UTF-16 units (FNV-1a
 * and one of its kind) and its length. That two texts share one by chance is not to be expected.
 */
export function fingerprint(text: string): string {
  let one = 0x811c9dc5;
  let two = 0x01000193;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ (unit + at), 0x85ebca6b);
  }
  return [one, two, text.length].map((part) => (part >>> 0).toString(36)).join('-');
}
