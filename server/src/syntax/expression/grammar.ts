import { cover, type Span } from '../../text/span.js';
import type * as node from './nodes.js';
import type { Token, TokenName } from './tokens.js';

/** What each nonterminal of the grammar becomes. */
interface Built {
  readonly root: node.Condition | node.Text;
  readonly expr: node.Condition;
  readonly comparison: node.Condition;
  readonly wordlist: node.WordList | node.ListCall;
  readonly words: OpenList<node.Word>;
  readonly string: OpenList<node.TextPart>;
  readonly strpart: node.TextPart;
  readonly var: node.Variable | node.FunctionCall;
  readonly word: node.Word;
  readonly regex: node.Pattern;
  readonly backref: node.Backreference;
  readonly lstfunccall: node.ListCall;
  readonly strfunccall: node.FunctionCall;
}

/** Parts that the parser still adds to. */
interface OpenList<Part> {
  readonly kind: 'openList';
  readonly parts: Part[];
}

export type Nonterminal = keyof Built;
export type GrammarSymbol = TokenName | Nonterminal;

type ValueOf<S> = S extends Nonterminal ? Built[S] : S extends TokenName ? Token : never;
type ValuesOf<S extends readonly GrammarSymbol[]> = { [At in keyof S]: ValueOf<S[At]> };

/** Makes the value of a left side from those of the right, whose types each production knows. */
export type Build = (...values: never[]) => unknown;

/** One production of the grammar. */
export interface Production {
  readonly left: Nonterminal;
  readonly right: readonly GrammarSymbol[];
  /** Null where the server gives up without a word. */
  readonly build: Build | null;
  /** Whether the server looks up what was built by its name, or compiles it, at this moment. */
  readonly resolved: boolean;
}

function to<L extends Nonterminal, const R extends readonly GrammarSymbol[]>(
  left: L,
  right: R,
  build: (...values: ValuesOf<R>) => Built[L],
): Production {
  return { left, right, build, resolved: false };
}

function toResolved<L extends Nonterminal, const R extends readonly GrammarSymbol[]>(
  left: L,
  right: R,
  build: (...values: ValuesOf<R>) => Built[L] & node.ResolvedNode,
): Production {
  return { left, right, build, resolved: true };
}

const givesUp = (left: Nonterminal): Production => ({
  left,
  right: ['T_ERROR'],
  build: null,
  resolved: false,
});

const spanOf = ({ start, end }: Token): Span => ({ start, end });
const between = ({ start }: Token, { end }: Token): Span => ({ start, end });
const nameOf = (token: Token): node.Name => ({ span: spanOf(token), text: token.value });
const same = <Value>(value: Value): Value => value;

const numberComparisons = ['T_OP_EQ', 'T_OP_NE', 'T_OP_LT', 'T_OP_LE', 'T_OP_GT', 'T_OP_GE'] as const;
const textComparisons = [
  'T_OP_STR_EQ',
  'T_OP_STR_NE',
  'T_OP_STR_LT',
  'T_OP_STR_LE',
  'T_OP_STR_GT',
  'T_OP_STR_GE',
] as const;

const comparison = (
  compared: 'number' | 'text',
  operator: (typeof numberComparisons | typeof textComparisons)[number],
): Production =>
  to('comparison', ['word', operator, 'word'], (left, written, right) => ({
    kind: 'comparison',
    span: cover(left.span, right.span),
    compared,
    operator: nameOf(written),
    left,
    right,
  }));

const junction = (relation: 'and' | 'or', operator: 'T_OP_AND' | 'T_OP_OR'): Production =>
  to('expr', ['expr', operator, 'expr'], (left, written, right) => ({
    kind: 'junction',
    span: cover(left.span, right.span),
    relation,
    operator: nameOf(written),
    left,
    right,
  }));

const match = (negated: boolean, operator: 'T_OP_REG' | 'T_OP_NRE'): Production =>
  to('comparison', ['word', operator, 'regex'], (word, written, pattern) => ({
    kind: 'match',
    span: cover(word.span, pattern.span),
    negated,
    operator: nameOf(written),
    word,
    pattern,
  }));

const pattern = (ignoreCase: boolean, token: 'T_REGEX' | 'T_REGEX_I'): Production =>
  toResolved('regex', [token], (written) => {
    const end = written.end - (ignoreCase ? 2 : 1);
    return {
      kind: 'pattern',
      span: spanOf(written),
      source: written.value,
      sourceSpan: { start: end - written.value.length, end },
      ignoreCase,
    };
  });

const begun = <Part>(part: Part): OpenList<Part> => ({ kind: 'openList', parts: [part] });

function continued<Part>(list: OpenList<Part>, part: Part): OpenList<Part> {
  list.parts.push(part);
  return list;
}

function textOf({ parts }: OpenList<node.TextPart>): node.Text {
  const start = parts[0]?.span.start ?? 0;
  const end = parts.at(-1)?.span.end ?? start;
  return { kind: 'text', span: { start, end }, parts };
}

