import { isSpace } from '../syntax/htaccess/words.js';

/** As C's `strtol` to base 10 on a 64-bit server. */
export interface LongNumber {
  /** Held within 64 bits; beyond 2^53 the last digits are not exact. */
  readonly value: number;
  /** Where the number ends; 0 where there is none. */
  readonly end: number;
}

const largest = 2n ** 63n - 1n;
const smallest = -(2n ** 63n);

export function parseLong(text: string): LongNumber {
  const { from, end } = digitsOf(text);
  return end === 0 ? { value: 0, end } : { value: Number(held(text.slice(from, end))), end };
}

/** C's `atoi`: what is not a number is 0, and of numbers too great the lowest 32 bits are left. */
export function atoi(text: string): number {
  const { from, end } = digitsOf(text);
  return end === 0 ? 0 : Number(BigInt.asIntN(32, held(text.slice(from, end))));
}

function held(digits: string): bigint {
  const value = BigInt(digits.startsWith('+') ? digits.slice(1) : digits);
  return value > largest ? largest : value < smallest ? smallest : value;
}

/** From the sign to behind the last digit. */
function digitsOf(text: string): { readonly from: number; readonly end: number } {
  let from = 0;
  while (isSpace(text[from])) from++;
  const first = text[from] === '-' || text[from] === '+' ? from + 1 : from;
  let end = first;
  while (isDigit(text[end])) end++;
  return { from, end: end === first ? 0 : end };
}

export const isDigit = (unit: string | undefined): boolean =>
  unit !== undefined && unit >= '0' && unit <= '9';
