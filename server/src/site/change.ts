import type { TextEdit } from '../text/edit.js';

/** One thing that a fix or a conversion does to the files of a site. */
export type Change =
  | { readonly kind: 'edit'; readonly path: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'create'; readonly path: string; readonly text: string }
  /** Permission bits, as 0o755. */
  | { readonly kind: 'mode'; readonly path: string; readonly mode: number };

/** What a person is offered against a finding. */
export interface Fix {
  /** An imperative sentence without a full stop: "Serve *.py with mod_wsgi". */
  readonly title: string;
  readonly safety: Safety;
  /** Why it is not safe, or why it cannot be applied here; null where it is safe. */
  readonly because: string | null;
  /** Empty exactly where the fix is for display only. */
  readonly changes: readonly Change[];
  /** The conversion target that made it; null for a rule's own fix. */
  readonly target: string | null;
  /** What is left to the person, in order: each a sentence, a file that it belongs in, or a command. */
  readonly steps: readonly Step[];
}

/**
 * safe: cannot change what a correct site answers. unsafe: may, and `because` says how. display-only: shown
 * but not applied, since it belongs in a file that we do not have.
 */
export type Safety = 'safe' | 'unsafe' | 'display-only';

export interface Step {
  readonly text: string;
  /** Lines to put somewhere or to run, exactly; null where the text says it all. */
  readonly snippet: { readonly place: string; readonly text: string } | null;
}
