import { nameOf } from '../text/path.js';
import type { Fields, LogCause } from './cause.js';
import {
  type CountedEvent,
  type LogEvent,
  type LogGroup,
  LogGroups,
  scriptOf,
  type UnknownGroup,
} from './logGroups.js';
import { isTrouble, type LogRecord } from './logRecord.js';
import { messagesIn } from './messages.js';
import { programOutput } from './programOutput.js';
import { goesOn, isTail, isUnended, traceLine, withFrame } from './programTrace.js';
import { readRecord } from './readRecord.js';
import { type Recognized, recognize, uncaught } from './recognize.js';
import { type Piece, RequestStreams, type Stream } from './requestStreams.js';

/** A log, read to its end. */
export interface LogSummary {
  /** Lines, empty ones aside. */
  readonly lines: number;
  readonly groups: readonly LogGroup[];
  /** Messages of a level that asks for a look which no table knows. */
  readonly unknown: readonly UnknownGroup[];
}

/** An error of a script, and how often each symptom of it was told. */
interface Owed {
  readonly counted: CountedEvent;
  readonly line: number;
  readonly times: number;
  readonly told: Map<LogCause, number>;
}

/** Within so many lines an error may explain that its script ended without a header. */
const reach = 500;
/** Within so many lines messages that name no script are of one trouble. */
const near = 20;
const mostPieces = 6;
const mostRemembered = 4000;

/** Reads a log line by line, in bounded memory: what belongs together is one event, what is the same one group. */
export class LogReader {
  private readonly groups = new LogGroups();
  private readonly streams = new RequestStreams((stream) => this.settle(stream));
  private readonly remembered = new Map<string, Recognized | null>();
  /** Errors of scripts that have not been told yet to have ended without a header, by the name of the script. */
  private readonly owed = new Map<string, Owed>();
  /** The last error of a program whose process is named. */
  private lastOutput: { readonly counted: CountedEvent; readonly line: number } | null = null;
  /** Whether lines have had prefixes: then one without comes from a program that the server has started. */
  private hasPrefixes = false;
  private lines = 0;
  private line = 0;

  read(text: string): void {
    this.line++;
    if (text.trim() === '') return;
    this.lines++;
    const record = this.placed(readRecord(text));
    for (const part of messagesIn(record.text)) this.take({ ...record, text: part });
  }

  finish(): LogSummary {
    this.streams.finish();
    return { lines: this.lines, groups: this.groups.sorted(), unknown: this.groups.sortedUnknown() };
  }

  private placed(record: LogRecord): LogRecord {
    if (record.level !== null) this.hasPrefixes = true;
    const isBare = record.level === null && record.stream === '';
    return isBare && this.hasPrefixes ? { ...record, isProgramOutput: true } : record;
  }

  private take(record: LogRecord): void {
    const stream = this.streams.of(record);
    if (this.isEnding(stream, record)) return;
    const kind = traceLine(record.text, stream.trace !== null);
    switch (kind.kind) {
      case 'start':
        this.settlePieces(stream);
        stream.trace = { frames: [] };
        return;
      case 'frame':
        this.settlePieces(stream);
        stream.trace = withFrame(stream.trace, kind.frame);
        return;
      case 'chain':
        // The error before was caught, or led to the one that follows.
        if (stream.held !== null && stream.held.event.frames.length > 0) this.streams.release(stream);
        return;
      case 'inside':
        // A traceback may lack its end: what the server itself says then is no part of it.
        if (/^\s|^$/.test(record.text) || this.recognized(record) === null) return;
        stream.trace = null;
        this.takeMessage(stream, record);
        return;
      case 'error':
        if (record.isProgramOutput && isUnended(record.text)) {
          stream.trace = { frames: stream.trace?.frames ?? [], ending: { text: record.text, record } };
        } else this.endTrace(stream, record);
        return;
      case 'other':
        if (!isTail(record.text)) this.takeMessage(stream, record);
    }
  }

  /** Whether the line goes on with the last one of a traceback; one that does not shows that it was whole. */
  private isEnding(stream: Stream, record: LogRecord): boolean {
    const { frames = [], ending } = stream.trace ?? {};
    if (ending === undefined) return false;
    const text = ending.text + record.text;
    if (!goesOn(ending.text, record.text)) {
      this.endTrace(stream, { ...ending.record, text: ending.text });
      return false;
    }
    if (isUnended(text)) stream.trace = { frames, ending: { text, record: ending.record } };
    else this.endTrace(stream, { ...ending.record, text });
    return true;
  }

