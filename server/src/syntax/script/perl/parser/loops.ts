import type { PerlExpression, PerlStatement } from '../perlSyntax.js';
import { readExpression } from './expressions.js';
import type { PerlParser } from './perlParser.js';
import { readBlock } from './statements.js';
import { readPlainVariable } from './variables.js';

/** Behind `while`, `until`, `for`, `foreach`. What stands before the first round is a statement of its own. */
export function readLoop(
  parser: PerlParser,
  keyword: string,
  label: string | null,
): readonly PerlStatement[] {
  return keyword === 'while' || keyword === 'until'
    ? [readWhile(parser, keyword === 'until', label)]
    : readFor(parser, label);
}

function readWhile(parser: PerlParser, until: boolean, label: string | null): PerlStatement {
  const { scanner } = parser;
  scanner.expect('(');
  const condition = scanner.next(/\)/y) ? null : readExpression(parser);
  scanner.expect(')');
  const body = readBlock(parser);
  const last = scanner.accept(/continue(?=\s*\{)/y) === null ? [] : readBlock(parser);
  return { kind: 'loop', condition, until, body: [...body, ...last], bodyFirst: false, label };
}

function readFor(parser: PerlParser, label: string | null): readonly PerlStatement[] {
  const { scanner } = parser;
  const variable = readLoopVariable(parser);
  scanner.expect('(');
  const start = scanner.at;
  const first = scanner.next(/[;)]/y) ? null : readFirst(parser);
  if (variable === null && scanner.accept(/;/y) !== null) return readCounting(parser, first, label);
  scanner.expect(')');
  const list: PerlExpression = first ?? { kind: 'list', items: [], span: scanner.spanFrom(start) };
  const body = readBlock(parser);
  if (scanner.accept(/continue(?=\s*\{)/y) !== null) readBlock(parser);
  return [{ kind: 'foreach', variable, list, body, label }];
}

/** What stands before the first round may have a condition of its own. */
function readFirst(parser: PerlParser): PerlExpression {
  const first = readExpression(parser);
  const modifier = parser.scanner.accept(/(?:if|unless)(?!\w)/y)?.[0];
  if (modifier === undefined) return first;
  const left = readExpression(parser);
  const span = { start: first.span.start, end: left.span.end };
  return { kind: 'logical', operator: modifier === 'if' ? '&&' : '||', left, right: first, span };
}

function readLoopVariable(parser: PerlParser): PerlExpression | null {
  const { scanner } = parser;
  const start = scanner.at;
  const scope = scanner.accept(/(?:my|our|state)(?!\w)/y)?.[0];
  scanner.accept(/\\/y);
  if (scope !== undefined && scanner.next(/\(/y)) {
    scanner.take(/\([^)]*\)/y);
    return { kind: 'declaration', scope: 'my', names: [], isList: true, span: scanner.spanFrom(start) };
  }
  scanner.accept(/[A-Z]\w*(?:::\w+)*(?=\s+\$)/y);
  const variable = readPlainVariable(parser);
  if (variable === null || scope === undefined) return variable;
  const isOur = scope === 'our';
  return {
    kind: 'declaration',
    scope: isOur ? 'our' : 'my',
    names: [variable],
    isList: false,
    span: variable.span,
  };
}

/** `for (first; condition; step) { ... }` */
function readCounting(
  parser: PerlParser,
  first: PerlExpression | null,
  label: string | null,
): readonly PerlStatement[] {
  const { scanner } = parser;
  const condition = scanner.next(/;/y) ? null : readExpression(parser);
  scanner.expect(';');
  const step = scanner.next(/\)/y) ? null : readExpression(parser);
  scanner.expect(')');
  const body = readBlock(parser);
  const last: readonly PerlStatement[] = step === null ? [] : [{ kind: 'expression', expression: step }];
  const loop: PerlStatement = {
    kind: 'loop',
    condition,
    until: false,
    body: [...body, ...last],
    bodyFirst: false,
    label,
  };
  return first === null ? [loop] : [{ kind: 'expression', expression: first }, loop];
}
