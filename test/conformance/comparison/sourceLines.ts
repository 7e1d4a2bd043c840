/**
 * Just enough of how the server splits a file to cut it between lines, written apart from the parser under test.
 */

/** A line as the server joins it from physical ones. */
export interface JoinedLine {
  readonly text: string;
  /** The number of physical lines up to its end; the 1-based number of its last. */
  readonly last: number;
  /** The offset behind it. */
  readonly end: number;
}

/** What has been joined is looked at as a whole: behind two backslashes and an empty line goes on a third. */
export function joinedLines(text: string): readonly JoinedLine[] {
  const lines: JoinedLine[] = [];
  let joined = '';
  let last = 0;
  let at = 0;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed + 1;
    joined += text.slice(at, end);
    at = end;
    last++;
    const goesOn = /\\\r?\n$/.exec(joined.slice(-3));
    if (goesOn !== null && at < text.length) {
      joined = joined.slice(0, -goesOn[0].length);
      continue;
    }
    lines.push({ text: joined, last, end: at });
    joined = '';
  }
  return lines;
}

export interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
}

export function tagIn(line: string): Tag | null {
  const [, slash, name] = /^[ \t\v\f\r]*<(\/?)([^\s>]*)/.exec(line) ?? [];
  return name === undefined ? null : { name, isClosing: slash === '/' };
}

export interface OpenSection {
  readonly name: string;
  /** Index of the line that opens it. */
  readonly index: number;
}

/** The sections that are open behind each line, outermost first. */
export function openSections(lines: readonly JoinedLine[]): readonly (readonly OpenSection[])[] {
  let open: readonly OpenSection[] = [];
  return lines.map(({ text }, index) => {
    const tag = tagIn(text);
    if (tag?.isClosing) open = open.slice(0, -1);
    else if (tag !== null) open = [...open, { name: tag.name, index }];
    return open;
  });
}

export const closingTags = (open: readonly OpenSection[]): string =>
  open
    .toReversed()
    .map(({ name }) => `</${name}>\n`)
    .join('');
