import { closeParenthesis, isDigit } from './characters.js';
import { errors } from './errors.js';
import { kinds } from './items.js';
import type { Scan } from './scan.js';

const closingDelimiters: Readonly<Record<string, string>> = {
  '`': '`',
  "'": "'",
  '"': '"',
  '^': '^',
  '%': '%',
  '#': '#',
  $: '$',
  '{': '}',
};

const largestNumber = 255;

/** Reads `(?C)`, `(?C9)` or `(?C"text")` from its letter. */
export function readCallout(scan: Scan, from: number): boolean {
  scan.at++;
  if (scan.ended) return scan.fail(errors.groupNotClosed);
  const start = scan.at;
  const string = scan.unit() !== closeParenthesis && !isDigit(scan.unit());
  if (!(string ? skipString(scan) : skipNumber(scan))) return false;
  const length = scan.at - start;
  if (scan.unit() !== closeParenthesis) return scan.fail(errors.calloutNotClosed);
  scan.at++;
  scan.items.add(string ? kinds.calloutString : kinds.callout, from, scan.at, start, string ? length : 0);
  return true;
}

function skipNumber(scan: Scan): boolean {
  for (let number = 0; isDigit(scan.unit()); ) {
    number = number * 10 + scan.unit() - 0x30;
    scan.at++;
    if (number > largestNumber) return scan.fail(errors.calloutNumberTooBig);
  }
  return true;
}

/** The delimiter stands for itself where it is doubled. */
function skipString(scan: Scan): boolean {
  const closing = closingDelimiters[scan.units.charAt(scan.at)];
  if (closing === undefined) return scan.fail(errors.calloutDelimiter);
  const start = scan.at;
  for (let at = start + 1; ; ) {
    const found = scan.units.indexOf(closing, at);
    if (found === -1) return scan.fail(errors.calloutStringNotClosed, start);
    at = found + 1;
    if (scan.units.charAt(at) === closing) at++;
    else {
      scan.at = at;
      return true;
    }
  }
}