/**
 * The grammar, with the tree that it builds. The first production is the start's. Source: `util_expr_parse.y`.
 */
export const productions: readonly Production[] = [
  to('root', ['T_EXPR_BOOL', 'expr'], (_, condition) => condition),
  to('root', ['T_EXPR_STRING', 'string'], (_, text) => textOf(text)),
  givesUp('root'),

  to('expr', ['T_TRUE'], (written) => ({ kind: 'constant', span: spanOf(written), value: true })),
  to('expr', ['T_FALSE'], (written) => ({ kind: 'constant', span: spanOf(written), value: false })),
  to('expr', ['T_OP_NOT', 'expr'], (not, operand) => ({
    kind: 'negation',
    span: { start: not.start, end: operand.span.end },
    operand,
  })),
  junction('or', 'T_OP_OR'),
  junction('and', 'T_OP_AND'),
  to('expr', ['comparison'], same),
  toResolved('expr', ['T_OP_UNARY', 'word'], (operator, word) => ({
    kind: 'unaryTest',
    span: { start: operator.start, end: word.span.end },
    name: nameOf(operator),
    word,
  })),
  toResolved('expr', ['word', 'T_OP_BINARY', 'word'], (left, operator, right) => ({
    kind: 'binaryTest',
    span: cover(left.span, right.span),
    name: nameOf(operator),
    left,
    right,
  })),
  to('expr', ["'('", 'expr', "')'"], (open, condition, close) => ({
    kind: 'grouping',
    span: between(open, close),
    condition,
  })),
  givesUp('expr'),

  ...numberComparisons.map((operator) => comparison('number', operator)),
  ...textComparisons.map((operator) => comparison('text', operator)),
  to('comparison', ['word', 'T_OP_IN', 'wordlist'], (word, written, list) => ({
    kind: 'membership',
    span: cover(word.span, list.span),
    operator: nameOf(written),
    word,
    list,
  })),
  match(false, 'T_OP_REG'),
  match(true, 'T_OP_NRE'),

  to('wordlist', ['lstfunccall'], same),
  to('wordlist', ["'{'", 'words', "'}'"], (open, { parts }, close) => ({
    kind: 'wordList',
    span: between(open, close),
    words: parts,
  })),

  to('words', ['word'], begun),
  to('words', ['words', "','", 'word'], (list, _, word) => continued(list, word)),

  to('string', ['string', 'strpart'], continued),
  to('string', ['strpart'], begun),
  givesUp('string'),

  to('strpart', ['T_STRING'], (written) => ({
    kind: 'literal',
    span: spanOf(written),
    value: written.value,
  })),
  to('strpart', ['var'], same),
  to('strpart', ['backref'], same),

  toResolved('var', ['T_VAR_BEGIN', 'T_ID', 'T_VAR_END'], (begin, name, end) => ({
    kind: 'variable',
    span: between(begin, end),
    name: nameOf(name),
  })),
  toResolved('var', ['T_VAR_BEGIN', 'T_ID', "':'", 'string', 'T_VAR_END'], (begin, name, _, text, end) => ({
    kind: 'functionCall',
    span: between(begin, end),
    name: nameOf(name),
    argument: textOf(text),
  })),

  to('word', ['T_DIGIT'], (written) => ({ kind: 'digits', span: spanOf(written), text: written.value })),
  to('word', ['word', 'T_OP_CONCAT', 'word'], (left, _, right) => ({
    kind: 'concatenation',
    span: cover(left.span, right.span),
    left,
    right,
  })),
  to('word', ['var'], same),
  to('word', ['backref'], same),
  to('word', ['strfunccall'], same),
  to('word', ['T_STR_BEGIN', 'string', 'T_STR_END'], (begin, text, end) => ({
    kind: 'quoted',
    span: between(begin, end),
    text: textOf(text),
  })),
  to('word', ['T_STR_BEGIN', 'T_STR_END'], (begin, end) => ({
    kind: 'quoted',
    span: between(begin, end),
    text: null,
  })),

  pattern(false, 'T_REGEX'),
  pattern(true, 'T_REGEX_I'),

  to('backref', ['T_REGEX_BACKREF'], (written) => ({
    kind: 'backreference',
    span: spanOf(written),
    group: Number(written.value),
  })),
  toResolved('lstfunccall', ['T_ID', "'('", 'word', "')'"], (name, _, argument, close) => ({
    kind: 'listCall',
    span: between(name, close),
    name: nameOf(name),
    argument,
  })),
  toResolved('strfunccall', ['T_ID', "'('", 'word', "')'"], (name, _, argument, close) => ({
    kind: 'functionCall',
    span: between(name, close),
    name: nameOf(name),
    argument,
  })),
];

/** The operators that bind, all to the right, weakest first. */
export const precedence: readonly TokenName[] = ['T_OP_OR', 'T_OP_AND', 'T_OP_NOT', 'T_OP_CONCAT'];

/** The nonterminals in the order of their first productions. */
export const nonterminals: readonly Nonterminal[] = [...new Set(productions.map(({ left }) => left))];
