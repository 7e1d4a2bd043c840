import { LogicalLine } from '../../syntax/htaccess/logicalLines.js';

/** What a `<Macro>` section has put down. */
export interface Macro {
  /** Lower case: names of macros are compared so. */
  readonly name: string;
  readonly parameters: readonly string[];
  readonly path: string;
  readonly body: readonly LogicalLine[];
}

/**
 * The lines of a macro's body with the arguments in the place of its parameters. Each keeps the numbers that it
 * has in the file; columns are those of the new text.
 */
export const usedLines = ({ parameters, body }: Macro, values: readonly string[]): readonly LogicalLine[] => {
  const written = parameters.map((name, index) => writtenFor(name, values[index] ?? ''));
  return body.map((line) => withText(line, substituted(line.text, parameters, written)));
};

/** What stands for a parameter that starts with `@` comes in quotes, those in it escaped (seen on 2.4.71). */
const writtenFor = (parameter: string, value: string): string =>
  parameter.startsWith('@') ? `"${value.replace(/[\\"]/g, '\\$&')}"` : value;

/** The same line with another text. */
export const withText = (line: LogicalLine, text: string): LogicalLine =>
  new LogicalLine(line.start, line.end, line.firstLine, line.lastLine, text, null);

/**
 * The leftmost parameter is replaced first, of those that start at one place the longest; what is put in is not
 * looked at again (`next_substitution` in mod_macro.c).
 */
function substituted(text: string, parameters: readonly string[], written: readonly string[]): string {
  let made = '';
  for (let at = 0; ; ) {
    const next = nextIn(text, at, parameters);
    if (next === null) return made + text.slice(at);
    made += text.slice(at, next.start) + (written[next.index] ?? '');
    at = next.start + next.length;
  }
}

interface FoundParameter {
  readonly start: number;
  readonly length: number;
  readonly index: number;
}

function nextIn(text: string, from: number, parameters: readonly string[]): FoundParameter | null {
  const found = parameters.flatMap((parameter, index): readonly FoundParameter[] => {
    const start = parameter === '' ? -1 : text.indexOf(parameter, from);
    return start < 0 ? [] : [{ start, length: parameter.length, index }];
  });
  return found.sort((a, b) => a.start - b.start || b.length - a.length)[0] ?? null;
}
