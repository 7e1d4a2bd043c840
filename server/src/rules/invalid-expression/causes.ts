import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { cover, type Span, textOf } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import type { Explanation, LineRefusal } from '../shared/refusalRule.js';
import { argumentsOf, nameWordOf } from '../shared/refusals.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';

/** A mistake that many make, and the argument as it was meant. */
interface Cause {
  readonly what: string;
  readonly remedy: string;
  readonly newText: string;
  /** Null where it can be meant in this way only. */
  readonly because: string | null;
}

/** A mistake that many make; null where the server would not read the expression with it mended. */
export function frequentCause(
  node: Directive | Section,
  { place }: LineRefusal,
  context: HtaccessContext,
): Explanation | null {
  const span = argumentSpan(node, place);
  if (span === null) return null;
  const written = textOf(context.file.document.text, span);
  const name = node.kind === 'section' ? `<${quoted(nameWordOf(node).value)}>` : nameWordOf(node).value;
  const causes = [
    ...(node.kind === 'section' ? [withoutQuotes(name, written), quotesInQuotes(written)] : []),
    escapedSlash(written),
    threeEqualsSigns(written),
  ];
  for (const cause of causes) {
    if (cause === null) continue;
    const { what, remedy } = cause;
    // Who writes the quotes of another language often writes its signs too.
    const newText = [cause.newText, withTwoSigns(cause.newText)].find((each) =>
      wouldBeTaken(node, span, each, context),
    );
    if (newText === undefined) continue;
    const letsIn = nameWordOf(node).value.toLowerCase() === 'require';
    const because = letsIn ? 'Who gets in then is a guess.' : cause.because;
    const title = `Write ${quoted(newText, 200)}`;
    const change = editFile(context.file.path, { span, newText });
    return {
      span,
      what,
      remedy,
      fixes: () => [because === null ? safeFix(title, change) : unsafeFix(title, because, change)],
    };
  }
  return null;
}

/** Quotes included: all that a section has, all behind `Require expr`, elsewhere the word at fault. */
function argumentSpan(node: Directive | Section, place: Span | null): Span | null {
  const words = argumentsOf(node);
  const [first, second] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return null;
  if (node.kind === 'section') return cover(first.span, last.span);
  if (first.value.toLowerCase() === 'expr' && second !== undefined) return cover(second.span, last.span);
  return (
    words.find(({ span }) => place !== null && span.start <= place.start && place.start <= span.end)?.span ??
    null
  );
}

/** `<If %{HTTP_HOST} == 'a'>`. */
function withoutQuotes(name: string, written: string): Cause | null {
  if (/^["']/.test(written) || !/\s/.test(written)) return null;
  const newText = betweenDoubleQuotes(written);
  return newText === null
    ? null
    : {
        what: `The expression of ${name} stands between no quotes, so Apache reads its first word only.`,
        remedy: 'Put the whole expression between double quotes, and texts in it between single ones.',
        newText,
        because: null,
      };
}

/** `<If "%{HTTP_HOST} == "a"">`. */
function quotesInQuotes(written: string): Cause | null {
  const [, quote = '', expression = ''] = /^(["'])(.*)\1$/s.exec(written) ?? [];
  if (quote === '' || !expression.includes(quote)) return null;
  const newText = betweenDoubleQuotes(expression);
  return newText === null
    ? null
    : {
        what: 'The quotes in the expression are those around it, so it ends at the second of them.',
        remedy: 'Put the whole expression between double quotes, and texts in it between single ones.',
        newText,
        because: null,
      };
}

/** Null where quotes in quotes, or a backslash in front of one, leave open what was meant. */
function betweenDoubleQuotes(expression: string): string | null {
  if (/\\["']/.test(expression)) return null;
  const single = expression.replace(/"([^"']*)"/g, "'$1'");
  return single.includes('"') ? null : `"${single}"`;
}

const patternWithSlash = /([=!]~\s*)\/((?:[^/\\]|\\.)*)\//g;

/** `=~ /^\/admin/`. */
function escapedSlash(written: string): Cause | null {
  let mended = '';
  const newText = written.replace(patternWithSlash, (whole, operator: string, pattern: string) => {
    if (!pattern.includes('\\/')) return whole;
    const plain = pattern.replace(/\\([\s\S])/g, (pair, next: string) => (next === '/' ? '/' : pair));
    const delimiter = ['#', '!', ',', '%'].find((each) => !plain.includes(each));
    if (delimiter === undefined) return whole;
    mended = `m${delimiter}${plain}${delimiter}`;
    return `${operator}${mended}`;
  });
  return mended === ''
    ? null
    : {
        what: 'Between slashes a pattern can hold no slash: it ends there, even behind a backslash.',
        remedy: `Write the pattern between other signs: ${quoted(mended)}`,
        newText,
        because: 'That the slash is part of the pattern is a guess, and the condition takes effect then.',
      };
}

/** `===` and `!==`, as in other languages. */
function threeEqualsSigns(written: string): Cause | null {
  const newText = withTwoSigns(written);
  return newText === written
    ? null
    : {
        what: 'Expressions compare with == and !=, which have two signs.',
        remedy: 'Delete the third sign.',
        newText,
        because: null,
      };
}

/** Texts between single quotes stay as they are. */
const withTwoSigns = (written: string): string =>
  written.replace(
    /'(?:[^'\\]|\\.)*'|([=!]=)=(?!=)/g,
    (found, operator: string | undefined) => operator ?? found,
  );
