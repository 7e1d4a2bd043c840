/** The letters that mod_headers registers for what a request can put into a header. */
const tags = 'Dtelbis';

/** A part of a format that is no tag, offsets in the format. */
export interface FormatProblem {
  /** The unit behind `%`, or behind `%{...}`; empty where the format ends there. */
  readonly letter: string;
  readonly start: number;
  readonly end: number;
}

/** The first wrong tag of a header's value: `parse_format_tag` in mod_headers.c. */
export function formatProblem(format: string): FormatProblem | null {
  let at = format.indexOf('%');
  while (at >= 0) {
    const start = at++;
    if (at === format.length) return null;
    if (format[at] !== '%') {
      if (format[at] === '{') at = behindBraces(format, at + 1);
      const point = format.codePointAt(at);
      const letter = point === undefined ? '' : String.fromCodePoint(point);
      if (letter === '' || !tags.includes(letter)) return { letter, start, end: at + letter.length };
    }
    at = format.indexOf('%', at + 1);
  }
  return null;
}

/** `ap_getword`: several closing braces count as one. */
function behindBraces(format: string, from: number): number {
  let at = format.indexOf('}', from);
  if (at < 0) return format.length;
  while (format[at] === '}') at++;
  return at;
}
