import type { PerlExpression, PerlOutput } from '../perlSyntax.js';
import { bareWord } from '../perlSyntax.js';
import { readExpression, readItems, startsTerm } from './expressions.js';
import { isBuiltin } from './operators.js';
import type { PerlParser } from './perlParser.js';
import { readBlockValue } from './statements.js';
import { readPlainVariable } from './variables.js';

const outputOperator = /(?:CORE::)?(printf|print|say)(?!\w|\s*=>|::)/y;

/** `print`, `printf`, `say` with the handle and the list; null where none stands here. */
export function readOutput(parser: PerlParser): PerlOutput | null {
  const { scanner, declared } = parser;
  const start = scanner.at;
  const how = scanner.take(outputOperator)?.[1];
  if (how !== 'print' && how !== 'printf' && how !== 'say') return null;
  if (how === 'say' && declared.has('say')) {
    scanner.at = start;
    return null;
  }
  const inBrackets = scanner.accept(/\(/y) !== null;
  const { handle, items } = inBrackets
    ? scanner.nested(() => readContent(parser, true))
    : readContent(parser, false);
  if (inBrackets) scanner.expect(')');
  const written = items.length === 0 ? null : items;
  return { kind: 'output', how, handle, arguments: written, span: scanner.spanFrom(start) };
}

interface Content {
  readonly handle: PerlExpression | null;
  readonly items: readonly PerlExpression[];
}

function readContent(parser: PerlParser, inBrackets: boolean): Content {
  const handle = readHandle(parser);
  if (!startsTerm(parser)) return { handle, items: [] };
  if (!inBrackets) return { handle, items: readItems(parser) };
  const inside = readExpression(parser);
  return { handle, items: inside.kind === 'list' ? inside.items : [inside] };
}

/** Behind a name it makes that a function or a class, not a handle. */
const goingOnAsFunction = /[,.]|->|=>|[-+*/?<>=|&]\s|[-+]=|x\s/y;

/** `{...}`, a name or a scalar behind which a list starts without a comma. */
function readHandle(parser: PerlParser): PerlExpression | null {
  const { scanner, declared } = parser;
  scanner.skipBlanks();
  const start = scanner.at;
  if (scanner.here === '{') return readBlockValue(parser);
  const word = scanner.take(/(?:::)?[A-Za-z_][\w:]*(?!\w)/y)?.[0];
  if (word !== undefined) {
    const isName = !isBuiltin(word) && !declared.has(word) && !reserved.test(word);
    if (isName && scanner.here !== '(' && !scanner.next(goingOnAsFunction)) {
      return bareWord(word, { start, end: start + word.length });
    }
    scanner.at = start;
    return null;
  }
  if (scanner.here !== '$' || !scanner.looksAt(/\$(?:\w|\{\s*\w+\s*\})/y)) return null;
  const variable = readPlainVariable(parser);
  if (variable?.kind === 'variable' && startsList(parser)) return variable;
  scanner.at = start;
  return null;
}

const reserved =
  /^(?:q|qq|qw|qr|qx|m|s|y|tr|my|our|local|state|do|eval|sub|map|grep|sort|if|unless|while|until|for|foreach|and|or|not|x|eq|ne|lt|gt|le|ge|cmp|print|printf|say|new|__END__|__DATA__)$/;

/** Whether what stands behind a blank can only be the start of a list. */
function startsList({ scanner }: PerlParser): boolean {
  if (!scanner.looksAt(/\s/y)) return false;
  scanner.skipBlanks();
  if (scanner.looksAt(/(?:x|eq|ne|lt|gt|le|ge|cmp|isa|and|or|xor|if|unless|while|until|for|foreach)\b/y))
    return false;
  return scanner.looksAt(/["'`$@\\\w(]|<<["'~A-Z_a-z]|<\$?\w+>|[%&][\w$]/y);
}
