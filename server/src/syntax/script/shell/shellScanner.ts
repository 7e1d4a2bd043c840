import { TextScanner } from '../textScanner.js';

/** The text is no shell program, or one with constructs that are not known here. */
export class UnreadableShell extends Error {
  override readonly name = 'UnreadableShell';

  constructor(
    readonly because: string,
    /** UTF-16 offset. */
    readonly at: number,
  ) {
    super(because);
  }
}

/** A here-document whose text stands behind the line that is being read. */
export interface PendingDocument {
  readonly delimiter: string;
  /** Whether expansions in it are made. */
  readonly expands: boolean;
  readonly tabsStripped: boolean;
  /** Gets the text and where it starts. */
  readonly receive: (start: number, end: number) => void;
}

/** Moves through the text of a shell script: blanks, comments, line ends with the here-documents behind them. */
export class ShellScanner extends TextScanner {
  private readonly documents: PendingDocument[] = [];

  constructor(
    text: string,
    /** How deep what is being read is nested. */
    public depth: number,
  ) {
    super(text);
  }

  fail(because: string): never {
    throw new UnreadableShell(because, this.at);
  }

  /** @throws {UnreadableShell} where more is nested than anybody writes */
  nested<T>(read: () => T): T {
    if (++this.depth > 150) this.fail('it is nested too deeply');
    const result = read();
    this.depth--;
    return result;
  }

  /** Blanks, joined lines and comments; not the line end. */
  skipBlanks(): void {
    this.take(/(?:[ \t]|\\\n)+/y);
    if (this.here === '#' && /[\s;&|()<>]|^$/.test(this.text[this.at - 1] ?? '')) this.take(/[^\n]*/y);
  }

  /** Line ends and all between them. */
  skipLines(): void {
    this.skipBlanks();
    while (this.here === '\n') {
      this.takeLineEnd();
      this.skipBlanks();
    }
  }

  /** @returns false where no line ends here */
  takeLineEnd(): boolean {
    if (!this.takeWord('\n')) return false;
    for (const document of this.documents.splice(0)) this.readDocument(document);
    return true;
  }

  expectDocument(document: PendingDocument): void {
    this.documents.push(document);
  }

  private readDocument({ delimiter, tabsStripped, receive }: PendingDocument): void {
    const start = this.at;
    while (!this.done) {
      const lineStart = this.at;
      const line = this.take(/[^\n]*/y)?.[0] ?? '';
      const isLast = (tabsStripped ? line.replace(/^\t+/, '') : line) === delimiter;
      this.takeWord('\n');
      if (isLast) {
        receive(start, lineStart);
        return;
      }
    }
    // A document without its end goes to the end of the file; the shell only warns.
    receive(start, this.at);
  }
}
