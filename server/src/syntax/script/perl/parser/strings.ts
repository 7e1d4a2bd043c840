import type { PerlExpression, PerlString, StringPart } from '../perlSyntax.js';
import {
  type Delimited,
  readDelimited,
  readQuoteLike,
  readSecond,
  singleQuoted,
  withoutCarriageReturns,
} from './delimited.js';
import { interpolated } from './interpolation.js';
import type { PerlParser } from './perlParser.js';

/** A string or pattern that starts with its delimiter here; null where none does. */
export function readQuoted(parser: PerlParser): PerlExpression | null {
  const { scanner } = parser;
  const start = scanner.at;
  switch (scanner.here) {
    case '"':
      return doubleQuoted(parser, start, readDelimited(scanner));
    case "'":
      return single(parser, start, readDelimited(scanner));
    case '`':
      readDelimited(scanner);
      return { kind: 'command', span: scanner.spanFrom(start) };
    case '/':
      readDelimited(scanner);
      return pattern(parser, start, false);
    default:
      return null;
  }
}

const quoteOperator = /(?:qq|qw|qr|qx|q|m|s|tr|y)(?!\w|\s*=>|\s*$)/y;

/** `q`, `qq`, `qw`, `m`, `s`, `tr` and their kin; null where none stands here. */
export function readQuoteOperator(parser: PerlParser): PerlExpression | null {
  const { scanner } = parser;
  const start = scanner.at;
  const word = scanner.take(quoteOperator)?.[0];
  if (word === undefined) return null;
  const first = readQuoteLike(scanner);
  switch (word) {
    case 'q':
      return single(parser, start, first);
    case 'qq':
      return doubleQuoted(parser, start, first);
    case 'qw':
      return words(parser, start, first);
    case 'qx':
      return { kind: 'command', span: scanner.spanFrom(start) };
    case 'm':
    case 'qr':
      return pattern(parser, start, false);
    default:
      readSecond(scanner, first);
      return pattern(parser, start, true);
  }
}

/** With the flag `r` the text itself stays as it is. */
function pattern({ scanner }: PerlParser, start: number, changes: boolean): PerlExpression {
  const flags = scanner.take(/[a-z]*/y)?.[0] ?? '';
  return { kind: 'pattern', changes: changes && !flags.includes('r'), span: scanner.spanFrom(start) };
}

function words({ scanner }: PerlParser, start: number, { content }: Delimited): PerlExpression {
  const span = scanner.spanFrom(start);
  const items = scanner.text
    .slice(content.start, content.end)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => stringOf([{ kind: 'text', text: word }], span));
  return { kind: 'list', items, span };
}

const single = ({ scanner }: PerlParser, start: number, delimited: Delimited): PerlString =>
  stringOf([{ kind: 'text', text: singleQuoted(scanner.text, delimited) }], scanner.spanFrom(start));

const doubleQuoted = (parser: PerlParser, start: number, { content }: Delimited): PerlString => {
  const span = parser.scanner.spanFrom(start);
  return stringOf(interpolated(parser, content), span);
};

export const stringOf = (parts: readonly StringPart[], span: PerlString['span']): PerlString => ({
  kind: 'string',
  parts,
  bare: false,
  span,
});

/** `<<EOF`, `<<"EOF"`, `<<'EOF'`, `<<~EOF`: its place is that of the text. Null where none stands here. */
export function readHereDocument(parser: PerlParser): PerlExpression | null {
  const { scanner } = parser;
  const start = scanner.at;
  const mark = scanner.take(/<<(~?)(?:\\?([A-Za-z_]\w*)|[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|`([^`\n]*)`))/y);
  if (mark === null) return null;
  const [whole, tilde, word, double, raw, command] = mark;
  const delimiter = word ?? double ?? raw ?? command ?? '';
  const content = scanner.readDocument(delimiter, tilde === '~');
  if (command !== undefined) return { kind: 'command', span: scanner.spanFrom(start) };
  const source = scanner.text.slice(content.start, content.end);
  const indentation = tilde === '~' ? commonIndentation(source) : 0;
  if (raw === undefined && !whole.includes('\\')) {
    return stringOf(interpolated(parser, content, indentation), content);
  }
  const text = withoutCarriageReturns(source).replace(new RegExp(`^[ \\t]{0,${indentation}}`, 'gm'), '');
  return stringOf([{ kind: 'text', text }], content);
}

/** The blanks that all lines have in common; empty lines do not count. */
function commonIndentation(text: string): number {
  const widths = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  return widths.length === 0 ? 0 : Math.min(...widths);
}
