import type { HtaccessDocument } from '../syntax/htaccess/nodes.js';
import type { Span } from '../text/span.js';
import type { HtaccessFile } from './site.js';

/** The line on which a node ends, with its line end: new lines go behind it. */
export function endOfLine(text: string, span: Span): number {
  const lineFeed = text.indexOf('\n', span.end);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}

export const startOfLine = (text: string, span: Span): number => text.lastIndexOf('\n', span.start - 1) + 1;

/**
 * The block between two comments that a hosting panel writes, as `# php -- BEGIN cPanel-generated handler` and
 * `# php -- END ...`, that holds an offset: the panel writes it anew, so nothing of ours may stand in it. Null
 * outside of one.
 */
export const markerBlockAt = ({ document }: HtaccessFile, offset: number): Span | null =>
  markerBlocksOf(document).find(({ start, end }) => start <= offset && offset <= end) ?? null;

const known = new WeakMap<HtaccessDocument, readonly Span[]>();

function markerBlocksOf(document: HtaccessDocument): readonly Span[] {
  const found = known.get(document) ?? (/\bBEGIN\b/.test(document.text) ? markerBlocksIn(document) : []);
  known.set(document, found);
  return found;
}

function markerBlocksIn({ comments, text }: HtaccessDocument): readonly Span[] {
  const written = comments.map(({ span }) => ({ span, words: text.slice(span.start, span.end) }));
  return written.flatMap((begin, index) => {
    if (!/\bBEGIN\b/.test(begin.words)) return [];
    const end = written.slice(index + 1).find(({ words }) => isEndOf(begin.words, words));
    return end === undefined ? [] : [{ start: begin.span.start, end: end.span.end }];
  });
}

/** Both lines say the same but for the one word; cPanel's first line goes on with a remark. */
function isEndOf(begin: string, text: string): boolean {
  if (!/\bEND\b/.test(text)) return false;
  const bare = (line: string): string =>
    line
      .replace(/\b(BEGIN|END)\b/, '')
      .replace(/[\s#.,-]+/g, ' ')
      .trim()
      .toLowerCase();
  const [opened, closed] = [bare(begin), bare(text)];
  return opened === closed || opened.startsWith(closed) || closed.startsWith(opened);
}
