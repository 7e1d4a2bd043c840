import { type ScannedWord, scanWord } from '../../../syntax/htaccess/words.js';

/** The first word of a code that the server does not take. */
export interface ExpiryProblem {
  readonly message: string;
  /** Offsets in the code. */
  readonly start: number;
  readonly end: number;
}

/**
 * What is wrong with `access plus 1 month` and its kind; null for a code that the server takes.
 *
 * Source: `check_code` in mod_expires.c. Words are told apart by their first letters, and a code that begins
 * with A or M is never looked into.
 */
export function expiryProblem(code: string): ExpiryProblem | null {
  if (code.startsWith('A') || code.startsWith('M')) return null;
  const base = scanWord(code);
  if (base === null || !'NnAaMm'.includes(base.value.charAt(0)) || base.value === '') {
    return problem(base, code, `unrecognised <base> '${base?.value ?? ''}'`);
  }
  let word = scanWord(code, base.span.end);
  if (word !== null && (word.value.startsWith('p') || word.value.startsWith('P'))) {
    word = scanWord(code, word.span.end);
  }
  while (word !== null && word.value !== '') {
    if (!/^\d/.test(word.value)) {
      return problem(word, code, `numeric value expected <num> '${word.value}'`);
    }
    const unit = scanWord(code, word.span.end);
    if (unit === null || unit.value === '') return problem(word, code, 'missing <type>');
    if (!/^(?:[ywdhs]|m[oi])/i.test(unit.value)) {
      return problem(unit, code, `unrecognised <type>'${unit.value}'`);
    }
    word = scanWord(code, unit.span.end);
  }
  return null;
}

const problem = (word: ScannedWord | null, code: string, message: string): ExpiryProblem => ({
  message: `bad expires code, ${message}`,
  start: word?.span.start ?? 0,
  end: word?.span.end ?? code.length,
});
