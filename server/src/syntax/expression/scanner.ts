import type { Span } from '../../text/span.js';
import { isDigit, isLetter, isNameUnit, unit } from './characters.js';
import { scanEscape } from './escapes.js';
import { type TokenKind, tokenKind } from './tokens.js';

/** What the scanner cannot read, after which the server stops. */
export interface ScanError {
  readonly kind: 'scanError';
  readonly problem: ScanProblem;
  readonly span: Span;
}

export type ScanProblem =
  | 'stray-character'
  | 'character-in-variable'
  | 'unterminated'
  | 'escape-out-of-bound'
  | 'string-too-long'
  | 'bad-escape';

/** Whether an expression is a condition, or a text with variables in it. */
export type ExpressionForm = 'condition' | 'string';

/** So long is no literal, which only expanded variables can make (`MAX_STRING_LEN` in the server's `httpd.h`). */
const tooLong = 8192;

/** No token: the scanner of the server knows nothing to do here, and ends the server's process. */
export const stuck = -1;

/** What the text at hand is: outside of texts, between quotes, a variable's name, or behind its colon. */
type Mode = 'plain' | 'text' | 'variable' | 'argument';

const end = tokenKind('$end');
const conditionStart = tokenKind('T_EXPR_BOOL');
const stringStart = tokenKind('T_EXPR_STRING');
const error = tokenKind('T_ERROR');
const digits = tokenKind('T_DIGIT');
const unaryOperator = tokenKind('T_OP_UNARY');
const binaryOperator = tokenKind('T_OP_BINARY');
const pattern = tokenKind('T_REGEX');
const patternIgnoringCase = tokenKind('T_REGEX_I');
const textBegin = tokenKind('T_STR_BEGIN');
const textEnd = tokenKind('T_STR_END');
const literal = tokenKind('T_STRING');
const backreference = tokenKind('T_REGEX_BACKREF');
const variableBegin = tokenKind('T_VAR_BEGIN');
const variableEnd = tokenKind('T_VAR_END');
const identifier = tokenKind('T_ID');
const colon = tokenKind("':'");
const not = tokenKind('T_OP_NOT');

const words: ReadonlyMap<string, TokenKind> = new Map([
  ['and', tokenKind('T_OP_AND')],
  ['or', tokenKind('T_OP_OR')],
  ['not', not],
  ['true', tokenKind('T_TRUE')],
  ['false', tokenKind('T_FALSE')],
]);

/** With a hyphen or, as in mod_ssl's older language, without. */
const comparisons: ReadonlyMap<string, TokenKind> = new Map([
  ['in', tokenKind('T_OP_IN')],
  ['eq', tokenKind('T_OP_EQ')],
  ['ne', tokenKind('T_OP_NE')],
  ['ge', tokenKind('T_OP_GE')],
  ['le', tokenKind('T_OP_LE')],
  ['gt', tokenKind('T_OP_GT')],
  ['lt', tokenKind('T_OP_LT')],
]);

const signs: ReadonlyMap<number, TokenKind> = new Map([
  [unit.dot, tokenKind('T_OP_CONCAT')],
  [unit.openBracket, tokenKind("'('")],
  [unit.closeBracket, tokenKind("')'")],
  [unit.openBrace, tokenKind("'{'")],
  [unit.closeBrace, tokenKind("'}'")],
  [unit.comma, tokenKind("','")],
  [unit.colon, colon],
  [unit.equals, tokenKind('T_OP_STR_EQ')],
  [unit.less, tokenKind('T_OP_STR_LT')],
  [unit.greater, tokenKind('T_OP_STR_GT')],
  [unit.exclamation, not],
]);

const pair = (first: number, second: number): number => first * 0x10000 + second;

const signPairs: ReadonlyMap<number, TokenKind> = new Map([
  [pair(unit.equals, unit.equals), tokenKind('T_OP_STR_EQ')],
  [pair(unit.equals, unit.tilde), tokenKind('T_OP_REG')],
  [pair(unit.less, unit.equals), tokenKind('T_OP_STR_LE')],
  [pair(unit.greater, unit.equals), tokenKind('T_OP_STR_GE')],
  [pair(unit.exclamation, unit.equals), tokenKind('T_OP_STR_NE')],
  [pair(unit.exclamation, unit.tilde), tokenKind('T_OP_NRE')],
  [pair(unit.ampersand, unit.ampersand), tokenKind('T_OP_AND')],
  [pair(unit.bar, unit.bar), tokenKind('T_OP_OR')],
]);