  private endTrace(stream: Stream, record: LogRecord): void {
    const frames = stream.trace?.frames ?? [];
    stream.trace = null;
    const found = this.recognized(record) ?? uncaught(record.text);
    const { cause, fields } = found;
    const announced = this.announcedScript(stream, found);
    const script = record.script ?? announced ?? frames[0]?.path ?? null;
    this.hold(stream, { cause, fields, record, script, frames });
  }

  private takeMessage(stream: Stream, record: LogRecord): void {
    const found = this.recognized(record);
    if (found === null) {
      this.takeUnknown(stream, record);
      return;
    }
    const { cause, fields } = found;
    if (cause.kind !== 'symptom') {
      this.settlePieces(stream);
      const script = record.script ?? this.announcedScript(stream, found);
      this.hold(stream, { cause, fields, record, script, frames: [] });
      return;
    }
    if (this.isConsequence(stream, cause, fields)) return;
    const held = stream.held?.event;
    const isSame = held?.cause === cause && held.fields['path'] === fields['path'];
    const isOtherWords = isSame && held.record.text !== record.text;
    if (!isOtherWords) this.hold(stream, { cause, fields, record, script: record.script, frames: [] });
  }

  /** A program's own words, in whole or in pieces; or a message of the server that no table knows. */
  private takeUnknown(stream: Stream, record: LogRecord): void {
    // Source text, or the rest of a message that goes over several lines.
    if (record.isProgramOutput && /^\s+\S/.test(record.text) && stream.held !== null) return;
    if (!record.isProgramOutput) {
      this.settle(stream);
      if (isTrouble(record)) this.groups.addUnknown(record, this.line);
      return;
    }
    const pieces = [...stream.pieces, { record, line: this.line }];
    for (let from = 0; from < stream.pieces.length; from++) {
      const text = pieces
        .slice(from)
        .map((piece) => piece.record.text)
        .join('');
      const found = recognize({ ...record, text });
      if (found === null) continue;
      stream.pieces = pieces.slice(0, from);
      this.settlePieces(stream);
      this.hold(stream, { ...found, record: { ...record, text }, script: record.script, frames: [] });
      return;
    }
    stream.pieces = pieces;
    if (stream.pieces.length > mostPieces) this.tellPiece(stream.pieces.shift());
  }

  /** What mod_wsgi, or suEXEC, says before the lines that tell why. */
  private announcedScript(stream: Stream, { cause, fields }: Recognized): string | null {
    const announcing = stream.held?.event.cause;
    const isNext = announcing === cause && (fields['path'] ?? '') !== '';
    if (announcing?.output !== 'behind' || isNext) return null;
    return this.streams.release(stream)?.event.fields['path'] ?? null;
  }

  /** Whether an error told before, of the same request or script, has this line in its train. */
  private isConsequence(stream: Stream, cause: LogCause, { path = '' }: Fields): boolean {
    if (cause.output === 'before' && this.isExplainedByOutput()) return true;
    if (path === '') return this.isNext(stream);
    const name = nameOf(path);
    for (const other of this.streams.waiting()) {
      const event = other.held?.event;
      if (event?.cause.kind === 'cause' && nameOf(scriptOf(event)) === name) this.settle(other);
    }
    if (this.isOwed(name, cause)) {
      // What the server said before of the same request, as that the program has gone, is of it, too.
      const before = stream.held?.event;
      if (before?.cause.kind === 'symptom' && scriptOf(before) === '') this.streams.release(stream);
      return true;
    }
    this.adopt(path, stream);
    return this.isOwed(name, cause);
  }

  /** A message without a script, just behind an error of the same request. */
  private isNext(stream: Stream): boolean {
    if (stream.held?.event.cause.kind === 'cause') this.settle(stream);
    const { last } = stream;
    if (last?.cause.kind !== 'cause' || this.line - last.line > near) return false;
    last.counted.consequences++;
    return true;
  }

