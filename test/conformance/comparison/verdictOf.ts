import type { ServerProfile } from '../../../server/src/apache/profile.js';
import { parseHtaccess } from '../../../server/src/syntax/htaccess/parser.js';
import { decode } from '../../../server/src/text/decode.js';
import { firstRefusal, refusalsIn } from '../../../server/src/verdict/refusals.js';

export interface Verdict {
  readonly line: number;
  readonly message: string;
}

/** What the verdict says of a file's bytes; null where it does not refuse them. */
export function verdictOf(bytes: Uint8Array, profile: ServerProfile): Verdict | null {
  const { text, encoding } = decode(bytes);
  return firstRefusal(refusalsIn(parseHtaccess(text), profile, encoding));
}
