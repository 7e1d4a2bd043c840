import { leadingInteger, leadingNumber } from '../../numbers.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { invalidArgument, ofFirstWord } from '../wordChecks.js';

/** `deflate_set_inflate_limit` in mod_deflate.c. */
const limitCheck: ArgumentCheck = ofFirstWord((word, { facts: { name } }) => {
  const { value, end, outOfRange } = leadingNumber(word.value);
  if (outOfRange) return invalidArgument(`${name} is not parsable.`, word);
  if (end === word.value.length && value >= 0n) return null;
  return invalidArgument(`${name} requires a non-negative integer.`, word);
});

const ratioCheck: ArgumentCheck = ofFirstWord((word, { facts: { name } }) =>
  leadingInteger(word.value) > 0 ? null : invalidArgument(`${name} must be positive`, word),
);

/** mod_deflate. */
export const deflateChecks: ModuleChecks = {
  arguments: {
    DeflateInflateLimitRequestBody: limitCheck,
    DeflateInflateRatioBurst: ratioCheck,
    DeflateInflateRatioLimit: ratioCheck,
  },
};
