import type { Span } from '../../../text/span.js';
import type { Expression } from '../flow/program.js';
import { text, unknown } from '../flow/program.js';
import { done, effectsOf, type Lifted, lifted } from './lifted.js';
import { plainText, type TreeExpression } from './scriptTree.js';
import type { Invocation, LibraryFunction, MethodInvocation } from './treeLanguage.js';
import { formatted, joined, repeated, write } from './written.js';

/** Writes nothing; what it comes to is not known. Functions that it is given are not run. */
export function quiet({ span, arguments: args, around }: Invocation): Lifted {
  const { before } = around.liftAll(args.filter(({ kind }) => kind !== 'function'));
  return lifted(unknown(span), before);
}

/** Writes nothing, and comes to a text without a line end. */
export function oneLine({ span, arguments: args, around }: Invocation): Lifted {
  const { before } = around.liftAll(args);
  return lifted(unknown(span, false), before);
}

/** Writes its arguments one behind the other. */
export function writeOut({ span, arguments: args, around }: Invocation): Lifted {
  const { before, values } = around.liftAll(args);
  return done([...before, ...write(joined(values), span)], span);
}

/** Writes what only shows when the program runs. */
export function writeUnseen({ span, arguments: args, around }: Invocation): Lifted {
  const { before } = around.liftAll(args);
  return lifted(unknown(span), [...before, ...write(unknown(span), span)]);
}

export const lost = ({ span }: Invocation): Lifted =>
  done([{ kind: 'lost', because: 'what it runs is not seen', at: span }], span);

/** The program ends. */
export function ends({ span, arguments: args, around }: Invocation): Lifted {
  const { before } = around.liftAll(args);
  return done([...before, { kind: 'exit' }], span);
}

/** The text of a format and its arguments. */
export function format({ span, arguments: args, around }: Invocation): Lifted {
  const { before, values } = around.liftAll(args.slice(1));
  return lifted(formatted(args[0], values, around) ?? unknown(span), before);
}

/** Its first argument. */
export const same: LibraryFunction = (invocation) => {
  const [of] = invocation.arguments;
  return of === undefined ? quiet(invocation) : invocation.around.lift(of);
};

export const changed = ({ before, value }: Lifted, by: (text: string) => string): Lifted =>
  lifted({ kind: 'changed', of: value, by }, before);

/** The whole text changed, where all of it is known; a change of its pieces one by one would be another. */
export const computed = ({ before, value }: Lifted, by: (text: string) => string, source: Span): Lifted =>
  lifted({ kind: 'computed', from: [value], by, lines: true, source }, before);

/** A text again and again; null where it is not known how often. */
export function repeatedText({ before, value }: Lifted, count: TreeExpression | undefined): Lifted | null {
  const text = repeated(value, count);
  return text === null ? null : lifted(text, before);
}

/** A list as one text, with the separator between its items. */
export function joinedList(
  { span, around }: Invocation,
  list: TreeExpression,
  separator: TreeExpression | undefined,
  usual: string,
): Lifted {
  const { before, values } = around.liftAll(separator === undefined ? [list] : [list, separator]);
  const [items = unknown(span), between = text(usual, span)] = values;
  return lifted({ kind: 'joined', parts: [items], separator: between }, before);
}

/** A method that leaves its object as it is, and writes nothing. */
export function quietMethod(
  { span, object, arguments: args, around }: MethodInvocation,
  lines: boolean,
): Lifted {
  const target = around.lift(object);
  const { before } = around.liftAll(args.filter(({ kind }) => kind !== 'function'));
  return lifted(unknown(span, lines), [...effectsOf(target), ...before]);
}

/** A function once for each item of a list; null where the function is not seen. */
export function throughItems(
  { span, around }: Invocation,
  callback: TreeExpression | undefined,
  items: Expression | null,
): Lifted | null {
  const name = `#item ${span.start}`;
  const value = around.callOf(callback, [{ kind: 'variable', name, source: span }]);
  if (value === null) return null;
  const body = [{ kind: 'evaluate', value }] as const;
  return lifted(unknown(span), [{ kind: 'loop', items, name, body, certain: false }]);
}

/** A function that is run once all else is done; null where it is not seen. */
export function atTheEnd({ span, around }: Invocation, callback: TreeExpression | undefined): Lifted | null {
  const value = around.callOf(callback, []);
  if (value === null) return null;
  around.defer([{ kind: 'evaluate', value }]);
  return lifted(unknown(span));
}

/** A file, where it is named by a number or a text. */
export const fileName = (file: TreeExpression | undefined): string | null =>
  file?.kind === 'number' ? file.text : plainText(file);
