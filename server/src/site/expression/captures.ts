import type { MatchResult } from '../../syntax/pattern/regularExpression.js';
import { noText, type Texts } from '../texts.js';

/** What back references stand for: the groups of the last match; nothing; or what is not known. */
export type Captures =
  | { readonly kind: 'groups'; readonly groups: readonly (string | null)[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

export const noCaptures: Captures = { kind: 'none' };
export const unknownCaptures: Captures = { kind: 'unknown' };

/** The server keeps ten groups, the whole match counted. */
const lastGroup = 9;

export function groupText(captures: Captures, group: number): Texts {
  if (captures.kind === 'unknown') return null;
  return captures.kind === 'none' || group > lastGroup ? noText : [captures.groups[group] ?? ''];
}

/** Behind a search: nothing where there was no match. */
export function capturesOf(result: MatchResult): Captures {
  if (result.kind === 'match') return { kind: 'groups', groups: result.groups };
  return result.kind === 'none' ? noCaptures : unknownCaptures;
}
