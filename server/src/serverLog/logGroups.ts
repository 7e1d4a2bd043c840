import type { Fields, LogCause } from './cause.js';
import type { LogRecord } from './logRecord.js';
import type { Frame } from './programTrace.js';

/** One trouble, as one or more lines of a log tell of it. */
export interface LogEvent {
  readonly cause: LogCause;
  readonly fields: Fields;
  readonly record: LogRecord;
  /** The program that is at fault, as the server names it: a path or a bare name; null where no line says. */
  readonly script: string | null;
  /** Of a traceback, the outermost call first. */
  readonly frames: readonly Frame[];
}

/** All events of a log that are the same. */
export interface LogGroup extends LogEvent {
  readonly count: number;
  /** How many more lines there are that only say that the visitor got an error because of it. */
  readonly consequences: number;
  /** 1-based, in the log that was read. */
  readonly firstLine: number;
  /** Stands for all that had no place among the groups of their own: its place is not known. */
  readonly isRest: boolean;
}

/** A message that no table knows, with what differs from line to line taken out. */
export interface UnknownGroup {
  readonly record: LogRecord;
  readonly count: number;
  readonly firstLine: number;
}

/** How often an event was seen; the reader counts on. */
export interface CountedEvent {
  count: number;
  consequences: number;
}

/** The program of an event as the server names it; empty where it does not. */
export const scriptOf = ({ script, fields }: LogEvent): string => script ?? fields['path'] ?? '';

/** Groups of one cause, and different unknown messages, that are told apart. */
const mostOfCause = 50;
const mostUnknown = 200;

/** Counts events. Its memory is bounded by the number of causes. */
export class LogGroups {
  private readonly groups = new Map<string, LogGroup & CountedEvent>();
  private readonly ofCause = new Map<LogCause, number>();
  private readonly unknown = new Map<string, UnknownGroup & { count: number }>();

  add(event: LogEvent, line: number): CountedEvent {
    const { cause } = event;
    const place = placeOf(event);
    const known = this.groups.get(place);
    if (known !== undefined) {
      known.count++;
      return known;
    }
    const others = this.ofCause.get(cause) ?? 0;
    this.ofCause.set(cause, others + 1);
    const isRest = others >= mostOfCause;
    const key = isRest ? cause.name : place;
    const rest = this.groups.get(key);
    if (rest !== undefined) {
      rest.count++;
      return rest;
    }
    const group = { ...event, count: 1, consequences: 0, firstLine: line, isRest };
    this.groups.set(key, group);
    return group;
  }

  addUnknown(record: LogRecord, line: number): void {
    const key = `${record.code} ${record.text.slice(0, 200).replace(/0x[0-9a-f]+|\d+|(?<=[/'"])[^\s'":,]+/g, 'N')}`;
    const known = this.unknown.get(key);
    if (known !== undefined) known.count++;
    else if (this.unknown.size < mostUnknown) this.unknown.set(key, { record, count: 1, firstLine: line });
    else this.unknown.set('', { record, firstLine: line, count: (this.unknown.get('')?.count ?? 0) + 1 });
  }

  /** What somebody has to do something about before what needs nothing, the most frequent first. */
  sorted(): readonly LogGroup[] {
    const rank = ({ cause }: LogGroup): number => Number(cause.kind === 'notice');
    return [...this.groups.values()].sort(
      (a, b) => rank(a) - rank(b) || b.count - a.count || a.firstLine - b.firstLine,
    );
  }

  sortedUnknown(): readonly UnknownGroup[] {
    return [...this.unknown.values()].sort((a, b) => b.count - a.count || a.firstLine - b.firstLine);
  }
}

/** Where a script is named on its way to an error and by a message alone, both are the same. */
function placeOf({ cause, fields, script, frames }: LogEvent): string {
  const { path = '', ...others } = fields;
  const last = frames.at(-1);
  return [cause.name, script ?? path, last?.path, last?.line, ...Object.values(others)].join('\0');
}
