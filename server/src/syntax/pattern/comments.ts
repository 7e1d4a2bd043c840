import { carriageReturn, isSpace, lineFeed, nextLine, numberSign, question } from './characters.js';
import { errors } from './errors.js';
import type { Scan } from './scan.js';

/** "Pattern white space" of Unicode: what `(?x)` leaves out. */
export const isPatternSpace = (code: number): boolean =>
  isSpace(code) || code === nextLine || (code | 1) === 0x200f || (code | 1) === 0x2029;

export function skipSpace(scan: Scan, from: number): true {
  const last = scan.trivia.at(-1);
  const joined = last?.kind === 'white-space' && last.end === from;
  if (joined) scan.trivia.pop();
  scan.trivia.push({ kind: 'white-space', start: joined ? last.start : from, end: scan.at });
  return true;
}

/** Whether `(?#` has begun, seen from behind its parenthesis. */
export const isComment = (scan: Scan): boolean =>
  scan.unit() === question && scan.unit(scan.at + 1) === numberSign;

export function skipComment(scan: Scan, from: number): boolean {
  const closing = scan.units.indexOf(')', scan.at);
  if (closing === -1) return scan.fail(errors.commentNotClosed, scan.end);
  scan.at = closing + 1;
  scan.trivia.push({ kind: 'comment', start: from, end: scan.at });
  return true;
}

/** From behind the number sign to the end of the line and over it. */
export function skipLineComment(scan: Scan, from: number): true {
  let ending = 0;
  while (!scan.ended && ending === 0) {
    ending = newlineLength(scan);
    if (ending === 0) scan.next();
  }
  scan.trivia.push({ kind: 'comment', start: from, end: scan.at });
  scan.at += ending;
  return true;
}

/** In bytes; 0 where no line ends here. */
function newlineLength(scan: Scan): number {
  const code = scan.unit();
  const crlf = code === carriageReturn && scan.unit(scan.at + 1) === lineFeed ? 2 : 0;
  switch (scan.settings.newline) {
    case 'LF':
      return code === lineFeed ? 1 : 0;
    case 'CR':
      return code === carriageReturn ? 1 : 0;
    case 'NUL':
      return code === 0 ? 1 : 0;
    case 'CRLF':
      return crlf;
    case 'ANYCRLF':
      return code === lineFeed || code === carriageReturn ? Math.max(crlf, 1) : 0;
    case 'ANY':
      if (code >= lineFeed && code <= carriageReturn) return Math.max(crlf, 1);
      return otherNewline(scan);
  }
}

/** The line ends of Unicode beyond ASCII; outside UTF mode a byte is one. */
function otherNewline(scan: Scan): number {
  if (!scan.utf) return scan.unit() === nextLine ? 1 : 0;
  const before = scan.at;
  const code = scan.next();
  const length = scan.at - before;
  scan.at = before;
  return code === nextLine || (code | 1) === 0x2029 ? length : 0;
}
