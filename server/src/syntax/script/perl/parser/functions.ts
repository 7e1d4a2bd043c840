import type { PerlExpression, PerlFunction, PerlStatement } from '../perlSyntax.js';
import { readItem } from './expressions.js';
import type { PerlParser } from './perlParser.js';
import { readBlock } from './statements.js';
import { readPlainVariable } from './variables.js';

/** Behind `sub NAME`: prototype or signature, attributes, and the body; null where it is told of only. */
export function readNamedFunction(parser: PerlParser, name: string): PerlStatement | null {
  const { scanner, declared } = parser;
  declared.add(name);
  const parameters = readSignature(parser);
  if (scanner.accept(/;/y) !== null) return null;
  return { kind: 'sub', name, function: { parameters, body: readBlock(parser) } };
}

export function readFunction(parser: PerlParser): PerlFunction {
  const parameters = readSignature(parser);
  return { parameters, body: readBlock(parser) };
}

function readSignature(parser: PerlParser): readonly PerlExpression[] {
  const { scanner } = parser;
  readAttributes(parser);
  const parameters: PerlExpression[] = [];
  if (scanner.accept(/\(\s*[$@%&*\\[\];+_\s]*\)/y) === null && scanner.accept(/\(/y) !== null) {
    while (scanner.accept(/\)/y) === null) {
      const variable = readPlainVariable(parser) ?? bareParameter(parser);
      if (variable !== null) parameters.push(variable);
      if (scanner.accept(/(?:\/\/|\|\|)?=/y) !== null && !scanner.next(/[,)]/y)) readItem(parser);
      if (scanner.accept(/,/y) === null && !scanner.next(/\)/y))
        scanner.fail('a parameter was expected here');
      scanner.skipBlanks();
    }
  }
  readAttributes(parser);
  return parameters;
}

/** A place without a name. */
function bareParameter({ scanner }: PerlParser): PerlExpression | null {
  const start = scanner.at;
  if (scanner.take(/[$@%]/y) === null) return null;
  return { kind: 'string', parts: [], bare: true, span: scanner.spanFrom(start) };
}

function readAttributes({ scanner }: PerlParser): void {
  while (scanner.accept(/:\s*(?:[A-Za-z_]\w*(?:\([^)]*\))?)?/y) !== null) {
    // They change nothing that is written.
  }
}
