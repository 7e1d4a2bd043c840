import type { Span } from '../../text/span.js';

/** A place in a text that moves on, for the readers that have no grammar. */
export class TextScanner {
  at = 0;

  constructor(readonly text: string) {}

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The character here; empty at the end. */
  get here(): string {
    return this.text[this.at] ?? '';
  }

  get atLineStart(): boolean {
    return this.at === 0 || this.text[this.at - 1] === '\n';
  }

  startsWith(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  /** @param pattern with the flag `y`. */
  looksAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  /** Moves behind what matches here. @param pattern with the flag `y`. @returns null where nothing matches */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match !== null) this.at += match[0].length;
    return match;
  }

  /** Moves behind the word. @returns false where it does not stand here */
  takeWord(word: string): boolean {
    if (!this.startsWith(word)) return false;
    this.at += word.length;
    return true;
  }

  spanFrom(start: number): Span {
    return { start, end: this.at };
  }
}
