import { leadingNumber } from '../../numbers.js';
import { invalidArgument, ofFirstWord } from '../wordChecks.js';

/** `set_limit_req_body` in the server's `core.c`. */
export const limitRequestBodyTrouble = ofFirstWord((word, { facts }) => {
  const { value, end, outOfRange } = leadingNumber(word.value);
  if (outOfRange) return invalidArgument(`${facts.name} argument is not parsable.`, word);
  if (end === word.value.length && value >= 0n) return null;
  return invalidArgument(`${facts.name} requires a non-negative integer.`, word);
});

/** So that the text, taken apart, still has a size that can be counted: a sixth of what 64 bits hold. */
const largestXmlBody = (2n ** 64n - 1n) / 6n - 1n;

/** `set_limit_xml_req_body` in the server's `core.c`, which ignores what follows the number. */
export const limitXmlRequestBodyTrouble = ofFirstWord((word, { facts }) => {
  const { value } = leadingNumber(word.value);
  if (value < 0n) return invalidArgument(`${facts.name} requires a non-negative integer.`, word);
  if (value > largestXmlBody) {
    return invalidArgument(`${facts.name} must not exceed ${largestXmlBody}`, word);
  }
  return null;
});
