import type { ExpressionParser } from './expressionParser.js';

/**
 * Reads the cases of a `match` up to the end of its block (The Python Language Reference, 8.6).
 *
 * @param block reads the colon and the block of a case
 */
export function readMatch(expressions: ExpressionParser, block: () => void): void {
  const { cursor } = expressions;
  do {
    if (!(cursor.isKind('name') && cursor.here.text === 'case')) cursor.fail('"case" was expected here');
    cursor.advance();
    readPatterns(expressions, [':', 'if']);
    if (cursor.accept('if')) expressions.named();
    block();
  } while (!cursor.isKind('dedent') && !cursor.isKind('end'));
}

function readPatterns(expressions: ExpressionParser, closers: readonly string[]): void {
  const { cursor } = expressions;
  do {
    if (closers.some((closer) => cursor.is(closer))) break;
    readPattern(expressions);
  } while (cursor.accept(','));
}

/** Alternatives, with the name that they are bound to. */
function readPattern(expressions: ExpressionParser): void {
  const { cursor } = expressions;
  cursor.deeper(() => {
    if (cursor.accept('*') || cursor.accept('**')) {
      cursor.expectName('a name was expected here');
      return;
    }
    do readClosedPattern(expressions);
    while (cursor.accept('|'));
    if (cursor.accept('as')) cursor.expectName('a name was expected behind "as"');
  });
}

function readClosedPattern(expressions: ExpressionParser): void {
  const { cursor } = expressions;
  if (cursor.accept('(')) {
    readPatterns(expressions, [')']);
    expressions.close(')');
  } else if (cursor.accept('[')) {
    readPatterns(expressions, [']']);
    expressions.close(']');
  } else if (cursor.accept('{')) {
    readMapping(expressions);
  } else if (cursor.isKind('name')) {
    readNamePattern(expressions);
  } else {
    // A literal, which may be the sum of a number and an imaginary one.
    expressions.literalSum();
  }
}

/** A name, a dotted one, or a class with patterns for its attributes. */
function readNamePattern(expressions: ExpressionParser): void {
  const { cursor } = expressions;
  cursor.advance();
  while (cursor.accept('.')) cursor.expectName('a name was expected behind the dot');
  if (!cursor.accept('(')) return;
  do {
    if (cursor.is(')')) break;
    if (cursor.isKind('name') && cursor.next.text === '=' && cursor.next.kind === 'operator') {
      cursor.advance();
      cursor.advance();
    }
    readPattern(expressions);
  } while (cursor.accept(','));
  expressions.close(')');
}

function readMapping(expressions: ExpressionParser): void {
  const { cursor } = expressions;
  do {
    if (cursor.is('}')) break;
    if (cursor.accept('**')) {
      cursor.expectName('a name was expected here');
      continue;
    }
    if (cursor.isKind('name')) readNamePattern(expressions);
    else expressions.literalSum();
    cursor.expect(':', 'a colon was expected behind the key');
    readPattern(expressions);
  } while (cursor.accept(','));
  expressions.close('}');
}