  private isOwed(name: string, symptom: LogCause): boolean {
    const owed = this.owed.get(name);
    const told = owed?.told.get(symptom) ?? 0;
    if (owed === undefined || told >= owed.times || this.line - owed.line >= reach) return false;
    owed.told.set(symptom, told + 1);
    owed.counted.consequences++;
    return true;
  }

  private isExplainedByOutput(): boolean {
    for (const stream of this.streams.waiting()) {
      if (stream.held?.event.record.stream.startsWith('app ') === true) this.settle(stream);
    }
    if (this.lastOutput === null || this.line - this.lastOutput.line > near) return false;
    this.lastOutput.counted.consequences++;
    return true;
  }

  /**
   * What was told just before without a word of which script it is: by the server in the same request, or by a
   * program whose words nobody wraps.
   */
  private adopt(path: string, own: Stream): void {
    for (const stream of this.streams.waiting()) {
      const { held } = stream;
      const isNext = held?.line === this.line - 1 && held.event.record.stream === '';
      if (held === null || !(stream === own || isNext)) continue;
      if (scriptOf(held.event) !== '' || held.event.cause.kind === 'notice') continue;
      stream.held = { ...held, event: { ...held.event, script: path } };
      this.settle(stream);
    }
  }

  private hold(stream: Stream, event: LogEvent): void {
    this.settleHeld(stream);
    this.streams.hold(stream, event, this.line);
    if (!isOpen(event)) this.settleHeld(stream);
  }

  private settle(stream: Stream): void {
    const { ending } = stream.trace ?? {};
    if (ending !== undefined) this.endTrace(stream, { ...ending.record, text: ending.text });
    this.settlePieces(stream);
    this.settleHeld(stream);
  }

  private settleHeld(stream: Stream): void {
    const held = this.streams.release(stream);
    if (held === null) return;
    const { event, line } = held;
    const { cause, record } = event;
    const code = record.code ?? record.text.slice(0, 20);
    const { last } = stream;
    const isNumbered = record.code !== null;
    const isSame =
      last?.cause === cause && cause.kind !== 'notice' && (isNumbered || last.script === scriptOf(event));
    if (isSame && record.stream !== '' && !last.codes.has(code)) {
      // A second message about the same: connecting failed, and so there is no backend.
      last.codes.add(code);
      last.counted.consequences++;
      return;
    }
    const counted = this.groups.add(event, line);
    stream.last = { cause, script: scriptOf(event), counted, line, codes: new Set([code]) };
    if (record.stream.startsWith('app ') && cause.kind === 'cause') this.lastOutput = { counted, line };
    this.owe(event, counted, line);
  }

  /** A symptom that names its script itself is the end of the story, and no beginning. */
  private owe(event: LogEvent, counted: CountedEvent, line: number): void {
    const script = scriptOf(event);
    const { kind } = event.cause;
    const isBeginning = kind === 'cause' || (kind === 'symptom' && (event.fields['path'] ?? '') === '');
    if (!isBeginning || script === '') return;
    const name = nameOf(script);
    const known = this.owed.get(name);
    if (this.owed.size > mostRemembered) this.owed.clear();
    const again = known?.counted === counted ? known : null;
    this.owed.set(name, { counted, line, times: (again?.times ?? 0) + 1, told: again?.told ?? new Map() });
  }

  private settlePieces(stream: Stream): void {
    if (stream.pieces.length === 0) return;
    for (const piece of stream.pieces) this.tellPiece(piece);
    stream.pieces = [];
  }

  private tellPiece(piece: Piece | undefined): void {
    if (piece === undefined || piece.record.text.trim() === '') return;
    const { record, line } = piece;
    const fields = { said: record.text.slice(0, 200) };
    const { script } = record;
    this.groups.add({ cause: programOutput, fields, record, script, frames: [] }, line);
  }

  private recognized(record: LogRecord): Recognized | null {
    const key = record.systemError === null ? record.text : `${record.systemError} ${record.text}`;
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    const found = recognize(record);
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    this.remembered.set(key, found);
    return found;
  }
}

/** Whether the next lines may add to it: the rest of a traceback's chain, the reason, or the name of the script. */
const isOpen = (event: LogEvent): boolean =>
  event.frames.length > 0 ||
  event.cause.output === 'behind' ||
  (event.cause.kind !== 'notice' && scriptOf(event) === '');
