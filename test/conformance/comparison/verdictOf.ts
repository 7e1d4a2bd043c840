import type { ServerProfile } from '../../../server/src/apache/profile.js';
import { parseHtaccess } from '../../../server/src/syntax/htaccess/parser.js';
import { decode } from '../../../server/src/text/decode.js';
import { firstRefusal, refusalsIn } from '../../../server/src/verdict/refusals.js';

export interface Verdict {
  readonly line: number;
  readonly message: string;
}

/** What the verdict says of a file's bytes; null where it does not refuse them. */
export const verdictOf = (bytes: Uint8Array, profile: ServerProfile): Verdict | null =>
  fullVerdictOf(bytes, profile).verdict;

/** The same, and whether something may be refused that depends on what the profile leaves open. */
export function fullVerdictOf(
  bytes: Uint8Array,
  profile: ServerProfile,
): { readonly verdict: Verdict | null; readonly isUncertain: boolean } {
  const { text, encoding } = decode(bytes);
  const refusals = refusalsIn(parseHtaccess(text), profile, encoding);
  return {
    verdict: firstRefusal(refusals),
    isUncertain: refusals.some(({ reached }) => reached === 'maybe'),
  };
}
