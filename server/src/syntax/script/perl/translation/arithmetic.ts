type Compute = (...texts: readonly string[]) => string | null;

const truth = (holds: boolean): string => (holds ? '1' : '');

/** As Perl takes a text for a number; null where it is not plainly one. */
function numberOf(text: string): number | null {
  if (text === '') return 0;
  return /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/.test(text) ? Number(text) : null;
}

const numeric =
  (by: (left: number, right: number) => string | null): Compute =>
  (left = '', right = '') => {
    const one = numberOf(left);
    const other = numberOf(right);
    return one === null || other === null ? null : by(one, other);
  };

/** A number as Perl prints it; null for those that it prints in another way than we would. */
const printed = (value: number): string | null => (Number.isSafeInteger(value) ? String(value) : null);

/** What operators with two values come to where both are known. */
export const binaryOperators: ReadonlyMap<string, Compute> = new Map<string, Compute>([
  ['eq', (left, right) => truth(left === right)],
  ['ne', (left, right) => truth(left !== right)],
  ['lt', (left = '', right = '') => truth(left < right)],
  ['gt', (left = '', right = '') => truth(left > right)],
  ['le', (left = '', right = '') => truth(left <= right)],
  ['ge', (left = '', right = '') => truth(left >= right)],
  ['==', numeric((left, right) => truth(left === right))],
  ['!=', numeric((left, right) => truth(left !== right))],
  ['<', numeric((left, right) => truth(left < right))],
  ['>', numeric((left, right) => truth(left > right))],
  ['<=', numeric((left, right) => truth(left <= right))],
  ['>=', numeric((left, right) => truth(left >= right))],
  ['+', numeric((left, right) => printed(left + right))],
  ['-', numeric((left, right) => printed(left - right))],
  ['*', numeric((left, right) => printed(left * right))],
  ['/', numeric((left, right) => printed(left / right))],
]);

export const isTrue = (text: string): boolean => text !== '' && text !== '0';

export const negation: Compute = (text = '') => truth(!isTrue(text));

/** `$x++` gives the next number, and 1 where there was none. */
export const stepped =
  (by: 1 | -1): Compute =>
  (text = '') => {
    const value = numberOf(text);
    return value === null ? null : printed(value + by);
  };
