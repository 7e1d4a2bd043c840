/** A number at the start of a text, as C's `strtol` reads it in base 10 on a machine with 64 bits. */
export interface LeadingNumber {
  /** The nearest that fits where it is out of range; 0 where there is none. */
  readonly value: bigint;
  /** Offset in the text of what is no part of it; 0 where there is none. */
  readonly end: number;
  readonly outOfRange: boolean;
}

const largest = 2n ** 63n - 1n;
const smallest = -(2n ** 63n);

/** `strtol(text, &end, 10)`: white space may come first, then a sign. */
export function leadingNumber(text: string): LeadingNumber {
  const [whole, sign, digits] = /^[ \t\n\v\f\r]*([+-]?)(\d+)/.exec(text) ?? [];
  if (whole === undefined || digits === undefined) return { value: 0n, end: 0, outOfRange: false };
  // A longer run of digits is out of range, and as a number takes a time that grows with its square.
  const significant = digits.replace(/^0+(?=\d)/, '');
  const amount = significant.length > 19 ? largest + 2n : BigInt(significant);
  const number = sign === '-' ? -amount : amount;
  const value = number > largest ? largest : number < smallest ? smallest : number;
  return { value, end: whole.length, outOfRange: value !== number };
}

/** `atoi`, of whose number the upper half is lost: 4294967796 is 500. */
export const leadingInteger = (text: string): number => Number(BigInt.asIntN(32, leadingNumber(text).value));
