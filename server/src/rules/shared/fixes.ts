import type { Change, Fix, Step } from '../../site/change.js';
import type { TextEdit } from '../../text/edit.js';

export const editFile = (path: string, ...edits: readonly TextEdit[]): Change => ({
  kind: 'edit',
  path,
  edits,
});

/** A fix that cannot change what a correct site answers. */
export const safeFix = (title: string, ...changes: readonly Change[]): Fix => ({
  title,
  safety: 'safe',
  because: null,
  changes,
  target: null,
  steps: [],
});

/** A fix that may change what a site answers; `because` says how, one sentence. */
export const unsafeFix = (title: string, because: string, ...changes: readonly Change[]): Fix => ({
  ...safeFix(title, ...changes),
  safety: 'unsafe',
  because,
});

/** A fix that belongs in a file that we do not have; `because` says so, one sentence. */
export const displayOnlyFix = (title: string, because: string, ...steps: readonly Step[]): Fix => ({
  ...safeFix(title),
  safety: 'display-only',
  because,
  steps,
});
