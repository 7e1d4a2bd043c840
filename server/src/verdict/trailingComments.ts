import { directiveFacts } from '../apache/directives.js';
import type { LogicalLine } from '../syntax/htaccess/logicalLines.js';
import { type Directive, type HtaccessDocument, type Section, visitNodes } from '../syntax/htaccess/nodes.js';
import { trimmed, type Word } from '../syntax/htaccess/words.js';
import type { Span } from '../text/span.js';
import { lineRefusal, type Reader } from './lineRefusal.js';
import type { Refusal, RefusalKind } from './refusal.js';

/** `# why` behind the arguments of a directive or behind a tag, where Apache has no comments. */
export interface TrailingComment {
  readonly node: Directive | Section;
  readonly line: LogicalLine;
  /** From the `#` to the end of the line's content, lines joined. */
  readonly text: string;
  readonly span: Span;
  /** The same and the white space in front of it: what has to go. */
  readonly tail: Span;
  /** What the server has against the line because of it alone; null where it takes the words as arguments. */
  readonly refusal: Refusal | null;
}

/**
 * The trailing comments of a file, in its order: those for which alone the server refuses a line, and those of which
 * a directive takes each word. Where the server looks at no further word, a comment does no harm and is left out.
 *
 * @param refusals all of the file.
 */
export function trailingCommentsIn(
  document: HtaccessDocument,
  reader: Reader,
  refusals: readonly Refusal[],
): readonly TrailingComment[] {
  if (!document.text.includes('#')) return [];
  const refused = new Map<unknown, readonly Refusal[]>();
  for (const refusal of refusals) refused.set(refusal.node, [...(refused.get(refusal.node) ?? []), refusal]);
  const found: TrailingComment[] = [];
  visitNodes(document.nodes, (node, sections) => {
    if (node.kind === 'directive' && node.command.rest.includes('#')) {
      found.push(...behindArguments(node, sections, reader, refused.get(node)?.[0] ?? null));
    } else if (node.kind === 'section') {
      const own = refused.get(node) ?? [];
      found.push(...own.flatMap((refusal) => behindTag(node, sections, reader, refusal)));
    }
  });
  return found;
}

/** These stand whatever follows on the line. */
const ofWholeLine: ReadonlySet<RefusalKind> = new Set<RefusalKind>(['byte-order-mark', 'line-too-long']);

function behindArguments(
  node: Directive,
  sections: readonly Section[],
  reader: Reader,
  refusal: Refusal | null,
): readonly TrailingComment[] {
  if (refusal !== null && ofWholeLine.has(refusal.kind)) return [];
  if (refusal === null && !takesEveryWord(node)) return [];
  const { line, arguments: words } = node;
  for (const [index, word] of words.entries()) {
    if (index === 0 || word.quote !== null || !word.value.startsWith('#')) continue;
    if (refusal === null && !readsAsComment(word, words.slice(index + 1))) continue;
    const cut = word.joined.start;
    if (lineRefusal(line.text.slice(0, cut), sections, reader) !== null) continue;
    return [{ node, line, ...from(line, cut), refusal }];
  }
  return [];
}

/** Of words that the server takes: a lone `#`, or `#word` with more words; not a pattern as `#*#`. */
const readsAsComment = ({ value }: Word, behind: readonly Word[]): boolean =>
  /^#+$/.test(value) || (behind.length > 0 && /^#+[\p{L}\d,.:;!-]+$/u.test(value));

/** Whether a further word of any kind has an effect. */
function takesEveryWord({ name, arguments: words }: Directive): boolean {
  const facts = directiveFacts(name.value);
  if (facts === null) return false;
  if (facts.arity === 'one-or-more' || facts.arity === 'one-then-many') return true;
  const lower = facts.name.toLowerCase();
  if (lower !== 'require') return listsOfTheirOwn.has(lower);
  const [first, second] = words;
  const provider = first?.value.toLowerCase() === 'not' ? second : first;
  return provider !== undefined && !providersOfNoList.has(provider.value.toLowerCase());
}

/** Directives that parse a list of words for themselves and mind no word of it. Seen on 2.4.71. */
const listsOfTheirOwn: ReadonlySet<string> = new Set([
  'browsermatch',
  'browsermatchnocase',
  'directoryindex',
  'setenvif',
  'setenvifexpr',
  'setenvifnocase',
]);

/** What `Require` looks at no word behind. */
const providersOfNoList: ReadonlySet<string> = new Set([
  'all',
  'local',
  'valid-user',
  'file-owner',
  'file-group',
]);

/** Behind the bracket of an opening tag or behind a closing tag. */
function behindTag(
  node: Section,
  sections: readonly Section[],
  reader: Reader,
  refusal: Refusal,
): readonly TrailingComment[] {
  const { open, end } = node;
  if (end !== null && refusal.line === end.line.lastLine && end.closed) {
    const [, tag = '', hash] = /^(\s*<\/[^\s>]+>\s+)(#)/.exec(end.line.text) ?? [];
    return hash === undefined ? [] : [{ node, line: end.line, ...from(end.line, tag.length), refusal }];
  }
  if (refusal.line !== open.line.lastLine) return [];
  const [, tag] = /^(\s*<[^#>]*>\s+)#/.exec(open.line.text) ?? [];
  if (tag === undefined || lineRefusal(tag, sections, reader) !== null) return [];
  return [{ node, line: open.line, ...from(open.line, tag.length), refusal }];
}

function from(line: LogicalLine, cut: number): Pick<TrailingComment, 'span' | 'tail' | 'text'> {
  const { end } = trimmed(line.text);
  return {
    text: line.text.slice(cut, end),
    span: line.sourceSpan(cut, end),
    tail: line.sourceSpan(trimmed(line.text, 0, cut).end, end),
  };
}