const patternDelimiters: ReadonlySet<number> = new Set(
  Array.from(`/#$%^,;:_?|-!.'"`, (character) => character.charCodeAt(0)),
);

/**
 * Reads an expression token by token. Source: `util_expr_scan.l` in the server, and Flex's rule that the longest
 * match wins, of equals the first.
 */
export class Scanner {
  /** Of the token read last. */
  start = 0;
  /** Of the token read last. */
  end = 0;
  /** Of the token read last, where the kind alone does not tell: see `Token`. */
  value = '';
  /** Why the token read last is a `T_ERROR`. */
  problem: ScanError | null = null;

  #mode: Mode = 'plain';
  /** The quote that ends the text at hand; none ends a string expression. */
  #quote: number | null = null;
  /** The modes around the one at hand. */
  readonly #outer: Mode[] = [];
  #begun = false;

  constructor(
    readonly text: string,
    readonly form: ExpressionForm,
  ) {}

  /** The next token's kind, or `stuck`. Not to be asked behind a `T_ERROR` or `stuck`. */
  next(): TokenKind {
    this.start = this.end;
    if (!this.#begun) {
      this.#begun = true;
      if (this.form === 'string') this.#mode = 'text';
      return this.form === 'string' ? stringStart : conditionStart;
    }
    switch (this.#mode) {
      case 'plain':
        return this.#plain();
      case 'variable':
        return this.#variable();
      case 'text':
      case 'argument':
        return this.#text();
    }
  }

