import type { Fix } from '../../site/change.js';
import type { Span } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import { faultSpan, type LineRefusal } from '../shared/refusalRule.js';
import { lineOf, wouldBeTaken } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';

/** Puts another flag in the place of the one at fault, or takes it and a comma away. */
export function replaceFlag(
  refusal: LineRefusal,
  flag: string | null,
  safety: 'safe' | 'unsafe',
  context: HtaccessContext,
): readonly Fix[] {
  const { node } = refusal;
  const { text } = context.file.document;
  const fault = faultSpan(refusal);
  const span = flag === null ? withComma(text, fault) : fault;
  if (span === null) return [];
  const newText = flag ?? '';
  if (lineOf(node).pieces.length > 1 || !wouldBeTaken(node, span, newText, context)) return [];
  const change = editFile(context.file.path, { span, newText });
  const title = flag === null ? titleOfRemoval(text, fault, span) : `Write ${flag}`;
  return [
    safety === 'safe'
      ? safeFix(title, change)
      : unsafeFix(
          title,
          flag === null
            ? 'The line takes effect without it.'
            : 'The flag is a guess, and the line takes effect then.',
          change,
        ),
  ];
}

function titleOfRemoval(text: string, fault: Span, span: Span): string {
  const written = text.slice(fault.start, fault.end).trim();
  if (written !== '') return `Take "${quoted(written)}" away`;
  return text.slice(span.start, span.end).includes('[') ? 'Take the brackets away' : 'Take the comma away';
}

/** The flag and what separates it from its neighbours; with its brackets where it is the only one. */
function withComma(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): {
  readonly start: number;
  readonly end: number;
} | null {
  let from = start;
  while (/[ \t]/.test(text[from - 1] ?? '')) from--;
  let to = end;
  if (text[to] === '=') while (to < text.length && !/[,\]\s]/.test(text[to] ?? '')) to++;
  while (/[ \t]/.test(text[to] ?? '')) to++;
  if (text[from - 1] === ',') return { start: from - 1, end: to };
  if (text[to] === ',') return { start: from, end: to + 1 };
  if (text[from - 1] !== '[' || text[to] !== ']') return null;
  let before = from - 1;
  while (/[ \t]/.test(text[before - 1] ?? '')) before--;
  return { start: before, end: to + 1 };
}
