import type { LogCause } from './cause.js';
import type { CountedEvent, LogEvent } from './logGroups.js';
import type { LogRecord } from './logRecord.js';
import type { OpenTrace } from './programTrace.js';

/** What the lines of one request, or of one process, have told so far. */
export interface Stream {
  trace: OpenTrace | null;
  /** An event that the next lines may yet show to be part of a larger one. */
  held: { readonly event: LogEvent; readonly line: number } | null;
  /** Output of a program that says nothing alone: the server logs each piece that was written as a line. */
  pieces: Piece[];
  last: LastTold | null;
}

/** A line of a program's output, and where in the log it stands (1-based). */
export interface Piece {
  readonly record: LogRecord;
  readonly line: number;
}

/** The last event that was counted, and the numbers of its messages. */
export interface LastTold {
  readonly cause: LogCause;
  readonly script: string;
  readonly counted: CountedEvent;
  readonly line: number;
  readonly codes: Set<string>;
}

/** Requests whose lines are followed at once; those that were silent the longest are let go. */
const mostStreams = 256;

/** The streams of a log, a bounded number of them. */
export class RequestStreams {
  private readonly streams = new Map<string, Stream>();
  private readonly holding = new Set<Stream>();

  /** @param letGo is told of each stream that is followed no longer. */
  constructor(private readonly letGo: (stream: Stream) => void) {}

  of({ stream, script }: LogRecord): Stream {
    const key = `${stream} ${script ?? ''}`;
    const known = this.streams.get(key);
    // Kept in the order of their last lines.
    if (known !== undefined) this.streams.delete(key);
    const found = known ?? { trace: null, held: null, pieces: [], last: null };
    this.streams.set(key, found);
    if (this.streams.size > mostStreams) {
      const [oldest] = this.streams;
      if (oldest !== undefined) {
        this.letGo(oldest[1]);
        this.streams.delete(oldest[0]);
      }
    }
    return found;
  }

  hold(stream: Stream, event: LogEvent, line: number): void {
    stream.held = { event, line };
    this.holding.add(stream);
  }

  release(stream: Stream): Stream['held'] {
    const { held } = stream;
    stream.held = null;
    this.holding.delete(stream);
    return held;
  }

  /** Those that hold an event. */
  waiting(): readonly Stream[] {
    return this.holding.size === 0 ? [] : [...this.holding];
  }

  finish(): void {
    for (const stream of this.streams.values()) this.letGo(stream);
    this.streams.clear();
  }
}
