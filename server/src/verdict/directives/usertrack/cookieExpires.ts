import { type ScannedWord, scanWord } from '../../../syntax/htaccess/words.js';
import { isDigit } from '../../cIntegers.js';
import { wordsOf } from '../../command.js';
import type { Trouble } from '../../trouble.js';
import type { ArgumentCheck } from '../invocation.js';

/**
 * `CookieExpires "plus 1 week 2 days"`, one argument that holds words of its own; one that begins and ends
 * with a digit is taken for a number of seconds. Source: `set_cookie_exp` in mod_usertrack.c.
 */
export const checkCookieExpires: ArgumentCheck = ({ rest }) => {
  const argument = scanWord(rest);
  if (argument === null) return null;
  if (isDigit(argument.value[0]) && isDigit(argument.value.at(-1))) return null;
  const words = wordsOf(argument.value);
  const first = words[0]?.toLowerCase().startsWith('p') ? 1 : 0;
  for (let index = first; index < words.length && words[index] !== ''; index += 2) {
    if (!isDigit(words[index]?.[0])) return trouble('numeric value expected.', argument);
    const unit = words[index + 1] ?? '';
    if (unit === '') return trouble('missing <type>', argument);
    if (!/^(?:[ywdhs]|mo|mi)/i.test(unit)) return trouble('unrecognized type', argument);
  }
  return null;
};

const trouble = (what: string, { span }: ScannedWord): Trouble => ({
  kind: 'invalid-argument',
  message: `bad expires code, ${what}`,
  at: span,
});
