import type { Span } from '../../../../text/span.js';
import type { HeaderBlock, OutputPiece, Overtaking, ResponsePath } from '../../entrypointScript.js';
import { type ResponseProgress, ResponseReader } from '../../responseReader.js';
import type { PythonVersion } from '../pythonScript.js';
import { type Buffering, Stream, type Write } from './stream.js';

/** Numbers of the streams that every Python has; those that a script opens follow. */
export const descriptor = 0;
export const lowerBuffer = 1;
export const standardText = 2;

/**
 * What reaches the server, and when. Under a server standard output is a pipe, so Python holds back what is printed
 * until a flush, the end of the program, or a buffer is full; other programs and `os.write` go past it. Seen on
 * Python 2.7 and 3.6 to 3.13.
 */
export class StandardOutput {
  /** The header as the script means it: everything in the order of the calls. */
  private readonly meant = new ResponseReader();
  private meantProgress: ResponseProgress = { kind: 'open' };
  /** The header as it is sent. */
  private readonly sent = new ResponseReader();
  private sentProgress: ResponseProgress = { kind: 'open' };
  private readonly streams: Stream[];
  private readonly written: Write[] = [];
  private readonly sentWrites: Write[] = [];
  private readonly discards = new Map<Write, Span>();
  /** Something that cannot be followed may have flushed, or written past the buffers. */
  private orderUnknown = false;

  /**
   * @param ordered whether nothing in the script can go past the buffers: then the calls' order is the whole truth
   * @param unbuffered as by `python3 -u`
   */
  constructor(
    version: PythonVersion,
    private readonly ordered: boolean,
    unbuffered: boolean,
  ) {
    const buffering = unbuffered ? 'none' : 'full';
    // Python 2 has the one buffer of C's standard output.
    this.streams = [
      new Stream(null, 'none', 0, 0),
      version === 2 ? new Stream(descriptor, 'none', 0, 0) : new Stream(descriptor, buffering, 8192, 8192),
      version === 2
        ? new Stream(lowerBuffer, buffering, 4096, 4096)
        : this.textStream(lowerBuffer, buffering),
    ];
  }

  /** Whether the header has ended, in the order of the calls: what follows can only overtake it. */
  get stands(): boolean {
    return this.meant.response !== null;
  }

  /** Whether the header has ended, and nothing that follows can change it. */
  get isSettled(): boolean {
    return this.stands && (this.ordered || this.orderUnknown || this.sent.response !== null);
  }

  /** What is known where the rest of the script cannot be followed; null where the header has not ended. */
  get withoutRest(): ResponsePath | null {
    return this.meant.response;
  }

  /** How far the response is read; open while what follows may still change it. */
  get progress(): ResponseProgress {
    if (this.meantProgress.kind === 'lost' || this.ordered || !this.stands) return this.meantProgress;
    const isOvertaken = this.sent.response !== null && this.overtaking() !== null;
    if (isOvertaken) return this.verdict();
    return this.isSettled ? this.meantProgress : { kind: 'open' };
  }

  /** @param at the call or print statement that writes all the pieces */
  write(stream: number, pieces: readonly OutputPiece[], at: Span, by: Write['by']): void {
    if (pieces.length === 0) return;
    const isBody = this.meant.response !== null && isWhole(this.meant.response);
    if (this.meantProgress.kind === 'open') this.meantProgress = this.meant.write(pieces, at);
    if (this.ordered) return;
    const overtaken = this.streams.filter((each, index) => index > stream && each.waits);
    if (overtaken.some(({ mayBeFull }) => mayBeFull)) this.orderUnknown = true;
    const write: Write = {
      pieces: isBody ? pieces.map(asProse) : pieces,
      at,
      by,
      order: this.written.length,
    };
    this.written.push(write);
    this.pass(stream, [write]);
  }

  /** What cannot be followed has run here: it may have written, and flushed. */
  mayHaveWritten(): void {
    if (!this.stands) this.meant.mayHaveWritten();
    if (this.sent.response === null) this.sent.mayHaveWritten();
    this.mayHaveFlushed();
  }

  /** From here on the order is not known, unless nothing waits. */
  mayHaveFlushed(): void {
    if (this.streams.some((stream) => stream.waits)) this.orderUnknown = true;
  }

  /** What was passed over prints up to so many bytes. */
  grow(bytes: number): void {
    this.streams[standardText]?.grow(bytes);
  }

