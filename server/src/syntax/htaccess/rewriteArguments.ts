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
 * The arguments of a RewriteRule or RewriteCond. Null where the server refuses the line, for the lack of a second
 * argument.
 */
export function rewriteArguments(directive: Directive): RewriteArguments | null {
  const { line, name } = directive;
  const { start, end } = trimmed(line.text, name.joined.end);
  const spans = scanRewriteArguments(line.text.slice(start, end));
  if (spans === null) return null;
  const argument = (span: Span): RewriteArgument => {
    const from = start + span.start;
    const to = start + span.end;
    return { span: line.sourceSpan(from, to), text: line.text.slice(from, to) };
  };
  return {
    first: argument(spans.first),
    second: argument(spans.second),
    flags: spans.flags === null ? null : argument(spans.flags),
  };
}

/** Where the arguments stand in their text, quotes left out. */
export interface RewriteArgumentSpans {
  readonly first: Span;
  /** Empty where quotes around the first end the text. */
  readonly second: Span;
  readonly flags: Span | null;
}

/**
 * Reads the text behind RewriteRule or RewriteCond, which has no white space at its ends, by mod_rewrite's own way
 * (`parseargline`): a backslash before white space keeps it in the word, and nothing else is an escape. Null where
 * the first argument does not end before the text does.
 */
export function scanRewriteArguments(text: string): RewriteArgumentSpans | null {
  const first = argumentAt(text, 0);
  if (first.end === text.length) return null;
  const second = argumentAt(text, first.end + 1);
  const flags = argumentAt(text, second.end + 1);
  return { first, second, flags: flags.quoted || flags.start < text.length ? flags : null };
}

/** The flags between the brackets, `R=301`, each without white space at its ends. */
export function flagsIn(flags: RewriteArgument | null): readonly string[] {
  const between = /^\[(.*)\]$/s.exec(flags?.text ?? '')?.[1] ?? '';
  return between
    .split(',')
    .map((flag) => flag.trim())
    .filter((flag) => flag !== '');
}

interface Found extends Span {
  readonly quoted: boolean;
}

/** Empty at the end of the text where no argument is left. */
function argumentAt(text: string, from: number): Found {
  let at = Math.min(from, text.length);
  while (isSpace(text[at])) at++;
  const quote = text[at] === '"' || text[at] === "'" ? text[at] : null;
  const start = quote === null ? at : at + 1;
  at = start;
  while (at < text.length && (quote === null ? !isSpace(text[at]) : text[at] !== quote)) {
    at += text[at] === '\\' && isSpace(text[at + 1]) ? 2 : 1;
  }
  return { start, end: Math.min(at, text.length), quoted: quote !== null };
}
