import { isSpace } from '../../../syntax/htaccess/words.js';
import { leadingNumber } from '../../numbers.js';
import { providersFor } from '../authenticationProviders.js';
import type { ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';
import { invalidArgument, ofEachWord, ofFirstWord } from '../wordChecks.js';

/** `set_nonce_lifetime` in mod_auth_digest.c: white space ends the number. */
const checkNonceLifetime = ofFirstWord((word) => {
  const { end } = leadingNumber(word.value);
  return end === word.value.length || isSpace(word.value[end])
    ? null
    : invalidArgument(`Invalid time in AuthDigestNonceLifetime: ${word.value}`, word);
});

/** Each word has to be the one that is left of what the manual lists; seen on 2.4.71. */
const checkQop = ofEachWord((word) =>
  word.value.toLowerCase() === 'auth'
    ? null
    : invalidArgument("AuthDigestQop is deprecated: only 'auth' is supported", word),
);

export const authDigestChecks: ModuleChecks = {
  arguments: {
    // `MD5-sess` too is refused; seen on 2.4.71.
    AuthDigestAlgorithm: oneOf(['md5'], (word) => `Unsupported algorithm in AuthDigestAlgorithm: ${word}`),
    AuthDigestNonceLifetime: checkNonceLifetime,
    AuthDigestProvider: providersFor('Digest'),
    AuthDigestQop: checkQop,
  },
};
