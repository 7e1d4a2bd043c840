import { isSpace } from '../../syntax/htaccess/words.js';

/** A number at the start of a text, as C's `strtol` reads it in base ten, and what stands behind it. */
interface LeadingInteger {
  /** Not bounded; null where no digit stands there. */
  readonly value: bigint | null;
  /** The offset behind the last digit; 0 where there is none. */
  readonly end: number;
}

function leadingInteger(text: string): LeadingInteger {
  let at = 0;
  while (isSpace(text[at])) at++;
  const negative = text[at] === '-';
  if (negative || text[at] === '+') at++;
  const start = at;
  while (isDigit(text[at])) at++;
  if (at === start) return { value: null, end: 0 };
  const digits = BigInt(text.slice(start, at));
  return { value: negative ? -digits : digits, end: at };
}

export const isDigit = (unit: string | undefined): boolean =>
  unit !== undefined && unit >= '0' && unit <= '9';

const longest = 2n ** 63n - 1n;
const shortest = -(2n ** 63n);

/** C's `atol` on a 64-bit system: what follows the digits is not looked at, no digit is 0. */
export function atol(text: string): bigint {
  const value = leadingInteger(text).value ?? 0n;
  return value > longest ? longest : value < shortest ? shortest : value;
}

/** C's `atoi`, which glibc cuts out of the low half of `atol`: 4294967296 is 0. */
export const atoi = (text: string): number => Number(BigInt.asIntN(32, atol(text)));

/** What `apr_strtoff` makes of a text in base ten; null where the number is out of range. */
export function fileOffset(text: string): { readonly value: bigint; readonly behind: string } | null {
  const { value, end } = leadingInteger(text);
  if (value === null) return { value: 0n, behind: text };
  return value > longest || value < shortest ? null : { value, behind: text.slice(end) };
}
