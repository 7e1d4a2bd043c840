import type { Span } from '../../text/span.js';
import type { Directive } from './nodes.js';
import { isSpace, trimmed } from './words.js';

/** An argument as mod_rewrite takes it. */
export interface RewriteArgument {
  /** In the file, without quotes. */
  readonly span: Span;
  /** As written: mod_rewrite leaves every backslash to the pattern or the substitution. */
  readonly text: string;
}

export interface RewriteArguments {
  /** The pattern of a rule, the test string of a condition. */
  readonly first: RewriteArgument;
  /** The substitution of a rule, the pattern of a condition. */
  readonly second: RewriteArgument;
  /** With their brackets. Words behind them are not looked at. */
  readonly flags: RewriteArgument | null;
}

/**
 * The arguments of a RewriteRule or RewriteCond, which mod_rewrite reads by a way of its own (`parseargline`):
 * a backslash before white space keeps it in the word, and nothing else is an escape. Null where the server
 * refuses the line, for the lack of a second argument.
 */
export function rewriteArguments(directive: Directive): RewriteArguments | null {
  const { line, name } = directive;
  const { end } = trimmed(line.text, name.joined.end);
  const read = (from: number): { readonly argument: RewriteArgument; readonly next: number } | null => {
    const word = argumentAt(line.text, from, end);
    if (word === null) return null;
    const { start, stop, next } = word;
    return {
      argument: { span: line.sourceSpan(start, stop), text: line.text.slice(start, stop) },
      next,
    };
  };

  const first = read(name.joined.end);
  const second = first === null ? null : read(first.next);
  if (first === null || second === null) return null;
  return {
    first: first.argument,
    second: second.argument,
    flags: read(second.next)?.argument ?? null,
  };
}

/** The flags between the brackets, `R=301`, each without white space at its ends. */
export function flagsIn(flags: RewriteArgument | null): readonly string[] {
  const between = /^\[(.*)\]$/s.exec(flags?.text ?? '')?.[1] ?? '';
  return between
    .split(',')
    .map((flag) => flag.trim())
    .filter((flag) => flag !== '');
}

interface Found {
  readonly start: number;
  readonly stop: number;
  /** Behind a closing quote. */
  readonly next: number;
}

function argumentAt(text: string, from: number, end: number): Found | null {
  let at = from;
  while (at < end && isSpace(text[at])) at++;
  if (at >= end) return null;
  const quote = text[at] === '"' || text[at] === "'" ? text[at] : null;
  const start = quote === null ? at : at + 1;
  at = start;
  while (at < end && (quote === null ? !isSpace(text[at]) : text[at] !== quote)) {
    at += text[at] === '\\' && isSpace(text[at + 1]) ? 2 : 1;
  }
  const stop = Math.min(at, end);
  return { start, stop, next: stop + 1 };
}
