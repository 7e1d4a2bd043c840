import type { SyntaxNode } from '../../syntaxNode.js';
import { dataOf, distinct, holdsMarkup, type Taint, taintsOf, type Value } from './value.js';

/** One thing that is put into a text: its value, and the expression that stands for it. */
export interface Part {
  readonly value: Value;
  readonly node: SyntaxNode;
}

/** A text made of parts: each bit of request data remembers where it was put in. */
export function composed(parts: readonly Part[], markup = false): Value {
  const withMarkup = markup || parts.some(({ value }) => holdsMarkup(value));
  const taints = parts.flatMap(({ value, node }) =>
    taintsOf(value).map((taint) => placed(taint, node, withMarkup)),
  );
  return dataOf(distinct(taints), withMarkup);
}

function placed(taint: Taint, node: SyntaxNode, markup: boolean): Taint {
  if (taint.place !== null) return taint;
  const joined = taint.joined ?? node;
  return { ...taint, joined, place: markup ? joined : null };
}

/** What a part of a format keeps: a number has no markup in it. */
export const ofConversion = (value: Value, conversion: string): Value =>
  /[diouxXeEfFgGcbn]$/.test(conversion) ? dataOf([]) : value;
