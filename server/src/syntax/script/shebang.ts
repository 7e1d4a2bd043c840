import type { Span } from '../../text/span.js';
import { type EnvCommand, readEnvArgument } from './envCommand.js';

/** The first line of a script, as the kernel's `execve` reads it. */
export interface Shebang {
  /** The line without its line end. */
  readonly span: Span;
  /** The path behind `#!`, a CR included where the line ends in CRLF: the kernel looks for exactly that. */
  readonly interpreter: string;
  readonly interpreterSpan: Span;
  /** All behind the interpreter is one argument to the kernel; empty where there is none. */
  readonly argument: string;
  readonly argumentSpan: Span;
  /** What the kernel does not read of a line that is too long for it: a part of the argument, or of the path. */
  readonly cut: 'nothing' | 'argument' | 'interpreter';
}

/** How many bytes of the first line Linux reads, `#!` included (`BINPRM_BUF_SIZE`); before 5.1 it was 127. */
export const longestLine = 255;

/** Null where the text does not start with `#!`: a space, a blank line or a byte order mark before it hides it. */
export function shebangOf(text: string): Shebang | null {
  if (!text.startsWith('#!')) return null;
  const lineFeed = text.indexOf('\n');
  const end = lineFeed < 0 ? text.length : lineFeed;
  const readEnd = endOfRead(text, end);
  const [, before = '', interpreter = '', between = '', argument = ''] =
    /^(#![ \t]*)([^ \t]*)([ \t]*)(.*?)[ \t]*$/s.exec(text.slice(0, readEnd)) ?? [];
  const start = before.length;
  const argumentStart = start + interpreter.length + between.length;
  return {
    span: { start: 0, end: text[end - 1] === '\r' ? end - 1 : end },
    interpreter,
    interpreterSpan: { start, end: start + interpreter.length },
    argument,
    argumentSpan: { start: argumentStart, end: argumentStart + argument.length },
    cut: readEnd === end ? 'nothing' : between === '' ? 'interpreter' : 'argument',
  };
}

/** Where the kernel stops to read the line; characters count as UTF-8 writes them. */
function endOfRead(text: string, lineEnd: number): number {
  let bytes = 0;
  for (let at = 0; at < lineEnd; at++) {
    const unit = text.charCodeAt(at);
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
    if (bytes > longestLine) return at;
  }
  return lineEnd;
}

/** Whether the interpreter is `env`, which looks for a program in its turn. */
export const isEnv = ({ interpreter }: Shebang): boolean => /(^|\/)env\r?$/.test(interpreter);

/** What `env` makes of the line; null where the interpreter is another program. */
export const envCommandOf = (shebang: Shebang): EnvCommand | null =>
  isEnv(shebang) ? readEnvArgument(shebang.argument, shebang.argumentSpan.start) : null;

/**
 * The name of the program that the shebang is meant to start in the end: the interpreter's own, or that of the
 * program that `env` looks for, even where it would not find it. `python3` for `#!/usr/bin/env python3 -u`.
 */
export function programOf(shebang: Shebang): string {
  const command = envCommandOf(shebang);
  const path =
    command === null
      ? shebang.interpreter
      : command.kind === 'starts'
        ? firstWord(command.program.text)
        : (shebang.argument.split(/[ \t]+/).find((word) => !/^-|=/.test(word)) ?? 'env');
  return path.slice(path.lastIndexOf('/') + 1).replace(/\r$/, '');
}

const firstWord = (text: string): string => text.split(/[ \t]/, 1)[0] ?? text;
