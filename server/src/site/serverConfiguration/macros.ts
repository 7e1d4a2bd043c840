import { LogicalLine } from '../../syntax/htaccess/logicalLines.js';
import type { Section, SectionOpen } from '../../syntax/htaccess/nodes.js';

/** What a `<Macro>` section has put down. */
export interface Macro {
  /** Lower case: names of macros are compared so. */
  readonly name: string;
  readonly parameters: readonly string[];
  readonly path: string;
  readonly body: readonly LogicalLine[];
}

/**
 * What a `<Macro>` section puts down; null where it has no name.
 *
 * @param lines among which the section stands.
 */
export function macroOf(
  { open: { line }, end }: Section,
  { arguments: words }: SectionOpen,
  path: string,
  lines: readonly LogicalLine[],
): Macro | null {
  const [name, ...parameters] = words.map(({ value }) => value);
  if (name === undefined) return null;
  const last = end?.line.start ?? Number.POSITIVE_INFINITY;
  const body = lines.filter((each) => each.start >= line.end && each.end <= last);
  return { name: name.toLowerCase(), parameters, path, body };
}

/** A parameter that a `<Macro>` names twice, which the server refuses; null for none. */
export function repeatedParameter({ arguments: words }: SectionOpen): string | null {
  const parameters = words.slice(1).map(({ value }) => value);
  return parameters.find((each, index) => parameters.indexOf(each) !== index) ?? null;
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
