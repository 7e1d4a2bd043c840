import { beginningsOf, keyLength } from './beginnings.js';
import type { Fields, LogCause } from './cause.js';
import type { LogRecord } from './logRecord.js';
import { programOutput } from './programOutput.js';
import { logCauses } from './registry.js';

/** A line with what it means. */
export interface Recognized {
  readonly cause: LogCause;
  /** As the line writes them; empty for a group that took no part. */
  readonly fields: Fields;
}

/** One way to say a cause. */
interface Saying {
  readonly cause: LogCause;
  readonly pattern: RegExp;
  /** Every group of the cause, for those that this pattern lacks. */
  readonly blank: Fields;
  /** What the message may begin with; null where that is open. */
  readonly beginnings: ReadonlySet<string> | null;
}

const sayings: readonly Saying[] = logCauses.flatMap((cause) => {
  const names = cause.patterns.flatMap(({ source }) =>
    [...source.matchAll(/\(\?<(\w+)>/g)].map(([, name = '']) => name),
  );
  const blank = Object.fromEntries(names.map((name) => [name, '']));
  return cause.patterns.map((pattern) => ({ cause, pattern, blank, beginnings: beginningsOf(pattern) }));
});

const byKey = new Map<string, readonly Saying[]>();
const withoutBeginning = sayings.filter((saying) => saying.beginnings === null);
const beginnings = new Set(sayings.flatMap((saying) => [...(saying.beginnings ?? [])]));

function candidates(text: string): readonly Saying[] {
  const key = text.slice(0, keyLength);
  if (!beginnings.has(key)) return withoutBeginning;
  const known = byKey.get(key);
  if (known !== undefined) return known;
  const found = sayings.filter((saying) => saying.beginnings === null || saying.beginnings.has(key));
  byKey.set(key, found);
  return found;
}

/** What a message means; null for one that no table has. */
export function recognize(record: LogRecord): Recognized | null {
  for (const { cause, pattern, blank } of candidates(record.text)) {
    if (cause.systemError !== undefined && !cause.systemError.test(record.systemError ?? '')) continue;
    const found = pattern.exec(record.text);
    if (found === null) continue;
    const named = Object.entries(found.groups ?? {}).filter(([, value]) => value !== undefined);
    return { cause, fields: { ...blank, ...Object.fromEntries(named) } };
  }
  return null;
}

const uncaughtCause = logCauses.find(({ name }) => name === 'python-uncaught');

/** The last line of a traceback, of an exception whose class the program has made itself. */
export function uncaught(text: string): Recognized {
  const colon = text.indexOf(': ');
  const error = colon < 0 ? text.replace(/:$/, '') : text.slice(0, colon);
  const fields = { error, detail: colon < 0 ? '' : text.slice(colon + 2) };
  return { cause: uncaughtCause ?? programOutput, fields };
}
