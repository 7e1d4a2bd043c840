import type { Fix } from '../../site/change.js';
import type { Directive } from '../../syntax/htaccess/nodes.js';
import type { RewriteArgument } from '../../syntax/htaccess/rewriteArguments.js';
import { trimmed } from '../../syntax/htaccess/words.js';
import type { Span } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import type { Explanation } from '../shared/refusalRule.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';
import { isFlag } from './flags.js';

/** `[L, R=301]`, `[L`, `L`, or words that belong to the argument before. */
export function wrongDelimiters(
  node: Directive,
  flags: RewriteArgument,
  context: HtaccessContext,
): Explanation {
  const { line } = node;
  const end = endOfWords(line.text);
  const start = line.text.lastIndexOf(flags.text, end);
  const tail = { start: Math.max(0, start), end: Math.max(0, start, end) };
  const written = line.text.slice(tail.start, tail.end);
  const isCondition = isOfCondition(node);
  const meant = asFlags(written, isCondition);
  const span = line.sourceSpan(tail.start, tail.end);
  if (meant === null) {
    return {
      span,
      what: `"${quoted(flags.text)}" stands where the flags belong, and is no list between [ and ].`,
      remedy: `If it is part of the argument before it, put that between quotes, for it holds white space. Flags look like ${isCondition ? '[NC,OR]' : '[L,R=301]'}.`,
      fixes: () => quotedArgument(node, context),
    };
  }
  return {
    span,
    what: `The flags "${quoted(written)}" ${faultOf(written)}.`,
    remedy: `Write ${meant}: between brackets, with commas, without white space.`,
    fixes: () => rewritten(node, span, meant, written, context),
  };
}

const isOfCondition = ({ name }: Directive): boolean => /^rewritecond$/i.test(name.value);

/** What follows a `#` is meant as a comment; behind flags that are right it does no harm. */
function endOfWords(text: string): number {
  const comment = text.search(/\s#(?:\s|#|$)/);
  return trimmed(text, 0, comment < 0 ? text.length : comment).end;
}

/** `[R=301],[L]` */
export const isSeveralLists = (node: Directive, { text }: RewriteArgument): boolean =>
  /\],\[/.test(text) && asFlags(text, isOfCondition(node)) !== null;

function faultOf(written: string): string {
  const opened = written.startsWith('[');
  const closed = written.endsWith(']');
  if (opened && closed && written.lastIndexOf('[') > 0) return 'stand between several pairs of brackets';
  if (opened && closed) return 'hold white space, where Apache takes them to end';
  if (opened) return 'lack their closing bracket';
  return closed ? 'lack their opening bracket' : 'have no brackets around them';
}

/** `[L,R=301]` for what can only be meant so; null for anything else. */
function asFlags(written: string, isCondition: boolean): string | null {
  const inside = written
    .replace(/^[[({]?\s*/, '')
    .replace(/\s*[\])}]?$/, '')
    .replace(/\]\s*[,;]?\s*\[/g, ',');
  const flags = inside.split(/\s*[,;]\s*|\s+/).filter((flag) => flag !== '');
  const bracketed = /^[[({]|[\])}]$/.test(written);
  if (flags.length === 0 || flags.some((flag) => !isFlag(flag, isCondition))) return null;
  // A lone word without any bracket may as well be part of the target.
  return bracketed || flags.length === 1 || /,/.test(written) ? `[${flags.join(',')}]` : null;
}

function rewritten(
  node: Directive,
  span: Span,
  meant: string,
  written: string,
  context: HtaccessContext,
): readonly Fix[] {
  if (!wouldBeTaken(node, span, meant, context)) return [];
  const change = editFile(context.file.path, { span, newText: meant });
  return [
    /[[\]]/.test(written)
      ? safeFix(`Write ${meant}`, change)
      : unsafeFix(
          `Write ${meant}`,
          'That these are flags is a guess, and the line takes effect then.',
          change,
        ),
  ];
}

/** `RewriteCond %{HTTP_USER_AGENT} Some Bot [NC]`: the words before the flags as one argument. */
function quotedArgument(node: Directive, context: HtaccessContext): readonly Fix[] {
  const { line, name } = node;
  const [, head = '', middle = ''] =
    /^(\s*(?:"[^"]*"|\S+)\s+)(\S.*?)(?:\s+\[[^\]]*\])?\s*$/s.exec(
      line.text.slice(name.joined.end, endOfWords(line.text)),
    ) ?? [];
  if (middle === '' || /["'\\]/.test(middle)) return [];
  const whole = { start: name.joined.end + head.length, text: middle };
  const { start, text } = patternOfWords(node, head, middle) ?? whole;
  const span = line.sourceSpan(start, start + text.length);
  const newText = `"${text}"`;
  if (!wouldBeTaken(node, span, newText, context)) return [];
  return [
    unsafeFix(
      `Put "${quoted(text)}" between quotes`,
      'That these words are one argument is a guess, and the line takes effect then.',
      editFile(context.file.path, { span, newText }),
    ),
  ];
}

/** `RewriteRule ^old name$ /new`: the pattern ends where a dollar sign says so. */
function patternOfWords(
  { line, name }: Directive,
  head: string,
  middle: string,
): { readonly start: number; readonly text: string } | null {
  const end = /^[^$]*\$(?=\s)/.exec(middle)?.[0];
  const first = head.trim();
  if (end === undefined || /["'$\\]/.test(first) || /^rewritecond$/i.test(name.value)) return null;
  const start = line.text.indexOf(first, name.joined.end);
  return { start, text: line.text.slice(start, name.joined.end + head.length + end.length) };
}
