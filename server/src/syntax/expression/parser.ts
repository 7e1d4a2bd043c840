import type { Span } from '../../text/span.js';
import { nonterminals, productions } from './grammar.js';
import type { Condition, ExpressionNode, ResolvedNode, Text } from './nodes.js';
import { type ExpressionForm, type ScanError, Scanner, stuck } from './scanner.js';
import {
  acceptingState,
  expectedIn,
  gotoOf,
  nothing,
  reducesBlindly,
  reductionOf,
  shiftOf,
  startState,
} from './table.js';
import { type TokenKind, type TokenName, tokenNames } from './tokens.js';

export interface ParsedExpression {
  /** Null where the expression is broken. */
  readonly root: Condition | Text | null;
  /** What was understood before it broke, in the order of the text; nothing where it is whole. */
  readonly fragments: readonly ExpressionNode[];
  /** What the server resolves or complains of on its way, in that order; a later complaint takes an earlier one's place. */
  readonly steps: readonly (ResolvedNode | ScanError)[];
  /** Null where the expression is whole. */
  readonly failure: Failure | null;
}

/** How the parser ends without a whole expression. */
export type Failure =
  | {
      readonly kind: 'unexpected';
      readonly token: TokenName;
      /** In the order in which messages list them. */
      readonly expected: readonly TokenName[];
      readonly at: Span;
    }
  /** A scan error that the grammar takes: the server says no more than that. */
  | { readonly kind: 'given-up'; readonly at: Span }
  | { readonly kind: 'too-deep'; readonly at: Span }
  /** The server's process ends: a quote behind the colon of `%{name:text}`, or a backslash that ends a text. */
  | { readonly kind: 'crash'; readonly at: Span };

/** So many states Bison's parser keeps at most (`YYMAXDEPTH`), the one at hand and the start included. */
const maximalDepth = 10_000;

/** Of each production: how long its right side is, and the place of its left side among the nonterminals. */
const lengths = productions.map(({ right }) => right.length);
const leftSides = productions.map(({ left }) => nonterminals.indexOf(left));

/**
 * Parses an expression as the server does, with the same tables, so that a broken one is refused at the same
 * token. Never throws. Source: `util_expr_parse.y` and Bison's skeleton for parsers in C.
 */
export function parseExpression(text: string, form: ExpressionForm): ParsedExpression {
  const scanner = new Scanner(text, form);
  const states: number[] = [startState];
  const values: unknown[] = [];
  const steps: (ResolvedNode | ScanError)[] = [];
  let state = startState;
  let kind: TokenKind | null = null;

  const failed = (failure: Failure): ParsedExpression => ({
    root: null,
    fragments: fragmentsOf(values),
    steps,
    failure,
  });

  for (;;) {
    if (!reducesBlindly(state)) {
      if (kind === null) {
        kind = scanner.next();
        if (kind === stuck) return failed({ kind: 'crash', at: { start: scanner.start, end: text.length } });
        if (scanner.problem !== null) steps.push(scanner.problem);
      }
      const shifted = shiftOf(state, kind);
      if (shifted !== nothing) {
        state = shifted;
        if (state === acceptingState) return { root: rootOf(values), fragments: [], steps, failure: null };
        states.push(state);
        values.push({ start: scanner.start, end: scanner.end, value: scanner.value });
        if (states.length >= maximalDepth) return failed({ kind: 'too-deep', at: spanOf(scanner) });
        kind = null;
        continue;
      }
    }

    const reduction = reductionOf(state);
    const production = productions[reduction];
    if (production === undefined) {
      const token = tokenNames[kind ?? 0] ?? '$end';
      return failed({ kind: 'unexpected', token, expected: expectedIn(state), at: spanOf(scanner) });
    }
    const { build, resolved } = production;
    if (build === null) return failed({ kind: 'given-up', at: spanOf(scanner) });
    const length = lengths[reduction] ?? 0;
    const value = build(...(values.splice(values.length - length) as never[]));
    if (resolved) steps.push(value as ResolvedNode);
    states.length -= length;
    state = gotoOf(states[states.length - 1] ?? startState, leftSides[reduction] ?? 0);
    states.push(state);
    values.push(value);
  }
}

const spanOf = ({ start, end }: Scanner): Span => ({ start, end });

/** Behind a whole expression the values are that of the root and nothing else. */
const rootOf = ([root]: readonly unknown[]): Condition | Text => root as Condition | Text;

/** Tokens are left out, and lists that are still open taken apart. */
function fragmentsOf(values: readonly unknown[]): readonly ExpressionNode[] {
  return (values as readonly Partial<{ kind: string; parts: readonly ExpressionNode[] }>[]).flatMap(
    (value) => {
      if (value.kind === undefined) return [];
      return value.kind === 'openList' ? (value.parts ?? []) : [value as ExpressionNode];
    },
  );
}
