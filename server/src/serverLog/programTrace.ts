import type { LogRecord } from './logRecord.js';

/** A place that a program names on its way to an error. */
export interface Frame {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** A traceback under way: Python's, or what Node writes before an error. */
export interface OpenTrace {
  readonly frames: readonly Frame[];
  /** The beginning of its last line, where the program writes that in pieces: `KeyError`, then `: `, then the rest. */
  readonly ending?: { readonly text: string; readonly record: LogRecord };
}

/** Whether the last line may go on: the error has no message yet. */
export const isUnended = (text: string): boolean => /^[\w.]+:? ?$/.test(text);

/** Whether a text goes on with the last line of a traceback. */
export const goesOn = (ending: string, text: string): boolean => /^: ?/.test(text) || /: ?$/.test(ending);

/** What a line is within a traceback. */
export type TraceLine =
  | { readonly kind: 'start' }
  | { readonly kind: 'frame'; readonly frame: Frame }
  /** Source text, a marker below it, or a repetition that was left out. */
  | { readonly kind: 'inside' }
  /** `During handling of the above exception, another exception occurred:` */
  | { readonly kind: 'chain' }
  | { readonly kind: 'error' }
  | { readonly kind: 'other' };

/** More do not help to find the place. */
const mostFrames = 50;

export const withFrame = (trace: OpenTrace | null, frame: Frame): OpenTrace => ({
  frames: [...(trace?.frames ?? []), frame].slice(-mostFrames),
});

export function traceLine(text: string, isOpen: boolean): TraceLine {
  if (/^Traceback \(most recent call last\):$/.test(text)) return { kind: 'start' };
  const python = /^ {2,}(?:\| *)?File "([^"]+)", line (\d+)(?:, in .*)?$/.exec(text);
  if (python !== null) return frameOf(python);
  const node = /^((?:file:\/\/)?\/[^:]+\.[cm]?[jt]s):(\d+)$/.exec(text);
  if (node !== null) return frameOf(node);
  if (/^(?:During handling of|The above exception was)/.test(text)) return { kind: 'chain' };
  if (!isOpen) return { kind: 'other' };
  if (/^\s|^$/.test(text)) return { kind: 'inside' };
  return { kind: errorLine.test(text) ? 'error' : 'inside' };
}

/** `ValueError: no`, `package.Failed`, `socket.timeout: timed out`; a piece of source text is none. */
const errorLine = /^(?:(?:[A-Za-z_]\w*\.)*[A-Z]\w*|(?:[a-z_]\w*\.)+[a-z_]\w*)(?:: |:?$)/;

const frameOf = ([, path = '', line = '']: RegExpExecArray): TraceLine => ({
  kind: 'frame',
  frame: { path: path.replace(/^file:\/\//, ''), line: Number(line) },
});

/** Lines that add to an error which has been told already: the way that led to it. */
export const isTail = (text: string): boolean =>
  /^(?:PHP )?(?:Stack trace:|\s*(?:#\d+|\d+\.) |\s+thrown in )/.test(text) ||
  /^\s+(?:at |from |\.\.\. |Error (?:ID|details saved to): )/.test(text) ||
  /^Node\.js v\d/.test(text);
