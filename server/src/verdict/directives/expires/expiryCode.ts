import { scanWord } from '../../../syntax/htaccess/words.js';

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
  let at = 0;
  const next = (): { value: string; start: number; end: number } => {
    const word = scanWord(code, at);
    if (word === null) return { value: '', start: code.length, end: code.length };
    at = word.span.end;
    return { value: word.value, ...word.span };
  };

  const base = next();
  if (!/^[nam]/i.test(base.value)) {
    return { ...base, message: `bad expires code, unrecognised <base> '${base.value}'` };
  }
  let word = next();
  if (/^p/i.test(word.value)) word = next();
  for (; word.value !== ''; word = next()) {
    if (!/^\d/.test(word.value)) {
      return { ...word, message: `bad expires code, numeric value expected <num> '${word.value}'` };
    }
    const unit = next();
    if (unit.value === '') return { ...word, message: 'bad expires code, missing <type>' };
    if (!/^(?:[ywdhs]|mo|mi)/i.test(unit.value)) {
      return { ...unit, message: `bad expires code, unrecognised <type>'${unit.value}'` };
    }
  }
  return null;
}
