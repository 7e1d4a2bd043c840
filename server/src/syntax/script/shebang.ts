import type { Span } from '../../text/span.js';

/** The first line of a script, as the kernel's `execve` reads it. */
export interface Shebang {
  /** The line without its line end. */
  readonly span: Span;
  /** The path behind `#!`, a CR included where the line ends in CRLF: the kernel looks for exactly that. */
  readonly interpreter: string;
  readonly interpreterSpan: Span;
  /** All behind the interpreter is one argument to the kernel; empty where there is none. */
  readonly argument: string;
}

/** Null where the text does not start with `#!`: a space, a blank line or a byte order mark before it hides it. */
export function shebangOf(text: string): Shebang | null {
  if (!text.startsWith('#!')) return null;
  const lineFeed = text.indexOf('\n');
  const end = lineFeed < 0 ? text.length : lineFeed;
  const match = /^#![ \t]*([^ \t]*)[ \t]*(.*?)[ \t]*$/s.exec(text.slice(0, end));
  const interpreter = match?.[1] ?? '';
  const start = text.indexOf(interpreter, 2);
  return {
    span: { start: 0, end: text[end - 1] === '\r' ? end - 1 : end },
    interpreter,
    interpreterSpan: { start, end: start + interpreter.length },
    argument: match?.[2] ?? '',
  };
}

/**
 * The program that the shebang starts in the end: the interpreter's own name, or for `env` the first word of
 * its argument that is neither an option nor a variable. `python3` for `#!/usr/bin/env python3`.
 */
export function programOf(shebang: Shebang): string {
  const name = shebang.interpreter.slice(shebang.interpreter.lastIndexOf('/') + 1).replace(/\r$/, '');
  if (name !== 'env') return name;
  const words = shebang.argument.replace(/\r$/, '').split(/[ \t]+/);
  return words.find((word) => !word.startsWith('-') && !word.includes('=')) ?? name;
}
