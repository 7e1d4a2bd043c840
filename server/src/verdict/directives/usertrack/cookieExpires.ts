import { wordsOf } from '../../command.js';
import { invalidArgument, ofFirstWord } from '../wordChecks.js';

/**
 * `CookieExpires "plus 1 week 2 days"`, one argument that holds words of its own; one that begins and ends
 * with a digit is taken for a number of seconds. Source: `set_cookie_exp` in mod_usertrack.c.
 */
export const checkCookieExpires = ofFirstWord((argument) => {
  if (/^\d(?:.*\d)?$/s.test(argument.value)) return null;
  const words = wordsOf(argument.value);
  const first = words[0]?.toLowerCase().startsWith('p') ? 1 : 0;
  for (let index = first; index < words.length && words[index] !== ''; index += 2) {
    const what = pairMessage(words[index] ?? '', words[index + 1] ?? '');
    if (what !== null) return invalidArgument(`bad expires code, ${what}`, argument);
  }
  return null;
});

function pairMessage(amount: string, unit: string): string | null {
  if (!/^\d/.test(amount)) return 'numeric value expected.';
  if (unit === '') return 'missing <type>';
  return /^(?:[ywdhs]|mo|mi)/i.test(unit) ? null : 'unrecognized type';
}
