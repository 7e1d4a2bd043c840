import { inBytes } from './functions.js';

type Comparison = (order: number) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
};

const words: Readonly<Record<string, string>> = {
  '=': 'eq',
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};

/** Whether an operator, `-lt` or `<`, holds for two values of this order: below 0 where the left one comes first. */
export function orderIs(operator: string, order: number): boolean | null {
  const name = operator.replace(/^-/, '').toLowerCase();
  return comparisons[words[name] ?? name]?.(order) ?? null;
}

/** By their bytes (`strcmp`). */
export function textOrder(left: string, right: string): number {
  const [one, other] = [inBytes(left), inBytes(right)];
  return one < other ? -1 : Number(one > other);
}

/** By the whole numbers that they begin with, 0 where there is none (`apr_atoi64`). */
export function numberOrder(left: string, right: string): number {
  const [one, other] = [leadingNumber(left), leadingNumber(right)];
  return one < other ? -1 : Number(one > other);
}

const largest = 2n ** 63n - 1n;

function leadingNumber(text: string): bigint {
  const [, sign, digits] = /^[\t-\r ]*([+-]?)(\d+)/.exec(text) ?? [];
  if (digits === undefined) return 0n;
  const value = BigInt(digits);
  const bounded = value > largest ? largest : value;
  return sign === '-' ? -bounded : bounded;
}
