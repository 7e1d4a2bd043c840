import { scanWord } from '../../../syntax/htaccess/words.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';
import { checkCookieExpires } from './cookieExpires.js';

/** `set_cookie_domain` in mod_usertrack.c. */
const checkDomain: ArgumentCheck = ({ rest }) => {
  const word = scanWord(rest);
  if (word === null || (word.value.startsWith('.') && word.value.includes('.', 1))) return null;
  return {
    kind: 'invalid-argument',
    message: word.value.startsWith('.')
      ? 'CookieDomain values must contain at least one embedded dot'
      : 'CookieDomain values must begin with a dot',
    at: word.span,
  };
};

/** Of `CookieName` the server escapes whatever could break the pattern that it makes of it. */
export const usertrack: ModuleChecks = {
  arguments: {
    CookieDomain: checkDomain,
    CookieExpires: checkCookieExpires,
    // `set_samesite_value`
    CookieSameSite: oneOf(
      ['strict', 'lax', 'none'],
      () => "CookieSameSite accepts 'Strict', 'Lax', or 'None'",
    ),
    // `set_cookie_style`
    CookieStyle: oneOf(
      ['netscape', 'cookie', 'rfc2109', 'cookie2', 'rfc2965'],
      (word) => `Invalid CookieStyle keyword: '${word}'`,
    ),
  },
};
