import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { type Span, textOf } from '../../text/span.js';
import type { NodeRefusal, Refusal, RefusalKind } from '../../verdict/refusal.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { argumentsOf, nameWordOf, whyRefused, withOneReading } from './refusals.js';
import { typographicQuotes } from './typographicQuotes.js';
import { quoted } from './wording.js';

/** What a rule has to say of one refusal; why it matters and the server's own line are the same for all. */
export interface Explanation extends Pick<Finding, 'fixes' | 'related'> {
  readonly span: Span;
  readonly what: string;
  readonly remedy: string;
}

/** Of a directive or of an opening tag. */
export interface LineRefusal extends NodeRefusal {
  readonly node: Directive | Section;
}

/**
 * A rule that explains every refusal of the kind that it is named after, so that none stands without a finding.
 *
 * @param summary one sentence for the list of rules.
 */
export const refusalRule = (
  kind: RefusalKind,
  summary: string,
  explain: (refusal: Refusal, context: HtaccessContext) => Explanation,
): HtaccessRule => ({
  name: kind,
  target: 'htaccess',
  explains: kind,
  severity: 'error',
  summary,

  *check(context: HtaccessContext) {
    for (const refusal of withOneReading(context.refusals)) {
      if (refusal.kind === kind) yield findingOf(refusal, explain(refusal, context), context);
    }
  },
});

/** The same, of a kind that only directives and opening tags are refused for. */
export const lineRefusalRule = (
  kind: RefusalKind,
  summary: string,
  explain: (refusal: LineRefusal, context: HtaccessContext) => Explanation,
): HtaccessRule =>
  refusalRule(kind, summary, (refusal, context) =>
    isOfLine(refusal)
      ? (typographicQuotes(refusal.node, context) ?? explain(refusal, context))
      : inApachesWords(refusal),
  );

export const findingOf = (
  refusal: Refusal,
  { what, remedy, ...rest }: Explanation,
  context: HtaccessContext,
): Finding => ({
  ...rest,
  message: { what, why: whyRefused(refusal, context), remedy, log: refusal.message },
});

export const isOfLine = (refusal: Refusal): refusal is LineRefusal =>
  refusal.node !== null && refusal.node.kind !== 'unmatchedSectionEnd';

/** Where there are no better words. */
export const inApachesWords = ({ place, span, message }: Refusal): Explanation => ({
  span: place ?? span,
  what: `Apache does not accept this line, in its words: "${quoted(message, 200)}".`,
  remedy: 'Correct what it names, or delete the line.',
});

/** What is at fault; the arguments where that is not told, or the name where there are none. */
export function faultSpan({ place, node }: LineRefusal): Span {
  if (place !== null) return place;
  const words = argumentsOf(node);
  const name = nameWordOf(node);
  return { start: (words[0] ?? name).span.start, end: (words.at(-1) ?? name).span.end };
}

export const faultText = (refusal: LineRefusal, { file }: HtaccessContext): string =>
  textOf(file.document.text, faultSpan(refusal));
