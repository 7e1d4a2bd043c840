import { cgiImports } from '../cgiImports.js';
import type { PerlArm, PerlBlock, PerlExpression, PerlStatement } from '../perlSyntax.js';
import { literalText } from '../perlSyntax.js';
import { readExpression, readItems } from './expressions.js';
import { readNamedFunction } from './functions.js';
import { readLoop } from './loops.js';
import type { PerlParser } from './perlParser.js';
import { readStructure } from './terms.js';

/** Statements up to a closing brace or the end of the script; that is not taken. */
export function readStatements(parser: PerlParser): PerlBlock {
  const { scanner } = parser;
  const statements: PerlStatement[] = [];
  for (;;) {
    while (scanner.accept(/;/y) !== null) {
      // An empty statement.
    }
    if (scanner.take(/(?:__END__|__DATA__)(?!\w)/y) !== null) scanner.skipToEnd();
    if (scanner.done || scanner.here === '}') return statements;
    statements.push(...readStatement(parser));
  }
}

/** `{ ... }`, which stands here. */
export function readBlock(parser: PerlParser): PerlBlock {
  const { scanner } = parser;
  scanner.expect('{');
  const statements = scanner.nested(() => readStatements(parser));
  scanner.expect('}');
  return statements;
}

/** The braces of `@{...}` and `print {...}`: mostly one expression. */
export function readBlockValue(parser: PerlParser): PerlExpression {
  const start = parser.scanner.at;
  const body = readBlock(parser);
  const [only] = body;
  if (body.length === 1 && only?.kind === 'expression') return only.expression;
  return { kind: 'block', how: 'do', body, span: parser.scanner.spanFrom(start) };
}

const statementKeyword =
  /(?:if|unless|while|until|for|foreach|sub|package|use|no|BEGIN|END|INIT|CHECK|UNITCHECK|AUTOLOAD|DESTROY|format)(?!\w|\s*=>|::|\s*->)/y;
const labelName = /((?!(?:[msyq]|tr|q[qrwx]):)[A-Za-z_]\w*)\s*:(?![:=])/y;
const modifier = /(?:if|unless|while|until|foreach|for)(?!\w)/y;
const statementEnd = /\}|__END__|__DATA__/y;

function readStatement(parser: PerlParser): readonly PerlStatement[] {
  const { scanner } = parser;
  const label = scanner.take(labelName)?.[1] ?? null;
  if (label !== null && scanner.next(/[;}]/y)) return [];
  scanner.skipBlanks();
  if (scanner.here === '{' && !looksLikeHash(parser)) {
    const block: PerlStatement = { kind: 'block', body: readBlock(parser), label };
    if (scanner.accept(/continue(?=\s*\{)/y) !== null) readBlock(parser);
    return [block];
  }
  const keyword = scanner.looksAt(statementKeyword);
  const read = keyword ? readKeyword(parser, label) : null;
  return read ?? readSimple(parser);
}

