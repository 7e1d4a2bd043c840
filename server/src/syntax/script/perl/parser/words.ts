import type { Span } from '../../../../text/span.js';
import { bareWord, type PerlBlock, type PerlExpression } from '../perlSyntax.js';
import { readItems, readOperation, startsTerm } from './expressions.js';
import { readFunction } from './functions.js';
import { isBuiltin, namedUnary, precedence, withoutArguments } from './operators.js';
import type { PerlParser } from './perlParser.js';
import { readArguments } from './postfix.js';
import { readBlock } from './statements.js';
import { readStructure } from './terms.js';
import { readPlainVariable } from './variables.js';

const qualifiedName = /(?:::)?[A-Za-z_]\w*(?:(?:::|'(?=[A-Za-z_]))\w+)*(?:::)?/y;

/** A value that starts with a word: a declaration, a call, a block, or the word itself. */
export function readWord(parser: PerlParser): PerlExpression {
  const { scanner } = parser;
  const start = scanner.at;
  const word = scanner.take(qualifiedName)?.[0];
  if (word === undefined) return scanner.fail('a value was expected here');
  switch (word) {
    case 'my':
    case 'our':
    case 'local':
    case 'state':
      return readDeclaration(parser, word, start);
    case 'sub': {
      const read = readFunction(parser);
      return { kind: 'function', function: read, span: scanner.spanFrom(start) };
    }
    case 'do':
    case 'eval':
      if (!scanner.next(/\{/y)) break;
      return { kind: 'block', how: word, body: readBlock(parser), span: scanner.spanFrom(start) };
    case 'map':
    case 'grep':
    case 'sort':
      return readWithBlock(parser, word, start);
  }
  if (scanner.next(/=>/y)) return bareWord(word, { start, end: start + word.length });
  const name = word.replace(/^(?:CORE::(?:GLOBAL::)?|::|main::)(?=\w)/, '').replaceAll("'", '::');
  if (name.endsWith('::')) return bareWord(name.slice(0, -2), { start, end: start + word.length });
  return isBuiltin(name) || name === 'do' || name === 'eval'
    ? readBuiltin(parser, name, start)
    : readName(parser, name, start);
}

function readDeclaration(
  parser: PerlParser,
  scope: 'my' | 'our' | 'local' | 'state',
  start: number,
): PerlExpression {
  const { scanner } = parser;
  if (scope === 'local') {
    const target = readOperation(parser, precedence.unary);
    const isList = target.kind === 'list';
    const names = target.kind === 'list' ? target.items : [target];
    return { kind: 'declaration', scope, names, isList, span: scanner.spanFrom(start) };
  }
  scanner.accept(/[A-Z]\w*(?:::\w+)*(?=\s*[$@%(])/y); // a type, which says nothing
  const isList = scanner.accept(/\(/y) !== null;
  const names: PerlExpression[] = [];
  do {
    if (isList && scanner.next(/\)/y)) break;
    scanner.accept(/\\/y);
    const from = scanner.at;
    const variable = readPlainVariable(parser);
    if (variable !== null) names.push(variable);
    else if (isList && scanner.accept(/undef\b/y) !== null)
      names.push(bareWord('undef', scanner.spanFrom(from)));
    else if (!isList || !scanner.next(/,/y)) scanner.fail('a variable was expected here');
  } while (isList && scanner.accept(/,|=>/y) !== null);
  if (isList) scanner.expect(')');
  scanner.accept(/:\s*(?:shared|unique|ATTR)\b(?:\([^)]*\))?/y);
  return { kind: 'declaration', scope, names, isList, span: scanner.spanFrom(start) };
}

/** `map`, `grep`, `sort`: a block or the name of a function may stand in front of the list. */
function readWithBlock(parser: PerlParser, name: string, start: number): PerlExpression {
  const { scanner } = parser;
  if (scanner.next(/=>/y)) return bareWord(name, { start, end: start + name.length });
  const inBrackets = scanner.accept(/\(/y) !== null;
  const block = scanner.next(/\{/y) ? readLeadingBlock(parser) : null;
  if (name === 'sort' && block === null) {
    scanner.accept(
      /(?:\$\w+|(?!(?:map|grep|sort|keys|values|reverse|qw|uniq|do|split|q|qq)\b)[a-z_]\w*(?:::\w+)*)(?=\s+[@$(]|\s+(?:keys|values|map|grep)\b)/iy,
    );
  }
  scanner.accept(/,/y);
  const args = readItems(parser);
  if (inBrackets) scanner.expect(')');
  return { kind: 'call', name, arguments: args, form: 'named', block, span: scanner.spanFrom(start) };
}

/** A block in front of a list; behind a comma it was a hash. */
function readLeadingBlock(parser: PerlParser): PerlBlock | null {
  const { scanner } = parser;
  const start = scanner.at;
  if (scanner.looksAt(/\{\s*\}/y)) {
    readStructure(parser);
    return [];
  }
  const block = readBlock(parser);
  if (!scanner.next(/,/y)) return block;
  scanner.at = start;
  return [{ kind: 'expression', expression: readStructure(parser) }];
}

function readBuiltin(parser: PerlParser, name: string, start: number): PerlExpression {
  const { scanner } = parser;
  const call = (args: readonly PerlExpression[]): PerlExpression =>
    callOf(name, args, null, scanner.spanFrom(start));
  if (withoutArguments.has(name)) {
    scanner.accept(/\(\s*\)/y);
    return call([]);
  }
  const isJump = /^(?:next|last|redo|goto|dump)$/.test(name);
  const label = isJump
    ? scanner.accept(/(?!(?:if|unless|while|until|for|foreach|and|or)\b)[A-Za-z_]\w*/y)?.[0]
    : undefined;
  if (label !== undefined) return call([bareWord(label, scanner.spanFrom(start))]);
  if (/^(?:exec|system)$/.test(name) && scanner.next(/\(?\s*\{/y)) return readWithBlock(parser, name, start);
  const module = name === 'require' ? scanner.accept(/[A-Za-z_]\w*(?:::\w+)*(?!\s*\()/y)?.[0] : undefined;
  if (module !== undefined) return call([bareWord(module, scanner.spanFrom(start))]);
  if (name !== 'return' && scanner.next(/\(/y)) return call(readArguments(parser));
  const isUnary = namedUnary.has(name) || name === 'do' || name === 'eval' || name === 'goto';
  if (isUnary) {
    if (!startsTerm(parser) || scanner.looksAt(/[?=]|<(?![$\w:]*>|<[~"'\w])|\/\//y)) return call([]);
    return call([readOperation(parser, precedence.shift)]);
  }
  return call(readItems(parser));
}

/** A name that is none of the language's: a class, a function of the script or of a module, or a word. */
function readName(parser: PerlParser, name: string, start: number): PerlExpression {
  const { scanner, declared } = parser;
  const span = { start, end: scanner.at };
  const isDeclared = declared.has(name);
  if (scanner.next(/->/y) && !isDeclared) return bareWord(name, span);
  if (scanner.next(/\(/y)) return callOf(name, readArguments(parser), null, scanner.spanFrom(start));
  const object = isDeclared ? null : readIndirectObject(parser, name, start);
  if (object !== null) return object;
  if (
    scanner.here === '{' &&
    (isDeclared || /^(?:[\w:]+::)?[a-z]/.test(name)) &&
    !scanner.looksAt(/\{\s*(?:\}|[\w'"$-]+\s*(?:=>|,))/y)
  ) {
    const block = readBlock(parser);
    const goesOn = scanner.accept(/,/y) !== null || scanner.next(/\(/y) || startsArguments(parser);
    const args = goesOn ? readItems(parser) : [];
    return callOf(name, args, block, scanner.spanFrom(start));
  }
  const goesOn = isDeclared
    ? startsTerm(parser) && !scanner.looksAt(/<(?!<[~"'\w])|[?/=]|[-+*%&]\s/y)
    : startsArguments(parser);
  if (goesOn) return callOf(name, readItems(parser), null, scanner.spanFrom(start));
  if (isDeclared) return callOf(name, [], null, span);
  // In capitals it is a handle, or a constant of a module.
  return /^[A-Z][A-Z0-9_]*$|::/.test(name)
    ? bareWord(name, span)
    : { kind: 'call', name, arguments: [], form: 'word', block: null, span };
}

const className = /[A-Za-z_]\w*(?:::\w+)*(?:::)?(?!\s*(?:=>|,))/y;
const classBeforeArguments = /[A-Z]\w*(?:::\w+)*(?:::)?(?=\s*(?:;|\(|\{|qw\b|['"\d]))/y;

/** `new CGI(...)`, `autoflush STDOUT 1`: a method of what stands behind its name. */
function readIndirectObject(parser: PerlParser, name: string, start: number): PerlExpression | null {
  const { scanner } = parser;
  if (/^[A-Z]/.test(name)) return null;
  const object = scanner.take(name === 'new' ? className : classBeforeArguments)?.[0];
  if (object !== undefined) {
    const of = bareWord(object.replace(/::$/, ''), { start: scanner.at - object.length, end: scanner.at });
    return methodOf(parser, of, name, start);
  }
  const holdsObject = /^(?:new|autoflush)$/.test(name) && scanner.looksAt(/\$\w+\s*[\w(;]/y);
  const variable = holdsObject ? readPlainVariable(parser) : null;
  return variable === null ? null : methodOf(parser, variable, name, start);
}

function methodOf(parser: PerlParser, object: PerlExpression, name: string, start: number): PerlExpression {
  const { scanner } = parser;
  const args = scanner.next(/\(/y) ? readArguments(parser) : startsArguments(parser) ? readItems(parser) : [];
  return { kind: 'method', object, name, arguments: args, span: scanner.spanFrom(start) };
}

/** Whether what stands behind a name that nobody declared can only be its arguments. */
const startsArguments = (parser: PerlParser): boolean =>
  startsTerm(parser) &&
  parser.scanner.looksAt(/["'`$@\\[\w]|-\w|\+\{|<<[~"'\w]|<<\s+["']|sub\b|\{\s*(?:\}|[\w'"$-]+\s*(?:=>|,))/y);

const callOf = (
  name: string,
  args: readonly PerlExpression[],
  block: PerlBlock | null,
  span: Span,
): PerlExpression => ({ kind: 'call', name, arguments: args, form: 'named', block, span });
