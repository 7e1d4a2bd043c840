import type { Span } from '../../text/span.js';
import type { HeaderBlock, HeaderEnd, HeaderField, HeaderRefusal, OutputPiece } from './entrypointScript.js';

/** How far the header of one path through a script has been read. */
export type HeaderProgress =
  | { readonly kind: 'open' }
  | { readonly kind: 'done'; readonly block: HeaderBlock }
  /** A line begins with what only shows when the script runs. */
  | { readonly kind: 'lost'; readonly at: Span };

/** Characters that a field's name may have (RFC 9110, section 5.6.2): the server refuses others with AH02429. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const unforeseen: HeaderRefusal = { kind: 'unforeseen' };

/**
 * Reads what a script writes as Apache's `ap_scan_script_header_err_core_ex` does: lines up to the first empty
 * one, each with a colon; a CR before the LF does not count. A last line without an LF is not read.
 */
export class HeaderReader {
  private readonly fields: HeaderField[] = [];
  private line: PendingLine | null = null;
  /** The first line that is no field, while the server still reads on. */
  private offending: { readonly line: PendingLine; readonly name: string } | null = null;
  private lastWrite: Span | null = null;
  /** A line was read whole: the server then words an early end otherwise. */
  private lineRead = false;
  private unseen = false;
  private ended = 0;
  private repeated = false;
  private everUnseen = false;

  /** Whether nothing was written so far, as far as could be seen. */
  get untouched(): boolean {
    return this.lastWrite === null && !this.unseen;
  }

  /** Lines whose end has been read. */
  get linesRead(): number {
    return this.ended;
  }

  /** Something that could not be followed may have been written here: a missing empty line is then no fact. */
  mayHaveWritten(): void {
    this.unseen = true;
    this.everUnseen = true;
  }

  /**
   * @param write the call or print statement that writes all the pieces
   * @param repeated whether it stands in a loop that may have several rounds
   */
  write(pieces: readonly OutputPiece[], write: Span, repeated = false): HeaderProgress {
    this.repeated = repeated;
    for (const [index, piece] of pieces.entries()) {
      this.lastWrite = write;
      if (piece.kind === 'unknown') {
        const startsLine = this.line === null;
        const line = this.openLine(piece.source, write);
        line.appendUnknown(piece.lines && piece.prose !== true);
        if (startsLine && piece.prose === true) return this.refuse(line, null);
        continue;
      }
      let at = 0;
      for (let end = piece.text.indexOf('\n'); end >= 0; end = piece.text.indexOf('\n', at)) {
        this.openLine(piece.source, write).append(piece.text.slice(at, end));
        at = end + 1;
        const progress = this.endLine(write, () => restOf(pieces, index, piece.text.slice(at)));
        if (progress.kind !== 'open') return progress;
      }
      if (at < piece.text.length) this.openLine(piece.source, write).append(piece.text.slice(at));
    }
    return { kind: 'open' };
  }

  /** The script has ended. */
  finish(): HeaderProgress {
    const { line } = this;
    if (this.unseen) return this.lost();
    const isVague = line?.vague === true;
    const refusal: HeaderRefusal = isVague
      ? unforeseen
      : { kind: this.lineRead ? 'premature-end' : 'no-header-line' };
    if (this.offending !== null) return this.done(this.bodyAt(this.offending.line, refusal));
    if (isVague && line.mayBeField) return this.lost();
    if (line !== null && line.text !== '') {
      const name = line.name;
      if (name === null && !line.known && line.mayBeField) return this.lost();
      if (name === null || !token.test(name)) return this.done(this.bodyAt(line, refusal));
      this.fields.push(fieldOf(line, name, line.write, this.repeated));
    }
    return this.done({ kind: 'end-of-output', write: this.lastWrite, refusal });
  }

  private openLine(source: Span, write: Span): PendingLine {
    this.line ??= new PendingLine(source, write);
    return this.line;
  }

