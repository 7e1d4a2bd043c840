import type { Random } from './random.js';

/** A kind of mistake that people make in a .htaccess file. */
export interface Mistake {
  readonly name: string;
  /** How often it is made beside the others. */
  readonly weight: number;
  /** The file with the mistake in it; null where this file gives no occasion. @param text one character a byte */
  readonly make: (text: string, random: Random) => string | null;
}

/** A mistake that writes a line of its own: right or wrong, as it comes. */
export const writtenLine = (name: string, weight: number, line: (random: Random) => string): Mistake => ({
  name,
  weight,
  make: (text, random) => insertLine(text, random, line(random)),
});

/** Puts a line, or several, anywhere between the lines of a file. */
export function insertLine(text: string, random: Random, line: string): string {
  const lines = text.split('\n');
  const at = random.chance(0.3) ? 0 : random.below(lines.length);
  const end = lines[0]?.endsWith('\r') ? '\r' : '';
  return [...lines.slice(0, at), `${line}${end}`, ...lines.slice(at)].join('\n');
}

/** Changes one of the lines that match; null where none does, or the change has nothing to change there. */
export function changeLine(
  text: string,
  random: Random,
  matches: RegExp,
  change: (line: string) => string | null,
): string | null {
  const lines = text.split('\n');
  const candidates = [...lines.keys()].filter((index) => matches.test(lines[index] ?? ''));
  if (candidates.length === 0) return null;
  const at = random.pick(candidates);
  const line = lines[at] ?? '';
  const end = line.endsWith('\r') ? '\r' : '';
  const changed = change(line.slice(0, line.length - end.length));
  return changed === null ? null : lines.with(at, `${changed}${end}`).join('\n');
}

/** Changes a line of the file that matches, or writes a sample and changes that. */
export function changeOrWrite(
  text: string,
  random: Random,
  matches: RegExp,
  samples: readonly string[],
  change: (line: string) => string | null,
): string | null {
  const own = random.chance(0.7) ? changeLine(text, random, matches, change) : null;
  if (own !== null) return own;
  const changed = change(random.pick(samples));
  return changed === null ? null : insertLine(text, random, changed);
}

/** A line that holds a directive or a tag. */
export const anyCommand = /^[ \t]*[^\s#]/;
/** A line that holds a directive. */
export const anyDirectiveLine = /^[ \t]*[^\s#<]/;

/** The words of a line, quoted ones whole, with the white space that stands before each. */
export const spacedWords = (line: string): readonly string[] =>
  line.match(/\s*(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^\s]+)/g) ?? [];

/** As the server expands it on reading a line. */
export const variable = (name: string): string => `\${${name}}`;
