import type { Trouble } from '../../trouble.js';
import { placeOfWord } from '../../wordPlace.js';
import type { Invocation } from '../invocation.js';

const components: ReadonlySet<string> = new Set([
  'size',
  'lmtime',
  'mtime',
  'lastmodified',
  'inode',
  'digest',
]);

/** `set_etag_bits` in the server's `core.c`. */
export function fileETagTrouble({ facts, words, rest }: Invocation): Trouble | null {
  for (const [index, word] of words.entries()) {
    const signed = word.startsWith('+') || word.startsWith('-');
    const keyword = signed ? word.slice(1) : word;
    const name = keyword.toLowerCase();
    if (components.has(name)) continue;
    const isWhole = name === 'none' || name === 'all';
    if (isWhole && !signed) continue;
    const message = isWhole
      ? `${facts.name} keyword '${keyword}' cannot be used with '+' or '-'`
      : `Unknown keyword '${keyword}' for ${facts.name} directive`;
    return { kind: 'invalid-argument', message, at: placeOfWord(rest, index) };
  }
  return null;
}