  #take(kind: TokenKind, to: number, value = ''): TokenKind {
    this.end = to;
    this.value = value;
    return kind;
  }

  #fail(problem: ScanProblem, to: number): TokenKind {
    this.problem = { kind: 'scanError', problem, span: { start: this.start, end: to } };
    return this.#take(error, to);
  }

  #enter(mode: Mode): void {
    this.#outer.push(this.#mode);
    this.#mode = mode;
  }

  #leave(): void {
    this.#mode = this.#outer.pop() ?? 'plain';
  }

  #plain(): TokenKind {
    const { text } = this;
    let at = this.end;
    while (isBlank(text.charCodeAt(at))) at++;
    this.start = at;
    if (at >= text.length) return this.#take(end, at);
    const first = text.charCodeAt(at);
    const second = text.charCodeAt(at + 1);
    if (first === unit.doubleQuote || first === unit.singleQuote) {
      this.#mode = 'text';
      this.#quote = first;
      return this.#take(textBegin, at + 1);
    }
    if (first === unit.percent && second === unit.openBrace) return this.#variableBegin();
    if (first === unit.dollar && isDigit(second)) return this.#backreference();
    if (first === unit.slash) return this.#pattern(at);
    if (isLetter(first)) return this.#word(first, second);
    if (isDigit(first) || (first === unit.hyphen && isDigit(second))) {
      const to = behind(text, at + 1, isDigit);
      return this.#take(digits, to, text.slice(at, to));
    }
    if (first === unit.hyphen) return this.#test();
    const double = signPairs.get(pair(first, second));
    if (double !== undefined) return this.#take(double, at + 2, text.slice(at, at + 2));
    const sign = signs.get(first);
    if (sign !== undefined) return this.#take(sign, at + 1, text.slice(at, at + 1));
    return this.#fail('stray-character', behindCharacter(text, at));
  }

  #word(first: number, second: number): TokenKind {
    const { text, start } = this;
    const to = behind(text, start + 1, isNameUnit);
    if (first === unit.m && patternDelimiters.has(second) && to <= start + 2) return this.#pattern(start + 1);
    const word = text.slice(start, to);
    return this.#take(words.get(word) ?? comparisons.get(word) ?? identifier, to, word);
  }

  /** `-e`, `-eq`, `-ipmatch` */
  #test(): TokenKind {
    const { text, start } = this;
    const to = behind(text, start + 1, isNameUnit);
    const name = text.slice(start + 1, to);
    if (name === '') return this.#fail('stray-character', start + 1);
    const comparison = comparisons.get(name);
    if (comparison !== undefined) return this.#take(comparison, to, text.slice(start, to));
    return this.#take(name.length === 1 ? unaryOperator : binaryOperator, to, name);
  }

  /** A pattern that does not end is the end of the whole. */
  #pattern(delimiterAt: number): TokenKind {
    const { text } = this;
    const close = text.indexOf(text.charAt(delimiterAt), delimiterAt + 1);
    if (close < 0) return this.#take(end, text.length);
    const source = text.slice(delimiterAt + 1, close);
    if (text.charAt(close + 1) === 'i') return this.#take(patternIgnoringCase, close + 2, source);
    return this.#take(pattern, close + 1, source);
  }

  #variableBegin(): TokenKind {
    this.#enter('variable');
    return this.#take(variableBegin, this.start + 2);
  }

  #backreference(): TokenKind {
    return this.#take(backreference, this.start + 2, this.text.charAt(this.start + 1));
  }

  #variable(): TokenKind {
    const { text, start } = this;
    if (start >= text.length) return this.#fail('unterminated', start);
    const first = text.charCodeAt(start);
    if (isLetter(first)) {
      const to = behind(text, start + 1, isNameUnit);
      return this.#take(identifier, to, text.slice(start, to));
    }
    if (first === unit.closeBrace) {
      this.#leave();
      return this.#take(variableEnd, start + 1);
    }
    if (first === unit.colon) {
      this.#mode = 'argument';
      return this.#take(colon, start + 1);
    }
    return this.#fail(
      first === unit.lineFeed ? 'unterminated' : 'character-in-variable',
      behindCharacter(text, start),
    );
  }

  /** A literal up to what ends it, or that end itself where it comes first. */
  #text(): TokenKind {
    const { text, start } = this;
    const inArgument = this.#mode === 'argument';
    let value = '';
    let copied = start;
    let at = start;
    for (; at < text.length; at++) {
      if (at - start >= tooLong && value.length + at - copied >= tooLong) {
        return this.#fail('string-too-long', at);
      }
      const code = text.charCodeAt(at);
      const isQuote = code === unit.doubleQuote || code === unit.singleQuote;
      if (isQuote && inArgument) return stuck;
      if (isQuote && code === this.#quote) {
        if (at > start) break;
        this.#mode = 'plain';
        return this.#take(textEnd, at + 1);
      }
      if (code === unit.closeBrace && inArgument) {
        if (at > start) break;
        this.#leave();
        return this.#take(variableEnd, at + 1);
      }
      if (code === unit.percent && text.charCodeAt(at + 1) === unit.openBrace) {
        if (at > start) break;
        return this.#variableBegin();
      }
      if (code === unit.dollar && isDigit(text.charCodeAt(at + 1))) {
        if (at > start) break;
        return this.#backreference();
      }
      if (code === unit.lineFeed) return this.#fail('unterminated', at + 1);
      if (code !== unit.backslash) continue;

      if (at + 1 >= text.length) return stuck;
      const escaped = scanEscape(text, at);
      if ('problem' in escaped) {
        this.start = at;
        return this.#fail(escaped.problem, escaped.end);
      }
      value += text.slice(copied, at) + escaped.value;
      copied = escaped.end;
      at = escaped.end - 1;
    }
    if (value.length + at - copied >= tooLong) return this.#fail('string-too-long', at);
    if (at >= text.length) {
      if (inArgument || this.form === 'condition') return this.#fail('unterminated', at);
      this.#mode = 'plain';
    }
    return this.#take(literal, at, withoutNul(value + text.slice(copied, at)));
  }
}

const isBlank = (code: number): boolean => code === unit.space || code === unit.tab || code === unit.lineFeed;

/** The first offset at or behind `from` at which a code unit is not of a kind. */
function behind(text: string, from: number, isOne: (code: number) => boolean): number {
  let at = from;
  while (at < text.length && isOne(text.charCodeAt(at))) at++;
  return at;
}

const behindCharacter = (text: string, at: number): number =>
  at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

function withoutNul(value: string): string {
  const nul = value.indexOf('\0');
  return nul < 0 ? value : value.slice(0, nul);
}