/** Braces at the start of a statement are a block, unless a key stands in them. */
const looksLikeHash = ({ scanner }: PerlParser): boolean =>
  scanner.looksAt(
    /\{\s*(?:(?:[A-Za-z_-]\w*|'[^'\n]*'|"[^"\n]*"|\$\w+)\s*(?:=>|,(?!\s*\}))|%\$?\w+\s*[,}]|%\{|\}\s*[;,)}])/y,
  ) && !scanner.looksAt(/\{\s*(?:[a-z]\w*)\s*,\s*;/y);

function readKeyword(parser: PerlParser, label: string | null): readonly PerlStatement[] | null {
  const { scanner } = parser;
  const start = scanner.at;
  const keyword = scanner.take(/\w+/y)?.[0] ?? '';
  switch (keyword) {
    case 'if':
    case 'unless':
      return [readIf(parser, keyword === 'unless')];
    case 'while':
    case 'until':
    case 'for':
    case 'foreach':
      return readLoop(parser, keyword, label);
    case 'sub': {
      const name = scanner.accept(/(?:::)?[A-Za-z_]\w*(?:(?:::|')\w+)*/y)?.[0];
      if (name === undefined) break;
      const named = readNamedFunction(parser, name.replaceAll("'", '::'));
      return named === null ? [] : [named];
    }
    case 'package':
      return readPackage(parser);
    case 'use':
    case 'no':
      return readUse(parser, keyword === 'no');
    case 'format':
      if (!scanner.next(/(?:[\w:]+)?\s*=[ \t]*\r?\n/y)) break;
      if (scanner.take(/[\s\S]*?\n\.[ \t]*(?:\r?\n|$)/y) === null) scanner.skipToEnd();
      return [];
    default:
      if (!scanner.next(/\{/y)) break;
      return [{ kind: 'phase', name: keyword, body: readBlock(parser) }];
  }
  scanner.at = start;
  return null;
}

function readIf(parser: PerlParser, negated: boolean): PerlStatement {
  const { scanner } = parser;
  const arms: PerlArm[] = [];
  let isNegated = negated;
  do {
    scanner.expect('(');
    const condition = readExpression(parser);
    scanner.expect(')');
    arms.push({ condition, negated: isNegated, body: readBlock(parser) });
    isNegated = false;
  } while (scanner.accept(/elsif(?!\w)/y) !== null);
  const otherwise = scanner.accept(/else(?!\w)/y) === null ? [] : readBlock(parser);
  return { kind: 'if', arms, otherwise };
}

function readPackage(parser: PerlParser): readonly PerlStatement[] | null {
  const { scanner } = parser;
  const name = scanner.accept(/[A-Za-z_]\w*(?:(?:::|')\w+)*/y)?.[0];
  if (name === undefined) return null;
  scanner.accept(/v?[\d._]+/y);
  const statement: PerlStatement = { kind: 'package', name: name.replaceAll("'", '::') };
  if (scanner.next(/\{/y)) return [{ kind: 'block', body: [statement, ...readBlock(parser)], label: null }];
  return [statement];
}

function readUse(parser: PerlParser, no: boolean): readonly PerlStatement[] | null {
  const { scanner, declared } = parser;
  if (scanner.accept(/v?\d[\d._]*\s*(?=[;}]|$)/y) !== null) return [];
  const module = scanner.accept(/[A-Za-z_]\w*(?:(?:::|')\w+)*/y)?.[0];
  if (module === undefined) return null;
  scanner.accept(/v?\d[\d._]*(?=\s*(?:[;}]|qw|['"(]|\w))/y);
  const args = readItems(parser);
  if (/^(?:[A-Z]|constant$|subs$)/.test(module)) for (const name of args.flatMap(namesIn)) declared.add(name);
  for (const name of cgiImports([{ module, arguments: args }]).functions) declared.add(name);
  return [{ kind: 'use', module, arguments: args, no }];
}

/** The names that a module is asked for: of functions, most of them. */
function namesIn(expression: PerlExpression): readonly string[] {
  if (expression.kind === 'list') return expression.items.flatMap(namesIn);
  if (expression.kind === 'structure')
    return expression.items.filter((_, index) => index % 2 === 0).flatMap(namesIn);
  const text = literalText(expression);
  return text !== null && /^&?[A-Za-z_]\w*$/.test(text) ? [text.replace('&', '')] : [];
}

function readSimple(parser: PerlParser): readonly PerlStatement[] {
  const { scanner } = parser;
  const start = scanner.at;
  const expression = scanner.here === '{' ? readStructure(parser) : readExpression(parser);
  let statement: PerlStatement = { kind: 'expression', expression };
  if (scanner.next(/\{/y)) {
    readBlock(parser);
    return [{ kind: 'foreign', span: scanner.spanFrom(start) }];
  }
  const word = scanner.accept(modifier)?.[0];
  if (word !== undefined) statement = modified(statement, word, readExpression(parser));
  if (scanner.next(statementEnd) || scanner.done) return [statement];
  if (scanner.accept(/;/y) === null) scanner.fail('the end of a statement was expected here');
  return [statement];
}

function modified(
  statement: PerlStatement & { kind: 'expression' },
  modifier: string,
  condition: PerlExpression,
): PerlStatement {
  switch (modifier) {
    case 'if':
    case 'unless':
      return {
        kind: 'if',
        arms: [{ condition, negated: modifier === 'unless', body: [statement] }],
        otherwise: [],
      };
    case 'while':
    case 'until': {
      const { expression } = statement;
      const bodyFirst = expression.kind === 'block' && expression.how === 'do';
      return {
        kind: 'loop',
        condition,
        until: modifier === 'until',
        body: [statement],
        bodyFirst,
        label: null,
      };
    }
    default:
      return { kind: 'foreach', variable: null, list: condition, body: [statement], label: null };
  }
}
