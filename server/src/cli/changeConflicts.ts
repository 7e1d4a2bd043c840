import type { Change } from '../site/change.js';
import { collide, type TextEdit } from '../text/edit.js';

/** Whether two lists of changes want the same text, the same mode or the same new file. */
export const inConflict = (some: readonly Change[], others: readonly Change[]): boolean =>
  some.some((one) => others.some((other) => conflict(one, other)));

function conflict(one: Change, other: Change): boolean {
  if (one.path !== other.path) return false;
  if (one.kind === 'edit' && other.kind === 'edit') return collide(one.edits, other.edits);
  return one.kind === other.kind || one.kind === 'create' || other.kind === 'create';
}

/** One change for all edits of a file, since each list of edits counts from the same text. */
export function mergedEdits(changes: readonly Change[]): readonly Change[] {
  const edits = new Map<string, TextEdit[]>();
  for (const change of changes) {
    if (change.kind === 'edit') edits.set(change.path, [...(edits.get(change.path) ?? []), ...change.edits]);
  }
  return [
    ...[...edits].map(([path, all]): Change => ({ kind: 'edit', path, edits: all })),
    ...changes.filter(({ kind }) => kind !== 'edit'),
  ];
}
