import { leadingNumber } from '../../numbers.js';
import type { Trouble } from '../../trouble.js';
import { placeOfWord } from '../../wordPlace.js';
import type { Invocation } from '../invocation.js';

const invalid = (message: string, rest: string): Trouble => ({
  kind: 'invalid-argument',
  message,
  at: placeOfWord(rest, 0),
});

/** `set_limit_req_body` in the server's `core.c`. */
export function limitRequestBodyTrouble({ facts, words, rest }: Invocation): Trouble | null {
  const [word = ''] = words;
  const { value, end, outOfRange } = leadingNumber(word);
  if (outOfRange) return invalid(`${facts.name} argument is not parsable.`, rest);
  if (end < word.length || value < 0n) return invalid(`${facts.name} requires a non-negative integer.`, rest);
  return null;
}

/** So that the text, taken apart, still has a size that can be counted: a sixth of what 64 bits hold. */
const largestXmlBody = (2n ** 64n - 1n) / 6n - 1n;

/** `set_limit_xml_req_body` in the server's `core.c`, which ignores what follows the number. */
export function limitXmlRequestBodyTrouble({ facts, words, rest }: Invocation): Trouble | null {
  const { value } = leadingNumber(words[0] ?? '');
  if (value < 0n) return invalid(`${facts.name} requires a non-negative integer.`, rest);
  if (value > largestXmlBody) return invalid(`${facts.name} must not exceed ${largestXmlBody}`, rest);
  return null;
}
