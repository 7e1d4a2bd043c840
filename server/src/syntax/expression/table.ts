import { nonterminals } from './grammar.js';
import { stateLines } from './stateLines.js';
import { type TokenKind, type TokenName, tokenKind, tokenNames } from './tokens.js';

/** Where a state has no action or no state to go to. */
export const nothing = -1;

const states = stateLines.trim().split('\n');
const width = tokenNames.length;

const shifts = new Int16Array(states.length * width).fill(nothing);
const gotos = new Int16Array(states.length * nonterminals.length).fill(nothing);
const reductions = new Int16Array(states.length).fill(nothing);
/** 1 where a state reduces before it looks at a token. */
const blind = new Uint8Array(states.length);

for (const [state, line] of states.entries()) {
  const [reduction = '', shifted = '', gone = ''] = line.split(';');
  if (reduction !== '-') reductions[state] = Number(reduction);
  if (reduction !== '-' && shifted === '') blind[state] = 1;
  enter(shifts, state * width, shifted);
  enter(gotos, state * nonterminals.length, gone);
}

function enter(table: Int16Array, row: number, cells: string): void {
  for (const cell of cells.split(' ').filter((each) => each !== '')) {
    const [column, target] = cell.split(':').map(Number);
    table[row + (column ?? 0)] = target ?? nothing;
  }
}

export const startState = 0;

/** The state behind the end of the input. */
export const acceptingState =
  shifts[(gotos[startState * nonterminals.length] ?? 0) * width + tokenKind('$end')] ?? nothing;

/** The state behind a token, or `nothing`. */
export const shiftOf = (state: number, kind: TokenKind): number => shifts[state * width + kind] ?? nothing;

/** The state behind a nonterminal, by its place among `nonterminals`. */
export const gotoOf = (state: number, nonterminal: number): number =>
  gotos[state * nonterminals.length + nonterminal] ?? nothing;

/** The production that a state reduces by where it does not shift, or `nothing`. */
export const reductionOf = (state: number): number => reductions[state] ?? nothing;

export const reducesBlindly = (state: number): boolean => blind[state] === 1;

/** The tokens that a state shifts. */
export const expectedIn = (state: number): readonly TokenName[] =>
  tokenNames.filter((_, kind) => shiftOf(state, kind) !== nothing);
