import type { HtaccessProbe } from '../../../server/tools/directiveFacts/htaccessProbe.js';
import { comparableMessage, namedLine } from './serverMessage.js';
import { closingTags, type JoinedLine, joinedLines, type OpenSection, openSections } from './sourceLines.js';

/** A file that the server refuses, one character a byte, and what it says. */
export interface RefusedFile {
  readonly text: string;
  /** As the log has it. */
  readonly message: string;
}

/**
 * The line of each refusal, 1-based: the one that the server names; else the first behind which the file can end,
 * its open sections closed, and is refused with the same words. Null where no such line is found.
 *
 * A section that is not closed, or that is refused for what it does not hold, is named by the line that opens it.
 */
export async function trueLines(
  probe: HtaccessProbe,
  files: readonly RefusedFile[],
): Promise<readonly (number | null)[]> {
  const searches = files.map((file) => searchFor(file));
  for (;;) {
    const asked = searches.flatMap((search) => {
      const text = search.next();
      return text === null ? [] : [{ search, text }];
    });
    if (asked.length === 0) return searches.map(({ line }) => line);
    const messages = await probe.messagesFor(asked.map(({ text }) => bytesOf(text)));
    for (const [index, { search }] of asked.entries()) search.answered(messages[index] ?? null);
  }
}

/** @param text one character a byte */
export const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Asks the server about one text after the other until it knows the line. */
interface Search {
  readonly line: number | null;
  /** The next text to try; null where there is no need. */
  next(): string | null;
  answered(message: string | null): void;
}

const known = (line: number | null): Search => ({ line, next: () => null, answered: () => {} });

function searchFor({ text, message }: RefusedFile): Search {
  const named = namedLine(message);
  if (named !== null) return known(named);

  const lines = joinedLines(text);
  const open = openSections(lines);
  if (message.endsWith(' before end of configuration')) {
    const innermost = open.at(-1)?.at(-1);
    return known(innermost === undefined ? null : (lines[innermost.index]?.last ?? null));
  }
  const wanted = comparableMessage(message);
  return isAboutWhole.test(wanted)
    ? behindSections(text, lines, open, wanted)
    : shortestPrefix(text, lines, isAboutEnd.test(wanted) ? lines.map(() => []) : open, wanted);
}

/** Told of a section once what it holds has been read. */
const isAboutWhole =
  / contains (?:no|only negative) authorization directives$|^<\w+> directive has no effect in <|^<Else> or <ElseIf> section without/;

/** Told of a closing tag, which none that is put behind a prefix may stand in for. */
const isAboutEnd = /^Expected <\/.* but saw | without matching </;

/** Once the refused line is there, every longer prefix is refused with its words. */
function shortestPrefix(
  text: string,
  lines: readonly JoinedLine[],
  open: readonly (readonly OpenSection[])[],
  wanted: string,
): Search {
  let low = 0;
  let high = lines.length - 1;
  let middle = 0;
  let verified = false;
  const search = {
    line: null as number | null,
    next(): string | null {
      if (search.line !== null || verified || lines.length === 0) return null;
      middle = low < high ? (low + high) >> 1 : low;
      return prefix(text, lines, open, middle);
    },
    answered(message: string | null) {
      const isRefused = message !== null && comparableMessage(message) === wanted;
      if (low >= high) {
        verified = true;
        search.line = isRefused ? (lines[low]?.last ?? null) : null;
      } else if (isRefused) high = middle;
      else low = middle + 1;
    },
  };
  return search;
}

/** What a section is refused for once it is closed: the first whose end brings it about. */
function behindSections(
  text: string,
  lines: readonly JoinedLine[],
  open: readonly (readonly OpenSection[])[],
  wanted: string,
): Search {
  // The section that has no effect is named first, the one that it has none in behind it.
  const [about = ''] = wanted.split(' has no effect in ');
  const names = new Set([...about.matchAll(/<(\w+)>/g)].map(([, name = '']) => name.toLowerCase()));
  const candidates = open
    .flatMap((sections, index) => {
      const opened = sections.at(-1);
      return opened?.index === index && names.has(opened.name.toLowerCase()) ? [index] : [];
    })
    .map((index) => ({ index, end: endOf(open, index) }))
    .sort((a, b) => a.end - b.end);
  let at = 0;
  const search = {
    line: null as number | null,
    next(): string | null {
      const candidate = candidates[at];
      return search.line !== null || candidate === undefined
        ? null
        : prefix(text, lines, open, candidate.end);
    },
    answered(message: string | null) {
      const candidate = candidates[at++];
      if (candidate !== undefined && message !== null && comparableMessage(message) === wanted) {
        search.line = lines[candidate.index]?.last ?? null;
      }
    },
  };
  return search;
}

/** The line behind which a section is open no more. */
function endOf(open: readonly (readonly OpenSection[])[], index: number): number {
  const end = open.findIndex(
    (sections, behind) => behind > index && !sections.some((section) => section.index === index),
  );
  return end < 0 ? open.length - 1 : end;
}

function prefix(
  text: string,
  lines: readonly JoinedLine[],
  open: readonly (readonly OpenSection[])[],
  index: number,
): string {
  const start = text.slice(0, lines[index]?.end ?? text.length);
  const tags = closingTags(open[index] ?? []);
  return tags === '' || start.endsWith('\n') ? start + tags : `${start}\n${tags}`;
}
