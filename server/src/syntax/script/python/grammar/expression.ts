import type { Cursor } from './cursor.js';
import type { Token } from './token.js';

/** What is known of an expression once it is read: enough to tell whether a value can be given to it. */
export interface Expression {
  readonly shape: 'name' | 'attribute' | 'subscript' | 'tuple' | 'list' | 'starred' | 'other';
  /** What a person calls it, as "a function call". */
  readonly called: string;
  readonly start: number;
  readonly end: number;
  /** Of a tuple or list. */
  readonly items: readonly Expression[];
}

type Use = 'assign' | 'delete' | 'augment';

/** Refuses what no value can be given to (The Python Language Reference, 7.2), or what cannot be deleted. */
export function checkTarget(cursor: Cursor, target: Expression, use: Use = 'assign'): void {
  switch (target.shape) {
    case 'name':
    case 'attribute':
    case 'subscript':
      return;
    case 'tuple':
    case 'list': {
      if (use === 'augment') break;
      const starred = target.items.filter(({ shape }) => shape === 'starred');
      if (starred.length > 1 || (use === 'delete' && starred.length > 0)) break;
      for (const item of target.items) {
        checkTarget(cursor, item.shape === 'starred' ? (item.items[0] ?? item) : item, use);
      }
      return;
    }
    default:
      break;
  }
  const done = use === 'delete' ? 'be deleted' : 'be given a value';
  const comparison = use === 'assign' && target.shape === 'other' ? '; to compare, write "=="' : '';
  cursor.refuse(`${target.called} cannot ${done}${comparison}`, target.start, target.end);
}

/** What to say of a token that cannot stand where it is; null where there is nothing special to say. */
export function unfit({ text, kind }: Token): string | null {
  if (kind !== 'operator') return null;
  if (text === '=') return '"=" gives a value, which cannot be done here; to compare, write "=="';
  return `"${text}" cannot stand here`;
}