  private endLine(write: Span, rest: () => readonly OutputPiece[]): HeaderProgress {
    const { line } = this;
    this.ended++;
    this.line = null;
    if (line === null || (line.content === '' && line.known)) return this.emptyLine(write, rest);
    this.lineRead = true;
    const { name } = line;
    if (name === null) {
      if (line.known) return this.refuse(line, { kind: 'bad-header', line: line.content });
      return line.mayBeField ? { kind: 'lost', at: line.source } : this.refuse(line, unforeseen);
    }
    if (!token.test(name)) {
      this.offending ??= { line, name };
    } else if (this.offending === null) {
      this.fields.push(fieldOf(line, name, write, this.repeated));
      this.unseen = line.vague;
    }
    return { kind: 'open' };
  }

  private emptyLine(write: Span, rest: () => readonly OutputPiece[]): HeaderProgress {
    if (this.offending !== null) {
      const { line, name } = this.offending;
      return this.refuse(line, { kind: 'invalid-name', name });
    }
    // What could not be followed may have written the Content-Type that is not seen.
    if (this.everUnseen && !this.fields.some(({ name }) => /^content-type$/i.test(name))) return this.lost();
    return this.done({ kind: 'separator', write, rest: rest() });
  }

  private refuse(line: PendingLine, refusal: HeaderRefusal | null): HeaderProgress {
    const first = this.offending?.line ?? line;
    if (this.unseen) return { kind: 'lost', at: first.source };
    return this.done(this.bodyAt(first, refusal));
  }

  private lost(): HeaderProgress {
    return { kind: 'lost', at: this.line?.source ?? this.lastWrite ?? { start: 0, end: 0 } };
  }

  private bodyAt(line: PendingLine, refusal: HeaderRefusal | null): HeaderEnd {
    return {
      kind: 'body-without-separator',
      write: line.write,
      span: line.source,
      line: line.content,
      refusal: line.vague ? unforeseen : refusal,
    };
  }

  private done(end: HeaderEnd): HeaderProgress {
    return { kind: 'done', block: { fields: [...this.fields], end } };
  }
}

/** A line of which the end has not been written yet. */
class PendingLine {
  text = '';
  /** What stands before the first part that only shows when the script runs. */
  beforeUnknown = '';
  known = true;
  /** An unknown part may hold line ends. */
  vague = false;

  constructor(
    readonly source: Span,
    readonly write: Span,
  ) {}

  /** Without the CR that may stand before the LF. */
  get content(): string {
    return this.text.replace(/\r$/, '');
  }

  /** What stands before the first colon; null where no colon is known. */
  get name(): string | null {
    const colon = this.beforeUnknown.indexOf(':');
    return colon < 0 ? null : this.beforeUnknown.slice(0, colon);
  }

  /** Not with a blank or a bracket in front, whether an unknown part brings a colon or not. */
  get mayBeField(): boolean {
    const start = this.name ?? this.beforeUnknown;
    return start === '' || token.test(start);
  }

  append(text: string): void {
    this.text += text;
    if (this.known) this.beforeUnknown += text;
  }

  appendUnknown(lines: boolean): void {
    this.text += '…';
    this.known = false;
    if (lines) this.vague = true;
  }
}

function fieldOf(line: PendingLine, name: string, write: Span, repeated: boolean): HeaderField {
  const value = line.content.slice(name.length + 1).trim();
  return {
    name,
    value: line.known ? value : null,
    line: line.content,
    span: line.source,
    write,
    pieced: line.write.start !== write.start,
    repeated,
  };
}

/** What follows in the same write behind the line end in the piece at `index`. */
function restOf(pieces: readonly OutputPiece[], index: number, text: string): readonly OutputPiece[] {
  const piece = pieces[index];
  const others = pieces.slice(index + 1);
  return piece === undefined || text === '' ? others : [{ ...piece, kind: 'text', text }, ...others];
}
