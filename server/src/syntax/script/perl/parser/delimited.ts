import type { Span } from '../../../../text/span.js';
import type { PerlScanner } from './perlScanner.js';

const closers: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
]);

/** What stands between two delimiters. */
export interface Delimited {
  readonly open: string;
  readonly close: string;
  readonly content: Span;
}

/** Reads from the delimiter that stands here to the one that closes it, which is taken. */
export function readDelimited(scanner: PerlScanner): Delimited {
  const open = scanner.here;
  if (open === '') scanner.fail('a delimiter was expected here');
  scanner.at++;
  const close = closers.get(open) ?? open;
  const start = scanner.at;
  const { text } = scanner;
  for (let depth = 1; scanner.at < text.length; scanner.at++) {
    const here = text[scanner.at];
    if (here === '\\') scanner.at++;
    else if (here === close) {
      if (--depth > 0) continue;
      scanner.at++;
      return { open, close, content: { start, end: scanner.at - 1 } };
    } else if (here === open) depth++;
  }
  scanner.at = start - 1;
  return scanner.fail(`"${close}" is missing`);
}

/** The delimiter behind `q`, `m`, `s` and their kin; a `#` only where it follows at once. */
export function readQuoteLike(scanner: PerlScanner): Delimited {
  if (scanner.here !== '#') scanner.skipBlanks();
  return readDelimited(scanner);
}

/** The second half of `s` or `tr`. */
export function readSecond(scanner: PerlScanner, first: Delimited): Delimited {
  if (first.open !== first.close) return readQuoteLike(scanner);
  scanner.at--;
  return readDelimited(scanner);
}

/** Perl reads CRLF as LF, in strings, too. */
export const withoutCarriageReturns = (text: string): string => text.replaceAll('\r\n', '\n');

/** In single quotation marks a backslash hides the delimiter and itself. */
export function singleQuoted(text: string, { open, close, content }: Delimited): string {
  const source = withoutCarriageReturns(text.slice(content.start, content.end));
  return source.replace(/\\([\s\S])/g, (whole, character: string) =>
    character === '\\' || character === open || character === close ? character : whole,
  );
}
