import type { Truth } from '../apache/profile.js';
import { truthOf } from './truth.js';

/** Every text that a value may be; null where it may be any. One alone is known for certain. */
export type Texts = readonly string[] | null;

/** Beyond so many the value is taken as not known. */
const most = 16;

export const noText: Texts = [''];

/** What a function makes of each. */
export const mapped = (texts: Texts, change: (text: string) => string | null): Texts => {
  if (texts === null) return null;
  const changed = texts.map(change);
  return changed.every((each) => each !== null) ? distinct(changed) : null;
};

/** Each of the one followed by each of the other. */
export const joined = (left: Texts, right: Texts): Texts =>
  left === null || right === null ? null : distinct(left.flatMap((one) => right.map((other) => one + other)));

function distinct(texts: readonly string[]): Texts {
  const all = [...new Set(texts)];
  return all.length > most ? null : all;
}

/** Known where it is the same for each; `holds` says null where it does not know. */
export function truthFor(texts: Texts, holds: (text: string) => boolean | null): Truth {
  if (texts === null) return 'maybe';
  const truths = new Set(texts.map((text) => truthOf(holds(text))));
  const [first = 'maybe'] = truths;
  return truths.size === 1 ? first : 'maybe';
}

/** The same for each of two, whichever they are. */
export function truthForBoth(
  left: Texts,
  right: Texts,
  holds: (left: string, right: string) => boolean | null,
): Truth {
  if (left === null || right === null) return 'maybe';
  const truths = new Set(left.map((one) => truthFor(right, (other) => holds(one, other))));
  const [first = 'maybe'] = truths;
  return truths.size === 1 ? first : 'maybe';
}