  flush(stream: number): void {
    const from = this.streams[stream];
    if (from === undefined || from.lower === null) return;
    this.pass(from.lower, from.take());
    this.flush(from.lower);
  }

  /** A new stream on top of another. @returns its number */
  open(lower: number, buffering: Buffering): number {
    this.streams.push(this.textStream(lower, buffering));
    return this.streams.length - 1;
  }

  lowerOf(stream: number): number {
    return this.streams[stream]?.lower ?? stream;
  }

  setBuffering(stream: number, buffering: Buffering): void {
    const changed = this.streams[stream];
    if (changed !== undefined) changed.buffering = buffering;
  }

  /** The stream goes without its buffer's being sent. @param by the call that lets it go */
  discard(stream: number, by: Span): void {
    for (const each of this.streams[stream]?.take() ?? []) this.discards.set(each, by);
  }

  /** The process ends without a flush, as by `os._exit`. */
  discardAll(by: Span): void {
    this.streams.forEach((_, stream) => {
      this.discard(stream, by);
    });
  }

  /** The program ends here and its buffers are sent, that of `sys.stdout` first. */
  finish(current: number): ResponseProgress {
    this.flush(current);
    this.streams.forEach((_, stream) => {
      this.flush(stream);
    });
    return this.verdict();
  }

  private textStream(lower: number, buffering: Buffering): Stream {
    return new Stream(lower, buffering, 8192, 16_384);
  }

  /** Hands writes to a stream, and on to those below as its buffer lets them through. */
  private pass(stream: number, writes: readonly Write[]): void {
    const into = this.streams[stream];
    for (const each of into === undefined ? [] : writes) {
      if (into?.lower == null) {
        this.send(each);
        continue;
      }
      const passed = into.add(each);
      if (passed === null) this.flush(stream);
      else this.pass(into.lower, passed);
    }
  }

  private send(write: Write): void {
    if (this.sentProgress.kind !== 'open') return;
    this.sentWrites.push(write);
    this.sentProgress = this.sent.write(write.pieces, write.at);
  }

  private verdict(): ResponseProgress {
    const meant = this.meantProgress.kind === 'open' ? this.meant.finish() : this.meantProgress;
    if (this.ordered || this.orderUnknown) return meant;
    const overtaking = this.overtaking();
    if (overtaking === null) return meant;
    const sent = this.sentProgress.kind === 'open' ? this.sent.finish() : this.sentProgress;
    const inOrder = meant.kind === 'done' ? meant.block : null;
    if (sent.kind !== 'done') return inOrder !== null && isWhole(inOrder) ? meant : sent;
    if (isWhole(sent.block) && (inOrder === null || !lacksType(sent.block, inOrder))) return sent;
    return { kind: 'done', block: { ...sent.block, overtaken: { ...overtaking, inOrder } } };
  }

  /** The first write that came before its turn; null where all came in order. */
  private overtaking(): Omit<Overtaking, 'inOrder'> | null {
    const early = this.sentWrites.find((write, index) => write.order !== index) ?? null;
    const sentBefore = new Set(
      early === null ? this.sentWrites : this.sentWrites.slice(0, this.sentWrites.indexOf(early)),
    );
    const late = this.written.findLast(
      (write) =>
        !sentBefore.has(write) && (early === null ? this.discards.has(write) : write.order < early.order),
    );
    if (late === undefined) return null;
    const discardedBy = this.discards.get(late);
    if (discardedBy !== undefined) return { how: 'discarded', by: discardedBy, waiting: late.at };
    if (early === null) return null;
    return { how: early.by === 'print' ? 'buffer' : early.by, by: early.at, waiting: late.at };
  }
}

/** What is written behind the header is the page, whatever comes before it in the end. */
const asProse = (piece: OutputPiece): OutputPiece =>
  piece.kind === 'unknown' ? { ...piece, prose: true } : piece;

const isWhole = ({ fields, end }: HeaderBlock): boolean => fields.length > 0 && end.kind === 'separator';

const typeOrTarget = ({ fields }: HeaderBlock): boolean =>
  fields.some(({ name }) => /^(content-type|location)$/i.test(name));

const lacksType = (sent: HeaderBlock, meant: HeaderBlock): boolean =>
  typeOrTarget(meant) && !typeOrTarget(sent);
