import { invalidArgument, ofFirstWord } from '../wordChecks.js';

/** `cmd_rewritebase` in mod_rewrite.c. */
export const rewriteBaseTrouble = ofFirstWord((word, { facts }) =>
  word.value.startsWith('/') ? null : invalidArgument(`${facts.name}: argument is not a valid URL`, word),
);
