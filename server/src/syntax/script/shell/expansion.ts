import { type Expression, text, unknown } from '../flow/program.js';
import type { ShellCommand, Word, WordPart } from './shellCommand.js';

/** What a word stands for when it is expanded; `translate` makes statements of commands in it. */
export interface Expansion {
  /** Whether the script may give the name a value; of all others the server does. */
  readonly isAssigned: (name: string) => boolean;
  readonly captured: (command: ShellCommand) => Expression & { kind: 'captured' };
}

export function wordValue({ parts, span }: Word, expansion: Expansion): Expression {
  const [only] = parts;
  if (only === undefined) return text('', span);
  return parts.length === 1
    ? partValue(only, expansion, true)
    : { kind: 'joined', parts: parts.map((part) => partValue(part, expansion, false)), separator: null };
}

/**
 * What is not in quotes is split into fields: of its line ends blanks are left.
 *
 * @param alone whether the word has no other part: the blanks at its ends are then lost
 */
function partValue(part: WordPart, expansion: Expansion, alone: boolean): Expression {
  if (part.kind === 'literal') return text(part.text, part.span);
  const value = expandedValue(part, expansion);
  if (part.quoted) return value;
  const split = (known: string): string => known.replace(/[ \t\n]+/g, ' ');
  const by = alone ? (known: string): string => split(known).trim() : split;
  return { kind: 'changed', of: value, by, onOneLine: true };
}

function expandedValue(part: Exclude<WordPart, { kind: 'literal' }>, expansion: Expansion): Expression {
  const { span } = part;
  if (part.kind === 'unknown') return unknown(span);
  if (part.kind === 'substitution') return { ...expansion.captured(part.command), source: span };
  const { name } = part;
  if (/^[1-9]\d*$/.test(name)) return { kind: 'argument', which: Number(name) - 1, source: span };
  if (name === '@' || name === '*') {
    const all: Expression = { kind: 'argument', which: 'all', source: span };
    return { kind: 'joined', parts: [all], separator: text(' ', span) };
  }
  if (/\W|^\d/.test(name)) return unknown(span, false);
  // A variable of the request holds no line ends.
  return expansion.isAssigned(name) ? { kind: 'variable', name, source: span } : unknown(span, false);
}
