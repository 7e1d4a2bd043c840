import type { Span } from '../../text/span.js';

/**
 * What GNU `env` makes of one argument that the kernel hands it before the script's path (manual of coreutils,
 * "env invocation"; each kind seen on 9.1). A CR at the line's end is a part of the argument like any other.
 */
export type EnvCommand =
  /** It looks for `program` in PATH, and hands it `words` before the script's path. */
  | {
      readonly kind: 'starts';
      readonly program: EnvWord;
      readonly words: readonly EnvWord[];
      /** Each `NAME=VALUE` that it adds to the environment first. */
      readonly sets: readonly string[];
      /** Whether it has split the argument, as `-S` asks for. */
      readonly isSplit: boolean;
    }
  /** No program is named: it takes the script for one, the kernel starts `env` for it, and so on without end. */
  | { readonly kind: 'starts-script' }
  /** It ends with this message. */
  | { readonly kind: 'refuses'; readonly message: string }
  /** It prints something about itself, or its environment decides. */
  | { readonly kind: 'unknown' };

export interface EnvWord {
  /** Without quotes and escapes. */
  readonly text: string;
  /** As written, quotes included. */
  readonly span: Span;
}

/** @param start where the argument starts in the file. */
export function readEnvArgument(argument: string, start: number): EnvCommand {
  if (argument === '') return { kind: 'starts-script' };
  const whole: EnvWord = { text: argument, span: { start, end: start + argument.length } };
  return readWords([whole], false);
}

/** Options, then variables, then the program; `-S` puts words in the place of its own. */
function readWords(words: readonly EnvWord[], isSplit: boolean): EnvCommand {
  for (const [index, word] of words.entries()) {
    const rest = words.slice(index + 1);
    if (word.text === '--') return startOf(rest, isSplit);
    if (!word.text.startsWith('-')) return startOf([word, ...rest], isSplit);
    if (word.text === '-') continue;
    const option = word.text.startsWith('--') ? longOption(word) : shortOptions(word);
    if (option.kind === 'value-missing') {
      // The script's path is taken for the value.
      return rest.length === 0 ? { kind: 'unknown' } : readWords(rest.slice(1), isSplit);
    }
    if (option.kind === 'split') {
      const split = splitWords(option.value);
      return 'kind' in split ? split : readWords([...split, ...rest], true);
    }
    if (option.kind !== 'taken') return option;
  }
  return { kind: 'starts-script' };
}

function startOf(words: readonly EnvWord[], isSplit: boolean): EnvCommand {
  const at = words.findIndex(({ text }) => !text.includes('='));
  const program = words[at];
  if (program === undefined) return { kind: 'starts-script' };
  const sets = words.slice(0, at).map(({ text }) => text);
  return { kind: 'starts', program, words: words.slice(at + 1), sets, isSplit };
}

type Option =
  | { readonly kind: 'taken' }
  | { readonly kind: 'value-missing' }
  | { readonly kind: 'split'; readonly value: EnvWord }
  | NoCommand;

type NoCommand = Exclude<EnvCommand, { readonly kind: 'starts' }>;

function shortOptions({ text, span }: EnvWord): Option {
  for (let at = 1; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === 'i' || letter === 'v') continue;
    const value: EnvWord = {
      text: text.slice(at + 1),
      span: { start: span.start + at + 1, end: span.end },
    };
    if (letter === 'S') return value.text === '' ? { kind: 'value-missing' } : { kind: 'split', value };
    if (letter === 'u' || letter === 'C') {
      return value.text === '' ? { kind: 'value-missing' } : { kind: 'taken' };
    }
    if (letter === '0') return { kind: 'unknown' };
    return { kind: 'refuses', message: `env: invalid option -- '${letter}'` };
  }
  return { kind: 'taken' };
}

const flags = /^--(ignore-environment|debug|list-signal-handling|(default|ignore|block)-signal(=.*)?)$/s;
const aboutItself = /^--(help|version|null)$/;

function longOption({ text, span }: EnvWord): Option {
  const [, value] = /^--split-string=(.+)$/s.exec(text) ?? [];
  if (value !== undefined) {
    return { kind: 'split', value: { text: value, span: { start: span.end - value.length, end: span.end } } };
  }
  if (flags.test(text) || /^--(unset|chdir)=/.test(text)) return { kind: 'taken' };
  if (/^--(unset|chdir|split-string)$/.test(text)) return { kind: 'value-missing' };
  // The start of a name will do where it is unique.
  if (aboutItself.test(text) || /^--[a-z-]*$/.test(text)) return { kind: 'unknown' };
  return { kind: 'refuses', message: `env: unrecognized option '${text}'` };
}

const escapes: Readonly<Record<string, string>> = {
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '#': '#',
  $: '$',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** The words of `-S`: blanks divide them, the CR of a line end included; quotes and backslashes keep them together. */
function splitWords({ text, span }: EnvWord): readonly EnvWord[] | NoCommand {
  const words: EnvWord[] = [];
  let word: { text: string; readonly at: number } | null = null;
  let quote = '';
  const end = (at: number): void => {
    if (word !== null) words.push({ text: word.text, span: { start: word.at, end: span.start + at } });
    word = null;
  };
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (quote === '' && /[ \t\n\v\f\r]/.test(unit)) {
      end(at);
      continue;
    }
    if (quote === '' && word === null && unit === '#') break;
    if (unit === '\\' && quote !== "'" && text[at + 1] === '_' && quote === '') {
      end(at++);
      continue;
    }
    if (unit === '\\' && quote !== "'" && text[at + 1] === 'c') {
      end(at);
      return words;
    }
    word ??= { text: '', at: span.start + at };
    if (unit === quote) quote = '';
    else if (quote === '' && (unit === '"' || unit === "'")) quote = unit;
    else if (unit === '$' && quote !== "'") return { kind: 'unknown' };
    else if (unit !== '\\') word.text += unit;
    else {
      const next = text.charAt(++at);
      if (quote === "'" && next !== '\\' && next !== "'") word.text += unit + next;
      else if (next === '_') word.text += ' ';
      else if (escapes[next] === undefined) return { kind: 'unknown' };
      else word.text += escapes[next];
    }
  }
  if (quote !== '') return { kind: 'refuses', message: 'env: no terminating quote in -S string' };
  end(text.length);
  return words;
}
