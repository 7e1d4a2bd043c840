import type { PerlExpression, Sigil } from '../perlSyntax.js';
import { readExpression } from './expressions.js';
import type { PerlParser } from './perlParser.js';
import { readPlainVariable, readSubscript, sigilOf } from './variables.js';

const longestChain = 300;
const goingOn: ReadonlySet<string> = new Set(['[', '{', '(', '-', '+']);
const subscript = /[[{]/y;

/** What stands behind a value and belongs to it: subscripts, calls of methods, `++`. */
export function readPostfix(parser: PerlParser, term: PerlExpression): PerlExpression {
  const { scanner } = parser;
  let value = term;
  parser.scanner.skipBlanks();
  if (!goingOn.has(parser.scanner.here) && sigilOf(term) !== '&') return term;
  for (let length = 0; length < longestChain; length++) {
    const next = readDirect(parser, value, value === term) ?? readArrow(parser, value);
    if (next === null) return readStep(parser, value);
    value = next;
  }
  return scanner.fail('the expression is too long');
}

/** A subscript without an arrow: at a name, or behind another subscript. */
function readDirect(parser: PerlParser, value: PerlExpression, isFirst: boolean): PerlExpression | null {
  const { scanner } = parser;
  const sigil = sigilOf(value);
  if (isFirst && sigil !== null) {
    const isSubscript =
      sigil === '$'
        ? scanner.next(subscript)
        : (sigil === '@' || sigil === '%') && scanner.looksAt(subscript);
    if (isSubscript) return readSubscript(parser, value, true);
    if (sigil === '*' && scanner.here === '{') return readSubscript(parser, value, false);
    return sigil === '&' ? readFunctionCall(parser, value) : null;
  }
  if (isFirst && value.kind === 'list' && scanner.next(/\[/y)) return readSubscript(parser, value, false);
  if (value.kind === 'element' || value.kind === 'invocation') {
    if (scanner.here === '(') return readInvocation(parser, value);
    if (scanner.next(subscript) && !(value.kind === 'element' && value.isSlice))
      return readSubscript(parser, value, false);
  }
  return null;
}

/** `&name`, `&name(...)`, `&$code(...)`: a call unless a `\` or `defined` in front makes it a name. */
function readFunctionCall(parser: PerlParser, value: PerlExpression): PerlExpression | null {
  const { scanner } = parser;
  if (!scanner.next(/\(/y)) return null;
  if (value.kind === 'dereference') return readInvocation(parser, value.of);
  if (value.kind !== 'variable') return null;
  const args = readArguments(parser);
  const span = scanner.spanFrom(value.span.start);
  return { kind: 'call', name: value.name, arguments: args, form: 'ampersand', block: null, span };
}

function readInvocation(parser: PerlParser, of: PerlExpression): PerlExpression {
  const args = readArguments(parser);
  return { kind: 'invocation', of, arguments: args, span: parser.scanner.spanFrom(of.span.start) };
}

/** `( ... )`, which stands here. */
export function readArguments(parser: PerlParser): readonly PerlExpression[] {
  const { scanner } = parser;
  scanner.expect('(');
  scanner.accept(/,+/y);
  if (scanner.accept(/\)/y) !== null) return [];
  const inside = readExpression(parser);
  scanner.expect(')');
  return inside.kind === 'list' ? inside.items : [inside];
}

function readArrow(parser: PerlParser, value: PerlExpression): PerlExpression | null {
  const { scanner } = parser;
  if (scanner.accept(/->/y) === null) return null;
  scanner.skipBlanks();
  const { start } = value.span;
  if (scanner.here === '[' || scanner.here === '{') return readSubscript(parser, value, false);
  if (scanner.here === '(') return readInvocation(parser, value);
  const whole = scanner.take(/(\$#|[@%$&*])\*/y)?.[1];
  if (whole !== undefined) {
    return { kind: 'dereference', sigil: sigilFrom(whole), of: value, span: scanner.spanFrom(start) };
  }
  if (scanner.take(/[@%](?=[[{])/y) !== null) {
    const slice = readSubscript(parser, value, false);
    return slice.kind === 'element' ? { ...slice, isSlice: true } : slice;
  }
  const name = scanner.take(/(?:::)?[A-Za-z_]\w*(?:::\w+)*/y)?.[0] ?? null;
  if (name === null && readPlainVariable(parser) === null) scanner.fail('a method was expected here');
  const args = scanner.next(/\(/y) ? readArguments(parser) : [];
  return { kind: 'method', object: value, name, arguments: args, span: scanner.spanFrom(start) };
}

const sigilFrom = (text: string): Sigil =>
  text === '$#' || text === '@' || text === '%' || text === '&' || text === '*' ? text : '$';

function readStep(parser: PerlParser, value: PerlExpression): PerlExpression {
  const { scanner } = parser;
  const step = scanner.accept(/\+\+|--/y)?.[0];
  if (step !== undefined) {
    return {
      kind: 'operation',
      operator: `_${step}`,
      operands: [value],
      span: scanner.spanFrom(value.span.start),
    };
  }
  // Without brackets it is a call all the same, with the arguments of the function around it.
  if (value.kind === 'variable' && value.sigil === '&') {
    return {
      kind: 'call',
      name: value.name,
      arguments: [],
      form: 'handing-on',
      block: null,
      span: value.span,
    };
  }
  return value;
}
