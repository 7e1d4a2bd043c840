import { isSpace, scanWord } from '../../../syntax/htaccess/words.js';
import { parseLong } from '../../cIntegers.js';
import { wordsBeforeEmpty } from '../argumentWords.js';
import { providersFor } from '../authenticationProviders.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';

/** `set_nonce_lifetime` in mod_auth_digest.c: white space ends the number. */
const checkNonceLifetime: ArgumentCheck = ({ rest }) => {
  const word = scanWord(rest);
  if (word === null) return null;
  const { end } = parseLong(word.value);
  if (end === word.value.length || isSpace(word.value[end])) return null;
  return {
    kind: 'invalid-argument',
    message: `Invalid time in AuthDigestNonceLifetime: ${word.value}`,
    at: word.span,
  };
};

/** Each word has to be the one that is left of what the manual lists; seen on 2.4.71. */
const checkQop: ArgumentCheck = ({ rest }) => {
  const wrong = wordsBeforeEmpty(rest).find(({ value }) => value.toLowerCase() !== 'auth');
  if (wrong === undefined) return null;
  return {
    kind: 'invalid-argument',
    message: "AuthDigestQop is deprecated: only 'auth' is supported",
    at: wrong.span,
  };
};

export const authDigest: ModuleChecks = {
  arguments: {
    // `MD5-sess` too is refused; seen on 2.4.71.
    AuthDigestAlgorithm: oneOf(['md5'], (word) => `Unsupported algorithm in AuthDigestAlgorithm: ${word}`),
    AuthDigestNonceLifetime: checkNonceLifetime,
    AuthDigestProvider: providersFor('Digest'),
    AuthDigestQop: checkQop,
  },
};
