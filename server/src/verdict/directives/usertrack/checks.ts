import type { ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';
import { invalidArgument, ofFirstWord } from '../wordChecks.js';
import { checkCookieExpires } from './cookieExpires.js';

/** `set_cookie_domain` in mod_usertrack.c. */
const checkDomain = ofFirstWord((word) => {
  if (!word.value.startsWith('.')) {
    return invalidArgument('CookieDomain values must begin with a dot', word);
  }
  return word.value.includes('.', 1)
    ? null
    : invalidArgument('CookieDomain values must contain at least one embedded dot', word);
});

/** Of `CookieName` the server escapes whatever could break the pattern that it makes of it. */
export const usertrackChecks: ModuleChecks = {
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
