import type { Span } from '../../../text/span.js';
import type { StringPart } from './scriptTree.js';

/** A piece of a program's text, as its parser wants it. */
export interface Token {
  readonly kind: 'name' | 'variable' | 'number' | 'string' | 'pattern' | 'sign' | 'inline-text' | 'end';
  /** As written; of a variable its name. */
  readonly text: string;
  readonly span: Span;
  /** Of a string what it holds, of inline text the text. */
  readonly parts: readonly StringPart[];
  /** Whether a line ended before it. */
  readonly afterLineEnd: boolean;
}
