import { bareWord, literalText, type PerlExpression } from '../perlSyntax.js';
import { infix, precedence, precedenceOf, wordOperator } from './operators.js';
import type { PerlParser } from './perlParser.js';
import { readPostfix } from './postfix.js';
import { readTerm } from './terms.js';

/** More operators in a row than anybody writes by hand; those that join texts are not counted. */
const longestChain = 500;

const closing = /[\])};:?,=*|^>]|&&|->|\.(?!\d)|%=|%\s|\/\/=/y;
const globOrName = /\*[\w{$:]|::\w/y;
/** Behind a value none of them goes on with it. */
const endings: ReadonlySet<string> = new Set([';', ')', ']', '}', ':', '']);
const comma = /,|=>/y;
const assigning = /^(?:\*\*|&&|\|\||\/\/|<<|>>|[-+*/.%&|^x])?=$/;

/** An expression with commas, `and`, `or`. */
export const readExpression = (parser: PerlParser): PerlExpression => readOperation(parser, precedence.or);

/** An expression as it stands between two commas. */
export const readItem = (parser: PerlParser): PerlExpression => readOperation(parser, precedence.assignment);

/** The items of a list up to what cannot be one; brackets around them are not taken. */
export function readItems(parser: PerlParser): readonly PerlExpression[] {
  const { scanner } = parser;
  const items: PerlExpression[] = [];
  do {
    while (scanner.accept(comma) !== null) {
      // Commas in a row stand for one.
    }
    if (!startsTerm(parser)) break;
    items.push(readItem(parser));
  } while (scanner.next(comma));
  return items;
}

/** Whether a value may stand here: what closes a list and what joins two values is none. */
export function startsTerm({ scanner }: PerlParser): boolean {
  scanner.skipBlanks();
  if (scanner.done) return false;
  if (scanner.looksAt(closing)) return scanner.looksAt(globOrName);
  return !scanner.looksAt(wordOperator);
}

/** @param minimum operators that bind less are left */
export function readOperation(parser: PerlParser, minimum: number): PerlExpression {
  const { scanner } = parser;
  scanner.enter();
  let left = readOperand(parser);
  for (let length = 0; ; length++) {
    if (length > longestChain && !isJoining(left)) scanner.fail('the expression is too long');
    const next = readRest(parser, left, minimum);
    if (next === null) break;
    left = next;
  }
  scanner.leave();
  return left;
}

/** The next operator with what stands behind it; null where none goes on with the value. */
function readRest(parser: PerlParser, left: PerlExpression, minimum: number): PerlExpression | null {
  const { scanner } = parser;
  scanner.skipBlanks();
  if (endings.has(scanner.here)) return null;
  const { start } = left.span;
  if (scanner.looksAt(comma)) {
    if (minimum > precedence.comma) return null;
    const items = [left, ...readItems(parser)];
    return { kind: 'list', items, span: scanner.spanFrom(start) };
  }
  if (scanner.here === '?') {
    if (minimum > precedence.choice) return null;
    scanner.at++;
    const then = readItem(parser);
    scanner.expect(':');
    const otherwise = readOperation(parser, precedence.choice);
    return { kind: 'choice', condition: left, then, otherwise, span: scanner.spanFrom(start) };
  }
  const at = scanner.at;
  const operator = scanner.take(infix)?.[0];
  if (operator === undefined) return null;
  if (assigning.test(operator)) {
    if (minimum <= precedence.assignment) {
      const value = readItem(parser);
      return { kind: 'assignment', operator, target: left, value, span: scanner.spanFrom(start) };
    }
  } else {
    const level = precedenceOf(operator);
    if (level !== null && level >= minimum) return operation(parser, left, operator, level);
  }
  scanner.at = at;
  return null;
}

function operation(
  parser: PerlParser,
  left: PerlExpression,
  operator: string,
  level: number,
): PerlExpression {
  const right = readOperation(parser, operator === '**' ? level : level + 1);
  const span = { start: left.span.start, end: right.span.end };
  switch (operator) {
    case '&&':
    case 'and':
      return { kind: 'logical', operator: '&&', left, right, span };
    case '||':
    case 'or':
      return { kind: 'logical', operator: '||', left, right, span };
    case '//':
      return { kind: 'logical', operator: '//', left, right, span };
    case '.':
      if (left.kind === 'operation' && left.operator === '.') {
        return { ...left, operands: [...left.operands, right], span };
      }
  }
  return { kind: 'operation', operator, operands: [left, right], span };
}

const isJoining = (expression: PerlExpression): boolean =>
  expression.kind === 'operation' && expression.operator === '.';

const not = /not(?!\w|\s*=>)/y;
const signs: ReadonlySet<string> = new Set(['!', '~', '\\', '+', '-']);
const signOperator = /\+\+|--|[!~\\+]|-(?![A-Za-z_])|-(?=[A-Za-z]\w)/y;
const fileTest = /-[A-Za-z](?!\w|\s*=>|\s*,)/y;
const operatorOnly = /[-<+]/y;

function readOperand(parser: PerlParser): PerlExpression {
  const { scanner } = parser;
  scanner.skipBlanks();
  const start = scanner.at;
  if (scanner.here === 'n' && scanner.take(not) !== null) return unary(parser, '!', start, precedence.not);
  if (!signs.has(scanner.here)) return readPostfix(parser, readTerm(parser));
  const sign = scanner.take(signOperator)?.[0];
  if (sign === '+') return readOperation(parser, precedence.unary);
  if (sign !== undefined) return unary(parser, sign, start, precedence.unary);
  const test = scanner.take(fileTest)?.[0];
  if (test === undefined) {
    scanner.at++;
    return unary(parser, '-', start, precedence.unary);
  }
  if (startsTerm(parser) && !scanner.looksAt(operatorOnly))
    return unary(parser, test, start, precedence.namedUnary + 1);
  return { kind: 'operation', operator: test, operands: [], span: scanner.spanFrom(start) };
}

function unary(parser: PerlParser, operator: string, start: number, level: number): PerlExpression {
  const operand = readOperation(parser, level);
  const word = operator === '-' ? wordOf(operand) : null;
  if (word !== null) return bareWord(`-${word}`, { start, end: operand.span.end });
  return { kind: 'operation', operator, operands: [operand], span: { start, end: operand.span.end } };
}

const wordOf = (expression: PerlExpression): string | null => {
  if (expression.kind === 'call') return expression.form === 'word' ? expression.name : null;
  return expression.kind === 'string' && expression.bare ? literalText(expression) : null;
};
