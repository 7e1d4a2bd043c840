import { invalidArgument, ofFirstWord } from '../argumentWords.js';
import { atoi, fileOffset } from '../integers.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';

/** `deflate_set_inflate_limit` in mod_deflate.c. */
const limitCheck: ArgumentCheck = ofFirstWord((word, { facts: { name } }) => {
  const number = fileOffset(word.value);
  if (number === null) return invalidArgument(`${name} is not parsable.`, word);
  if (number.behind === '' && number.value >= 0n) return null;
  return invalidArgument(`${name} requires a non-negative integer.`, word);
});

const ratioCheck: ArgumentCheck = ofFirstWord((word, { facts: { name } }) =>
  atoi(word.value) > 0 ? null : invalidArgument(`${name} must be positive`, word),
);

/** mod_deflate. */
export const deflateChecks: ModuleChecks = {
  arguments: {
    DeflateInflateLimitRequestBody: limitCheck,
    DeflateInflateRatioBurst: ratioCheck,
    DeflateInflateRatioLimit: ratioCheck,
  },
};
