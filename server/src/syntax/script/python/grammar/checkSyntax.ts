import { CompoundStatements } from './compoundStatements.js';
import { Cursor, NestedTooDeep } from './cursor.js';
import { ExpressionParser } from './expressionParser.js';
import { Scope } from './scope.js';
import { SyntaxFailure, type SyntaxTrouble } from './token.js';
import { tokenize } from './tokenizer.js';

/**
 * What Python 3 does not compile in a text; null where it compiles it. Everything that any Python 3 up to 3.14 takes
 * is right here. Never throws.
 */
export function checkSyntax(text: string): SyntaxTrouble | null {
  const { tokens, failure, open } = tokenize(text);
  const cursor = new Cursor(tokens);
  try {
    new CompoundStatements(new ExpressionParser(cursor, new Scope('module'))).readModule();
    return failure?.trouble ?? cursor.refused;
  } catch (error) {
    if (error instanceof NestedTooDeep) return null;
    if (!(error instanceof SyntaxFailure)) throw error;
    if (!error.yields) return error.trouble;
    const isAtEnd = cursor.isKind('end');
    if (failure !== null && (isAtEnd || failure.trouble.error === 'SyntaxError')) return failure.trouble;
    const unclosed = open.at(-1);
    if (unclosed === undefined || unclosed.start >= error.trouble.start) return error.trouble;
    const { start, end, text: bracket } = unclosed;
    return {
      error: 'SyntaxError',
      what: `the bracket "${bracket}" that is opened here is never closed`,
      start,
      end,
    };
  }
}
