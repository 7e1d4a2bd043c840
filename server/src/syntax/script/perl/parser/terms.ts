import { bareWord, type PerlExpression } from '../perlSyntax.js';
import { readExpression } from './expressions.js';
import { readOutput } from './output.js';
import type { PerlParser } from './perlParser.js';
import { readHereDocument, readQuoted, readQuoteOperator } from './strings.js';
import { readPlainVariable } from './variables.js';
import { readWord } from './words.js';

const number =
  /0[xX][0-9a-fA-F_]+|0[bB][01_]+|\d[\d_]*(?:\.\d+){2,}|(?:\d[\d_]*(?:\.(?!\.)[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?/y;

const wordStart = /[A-Za-z_]/y;
const versionString = /v\d+(?:\.\d+)*(?!\w|\s*=>)/y;
const key = /[A-Za-z_]\w*(?=\s*=>)/y;

/** A value without the operators around it. */
export function readTerm(parser: PerlParser): PerlExpression {
  const { scanner } = parser;
  const start = scanner.at;
  if (scanner.looksAt(wordStart)) return readWordTerm(parser, start);
  const other = readQuoted(parser) ?? readPlainVariable(parser);
  if (other !== null) return other;
  if (scanner.here === '(') return readList(parser);
  if (scanner.here === '[' || scanner.here === '{') return readStructure(parser);
  if (scanner.here === '<') return readHereDocument(parser) ?? readInput(parser);
  const digits = scanner.take(number)?.[0];
  return digits === undefined ? readWord(parser) : numberOf(digits, scanner.spanFrom(start));
}

function readWordTerm(parser: PerlParser, start: number): PerlExpression {
  const { scanner } = parser;
  const version = scanner.take(versionString)?.[0];
  if (version !== undefined) return numberOf(version, scanner.spanFrom(start));
  const word = scanner.take(key)?.[0];
  if (word !== undefined) return bareWord(word, scanner.spanFrom(start));
  return readQuoteOperator(parser) ?? readOutput(parser) ?? readWord(parser);
}

/** As Perl would print it. */
function numberOf(digits: string, span: PerlExpression['span']): PerlExpression {
  const plain = digits.replaceAll('_', '');
  const isOctal = /^0\d+$/.test(plain);
  const value = isOctal ? Number.parseInt(plain, 8) : Number(plain);
  return bareNumber(Number.isNaN(value) ? plain : String(value), span);
}

const bareNumber = (text: string, span: PerlExpression['span']): PerlExpression => ({
  kind: 'string',
  parts: [{ kind: 'text', text }],
  bare: false,
  span,
});

function readList(parser: PerlParser): PerlExpression {
  const { scanner } = parser;
  const start = scanner.at;
  scanner.expect('(');
  scanner.accept(/,+/y);
  if (scanner.accept(/\)/y) !== null) return { kind: 'list', items: [], span: scanner.spanFrom(start) };
  const inside = readExpression(parser);
  scanner.expect(')');
  const items = inside.kind === 'list' ? inside.items : [inside];
  return { kind: 'list', items, span: scanner.spanFrom(start) };
}

/** `[...]` and `{...}` where they make an array or a hash. */
export function readStructure(parser: PerlParser): PerlExpression {
  const { scanner } = parser;
  const start = scanner.at;
  const close = scanner.here === '[' ? ']' : '}';
  scanner.at++;
  scanner.accept(/,+/y);
  const isEmpty = scanner.next(close === ']' ? /\]/y : /\}/y);
  const inside = isEmpty ? null : scanner.nested(() => readExpression(parser));
  const items = inside === null ? [] : inside.kind === 'list' ? inside.items : [inside];
  scanner.expect(close);
  return { kind: 'structure', items, span: scanner.spanFrom(start) };
}

function readInput({ scanner }: PerlParser): PerlExpression {
  const start = scanner.at;
  if (scanner.take(/<<>>|<[^>\n;]*>/y) === null) scanner.fail('a value was expected here');
  return { kind: 'input', span: scanner.spanFrom(start) };
}
