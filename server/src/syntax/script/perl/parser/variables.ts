import { bareWord, type PerlExpression, type Sigil } from '../perlSyntax.js';
import { readExpression } from './expressions.js';
import type { PerlParser } from './perlParser.js';
import type { PerlScanner } from './perlScanner.js';
import { readBlockValue } from './statements.js';

const scalarName =
  /\$(?:\s*((?:::)?[A-Za-z_]\w*(?:(?:::|'(?=[A-Za-z_]))\w+)*(?:::)?|::(?=[^\w])|\d+|\^\w|[&`'+!@/\\,;.<>()[\]:?|"=~%^*-]|\$(?![\w{$:]))|\{\s*(\^?\w+(?:::\w+)*|[&`'+!@/\\,;.<>()[\]:?|"=~%^*$-])\s*\})/y;
const otherName =
  /[@%&*](?:((?:::)?[A-Za-z_]\w*(?:(?:::|'(?=[A-Za-z_]))\w+)*(?:::)?|::)|\{\s*(\^?\w+(?:::\w+)*)\s*\})/y;
const specialArray = /@([-+])(?![\w"'$@])|%([-+!])(?=[\s{;),])|%(\^\w)|@(\d+)/y;
const lengthName = /\$#(?:((?:::)?[A-Za-z_]\w*(?:::\w+)*|[+-])|\{\s*(\w+(?:::\w+)*)\s*\})/y;

/** A variable as it stands here, without the subscripts behind it; null where none stands here. */
export function readPlainVariable(parser: PerlParser): PerlExpression | null {
  const { scanner } = parser;
  const start = scanner.at;
  const sigil = sigilAt(scanner);
  if (sigil === null) return null;
  const named =
    sigil === '$'
      ? scanner.take(scalarName)
      : sigil === '$#'
        ? scanner.take(lengthName)
        : (scanner.take(otherName) ?? (sigil === '@' || sigil === '%' ? scanner.take(specialArray) : null));
  const name = named?.slice(1).find((each) => each !== undefined);
  if (name !== undefined) {
    return { kind: 'variable', sigil, name: plainName(name), span: scanner.spanFrom(start) };
  }
  scanner.at = start + sigil.length;
  scanner.skipBlanks();
  const of =
    scanner.here === '{'
      ? readBlockValue(parser)
      : scanner.here === '$'
        ? scanner.nested(() => readPlainVariable(parser))
        : null;
  if (of !== null) return { kind: 'dereference', sigil, of, span: scanner.spanFrom(start) };
  scanner.at = start;
  return null;
}

function sigilAt(scanner: PerlScanner): Sigil | null {
  const { here } = scanner;
  if (here === '$') return scanner.looksAt(/\$#[\w{$:+-]/y) ? '$#' : '$';
  return here === '@' || here === '%' || here === '&' || here === '*' ? here : null;
}

const plainName = (name: string): string => name.replace(/^(?:main)?::(?=\w)/, '').replace(/'(?=\w)/g, '::');

/** A variable in a string, with the subscripts that follow it without a blank. */
export function readVariableInString(parser: PerlParser): PerlExpression {
  const { scanner } = parser;
  const variable = readPlainVariable(parser);
  if (variable === null) return scanner.fail('a variable was expected here');
  const sigil = sigilOf(variable);
  if (sigil !== '$' && sigil !== '@') return variable;
  const isPunctuation = variable.kind === 'variable' && /^[^\w:+!-]/.test(variable.name);
  let value = variable;
  for (let direct = true; ; direct = false) {
    const arrow = sigil === '$' && scanner.looksAt(/->[[{]/y);
    if (!arrow && (!/[[{]/.test(scanner.here) || (direct && isPunctuation))) return value;
    if (arrow) scanner.at += 2;
    value = readSubscript(parser, value, direct && !arrow);
    if (sigil === '@') return value;
  }
}

/** `[...]` or `{...}`, which stands here. @param direct whether it stands at the name itself, without an arrow */
export function readSubscript(parser: PerlParser, of: PerlExpression, direct: boolean): PerlExpression {
  const { scanner } = parser;
  const bracket = scanner.here === '[' ? '[' : '{';
  scanner.at++;
  const key = readKey(parser, bracket);
  scanner.expect(bracket === '[' ? ']' : '}');
  const sigil = sigilOf(of);
  return {
    kind: 'element',
    bracket,
    of: direct ? containerOf(of, bracket) : of,
    key,
    isSlice: direct && sigil !== '$',
    span: { start: of.span.start, end: scanner.at },
  };
}

function readKey(parser: PerlParser, bracket: '[' | '{'): PerlExpression {
  const { scanner } = parser;
  scanner.skipBlanks();
  const start = scanner.at;
  const word = bracket === '{' ? scanner.take(/-?[A-Za-z_]\w*(?=\s*\})/y) : null;
  return word === null
    ? scanner.nested(() => readExpression(parser))
    : bareWord(word[0], scanner.spanFrom(start));
}

/** `$x[0]` is of `@x`, `$x{a}` and `@x{...}` of `%x`. */
function containerOf(of: PerlExpression, bracket: '[' | '{'): PerlExpression {
  if (of.kind === 'variable') return { ...of, sigil: bracket === '[' ? '@' : '%' };
  return of.kind === 'dereference' ? of.of : of;
}

export const sigilOf = (expression: PerlExpression): Sigil | null =>
  expression.kind === 'variable' || expression.kind === 'dereference' ? expression.sigil : null;
