import type { Span } from '../../../text/span.js';
import type { OutputPiece } from '../entrypointScript.js';
import type { Condition, Expression } from './program.js';
import { runBlock, runFunction } from './statements.js';
import {
  itemsOf,
  joinedValues,
  knownTextOf,
  knownValue,
  piecesOf,
  textOf,
  unknownValue,
  type Value,
  withoutLastLineEnds,
} from './value.js';
import type { Walk } from './walk.js';

/** The value of an expression on this way through the program; what its parts write is written. */
export function evaluate(walk: Walk, expression: Expression): Value {
  switch (expression.kind) {
    case 'text':
      return knownValue(expression.text, expression.source);
    case 'variable':
      return walk.look(expression.name) ?? unknownValue(expression.source, true);
    case 'argument':
      return argumentOf(walk, expression);
    case 'joined':
      return joinedValue(walk, expression);
    case 'list':
      return { kind: 'list', items: expression.items.map((item) => evaluate(walk, item)) };
    case 'choice':
      return chosenValue(walk, expression);
    case 'call':
      return runFunction(walk, expression.name, argumentsOf(walk, expression), expression.source);
    case 'changed':
      return changedValue(evaluate(walk, expression.of), expression);
    case 'computed':
      return computedValue(walk, expression);
    case 'ended':
      return endedValue(evaluate(walk, expression.of), expression.source);
    case 'captured':
      return capturedValue(walk, expression);
    case 'unknown':
      if (expression.mayWrite) walk.mayHaveWritten(expression.source);
      return unknownValue(expression.source, expression.lines);
  }
}

/** One of two, each on a way of its own; where there are many ways already, what both have in common. */
function chosenValue(walk: Walk, { condition, whenTrue, otherwise }: Expression & { kind: 'choice' }): Value {
  const isQuiet = walk.quietness.isQuietValue(whenTrue) && walk.quietness.isQuietValue(otherwise);
  if (isQuiet && walk.hasManyWays && knownCondition(walk, condition) === null) {
    const both = joinedValues(evaluate(walk, whenTrue), evaluate(walk, otherwise));
    if (both !== null) return both;
  }
  return evaluate(walk, holds(walk, condition) ? whenTrue : otherwise);
}

/** Whether a condition holds here: by its text where that is known, else by a choice. */
export function holds(walk: Walk, condition: Condition): boolean {
  const known = knownCondition(walk, condition);
  return known === null ? walk.decide(condition) : walk.program.isTrue(known) !== condition.negated;
}

/** The text that decides; null where it only shows when the program runs. */
export const knownCondition = (walk: Walk, { value }: Condition): string | null =>
  value === null ? null : knownTextOf(evaluate(walk, value));

/**
 * The arguments, lists among them flattened where the language does that. One that may stand for any number of values is
 * kept as a list of its own; behind it none has a number that is known.
 */
function argumentsOf(walk: Walk, call: Expression & { kind: 'call' }): readonly Value[] {
  const { spread } = call;
  const values = call.arguments.map((each) => evaluate(walk, each));
  if (spread === undefined) return values;
  const given: Value[] = [];
  for (const [index, value] of values.entries()) {
    if (value.kind === 'list') given.push(...value.items);
    else if (spread[index] === true) return [...given, { kind: 'list', items: [value] }];
    else given.push(value);
  }
  return given;
}

function argumentOf(walk: Walk, { which, source }: Expression & { kind: 'argument' }): Value {
  const { args } = walk;
  if (which === 'all') return { kind: 'list', items: [...args] };
  const value = args[which === 'next' ? 0 : which] ?? unknownValue(source, true);
  // A list stands for any number of arguments: there are more.
  if (which === 'next' && value.kind !== 'list') args.shift();
  return value;
}

function joinedValue(walk: Walk, { parts, separator }: Expression & { kind: 'joined' }): Value {
  const values = parts.map((part) => evaluate(walk, part));
  const between = separator === null ? [] : piecesOf(evaluate(walk, separator));
  const joined: OutputPiece[] = [];
  let isFirst = true;
  for (const value of values) {
    for (const { pieces } of itemsOf(value)) {
      if (!isFirst) joined.push(...between);
      joined.push(...pieces);
      isFirst = false;
    }
  }
  return textOf(joined);
}

function changedValue(value: Value, change: Expression & { kind: 'changed' }): Value {
  const changed = (piece: OutputPiece): readonly OutputPiece[] => {
    if (piece.kind === 'unknown') return [change.onOneLine === true ? { ...piece, lines: false } : piece];
    const text = change.by(piece.text);
    return text === '' ? [] : [{ ...piece, text }];
  };
  return value.kind === 'list'
    ? { kind: 'list', items: value.items.map((item) => changedValue(item, change)) }
    : textOf(value.pieces.flatMap(changed));
}

function computedValue(walk: Walk, { from, by, lines, source }: Expression & { kind: 'computed' }): Value {
  const texts = from.map((each) => knownTextOf(evaluate(walk, each)));
  const known = texts.every((each) => each !== null) ? by(...texts) : null;
  return known === null ? unknownValue(source, lines) : knownValue(known, source);
}

function endedValue(value: Value, source: Span): Value {
  const items = itemsOf(value);
  const end: OutputPiece = { kind: 'text', text: '\n', source };
  return textOf(
    items.flatMap(({ pieces }) => {
      const last = pieces.at(-1);
      return last?.kind === 'text' && last.text.endsWith('\n') ? pieces : [...pieces, end];
    }),
  );
}

function capturedValue(walk: Walk, { body }: Expression & { kind: 'captured' }): Value {
  return textOf(withoutLastLineEnds(walk.capture(() => void runBlock(walk, body))));
}
