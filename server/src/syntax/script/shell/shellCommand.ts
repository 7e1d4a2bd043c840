import type { Span } from '../../../text/span.js';

/** A command of the shell (POSIX.1-2017, Shell Command Language, 2.9), as far as what it writes hangs on it. */
export type ShellCommand =
  | SimpleCommand
  /** The output of each command is the input of the next. */
  | { readonly kind: 'pipeline'; readonly commands: readonly ShellCommand[] }
  | { readonly kind: 'negation'; readonly command: ShellCommand }
  /** `left && right`, `left || right`. */
  | {
      readonly kind: 'condition';
      readonly when: 'holds' | 'fails';
      readonly left: ShellCommand;
      readonly right: ShellCommand;
    }
  | { readonly kind: 'sequence'; readonly commands: readonly ShellCommand[] }
  | { readonly kind: 'if'; readonly arms: readonly ShellArm[]; readonly otherwise: ShellCommand | null }
  /** `while` and `until`. */
  | {
      readonly kind: 'loop';
      readonly condition: ShellCommand;
      readonly until: boolean;
      readonly body: ShellCommand;
    }
  /** `words` is null where the arguments of the script or function are gone through. */
  | {
      readonly kind: 'for';
      readonly name: string;
      readonly words: readonly Word[] | null;
      readonly body: ShellCommand;
    }
  | { readonly kind: 'case'; readonly span: Span; readonly arms: readonly CaseArm[] }
  | { readonly kind: 'subshell'; readonly body: ShellCommand }
  | { readonly kind: 'function'; readonly name: string; readonly body: ShellCommand }
  /** `[[ ... ]]`, `(( ... ))`: writes nothing. */
  | { readonly kind: 'test'; readonly span: Span }
  /** A compound command with redirections of its own. */
  | {
      readonly kind: 'redirected';
      readonly command: ShellCommand;
      readonly redirections: readonly Redirection[];
    }
  | { readonly kind: 'background'; readonly command: ShellCommand };

export interface SimpleCommand {
  readonly kind: 'simple';
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
  /** From the first word to the last, redirections aside. */
  readonly span: Span;
}

export interface ShellArm {
  readonly condition: ShellCommand;
  readonly body: ShellCommand;
}

export interface CaseArm {
  /** Whether one of its patterns is a lone `*`. */
  readonly always: boolean;
  readonly body: ShellCommand;
}

export interface Assignment {
  readonly name: string;
  readonly append: boolean;
  readonly value: Word;
}

export interface Redirection {
  /** Null where the operator's own counts: 0 for `<`, 1 for `>`. */
  readonly descriptor: number | null;
  readonly operator: string;
  readonly target: Word;
  /** For `<<` and `<<-`: what stands between the delimiters. */
  readonly document: Word | null;
}

export interface Word {
  readonly parts: readonly WordPart[];
  readonly span: Span;
}

/** `quoted`: fields are not split in it. */
export type WordPart =
  | { readonly kind: 'literal'; readonly text: string; readonly quoted: boolean; readonly span: Span }
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean; readonly span: Span }
  | {
      readonly kind: 'substitution';
      readonly command: ShellCommand;
      readonly quoted: boolean;
      readonly span: Span;
    }
  /** Arithmetic, and expansions that change a value. */
  | { readonly kind: 'unknown'; readonly quoted: boolean; readonly span: Span };

/** The text of a word without expansions; null for any other. */
export function literalOf({ parts }: Word): string | null {
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'literal') return null;
    text += part.text;
  }
  return text;
}

/** The same, of a word that nothing in quotes: only such a one is a reserved word. */
export const bareText = (word: Word): string | null =>
  word.parts.some((part) => part.kind === 'literal' && part.quoted) ? null : literalOf(word);
