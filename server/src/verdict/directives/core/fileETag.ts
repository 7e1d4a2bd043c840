import type { Trouble } from '../../trouble.js';
import type { Invocation } from '../invocation.js';
import { argumentWords, invalidArgument } from '../wordChecks.js';

const components: ReadonlySet<string> = new Set([
  'size',
  'lmtime',
  'mtime',
  'lastmodified',
  'inode',
  'digest',
]);

/** `set_etag_bits` in the server's `core.c`. */
export function fileETagTrouble({ facts, rest }: Invocation): Trouble | null {
  for (const word of argumentWords(rest)) {
    const signed = /^[+-]/.test(word.value);
    const keyword = signed ? word.value.slice(1) : word.value;
    const name = keyword.toLowerCase();
    if (components.has(name)) continue;
    const isWhole = name === 'none' || name === 'all';
    if (isWhole && !signed) continue;
    const message = isWhole
      ? `${facts.name} keyword '${keyword}' cannot be used with '+' or '-'`
      : `Unknown keyword '${keyword}' for ${facts.name} directive`;
    return invalidArgument(message, word);
  }
  return null;
}
