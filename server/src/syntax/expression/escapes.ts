import { isDigit, isOctalDigit } from './characters.js';

type Escape =
  | { readonly end: number; readonly value: string }
  | { readonly end: number; readonly problem: 'escape-out-of-bound' | 'bad-escape' };

const controls: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
]);

/** The escape that begins with the backslash at an offset, which is not the text's last unit. */
export function scanEscape(text: string, backslash: number): Escape {
  const from = backslash + 1;
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  if (end === from) {
    const next = text.charAt(from);
    return { end: from + 1, value: controls.get(next) ?? next };
  }
  const digits = text.slice(from, end);
  if (digits.length > 3 || !isOctal(digits)) return { end, problem: 'bad-escape' };
  const code = Number.parseInt(digits, 8);
  return code > 0xff ? { end, problem: 'escape-out-of-bound' } : { end, value: String.fromCharCode(code) };
}

function isOctal(digits: string): boolean {
  for (let at = 0; at < digits.length; at++) if (!isOctalDigit(digits.charCodeAt(at))) return false;
  return true;
}
