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
export function markerBlockAt({ document }: HtaccessFile, offset: number): Span | null {
  const { comments } = document;
  for (const [index, begin] of comments.entries()) {
    const words = document.text.slice(begin.span.start, begin.span.end);
    if (!/\bBEGIN\b/.test(words)) continue;
    const end = comments
      .slice(index + 1)
      .find(({ span }) => isEndOf(words, document.text.slice(span.start, span.end)));
    if (end !== undefined && begin.span.start <= offset && offset <= end.span.end) {
      return { start: begin.span.start, end: end.span.end };
    }
  }
  return null;
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
