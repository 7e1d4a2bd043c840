import { type Span, textOf } from '../../text/span.js';
import type { Refusal, RefusalKind } from '../../verdict/refusal.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { whyRefused } from './refusals.js';

/** What a rule has to say of one refusal; why it matters and the server's own line are the same for all. */
export interface Explanation extends Pick<Finding, 'fixes' | 'related'> {
  readonly span: Span;
  readonly what: string;
  readonly remedy: string;
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
  severity: 'error',
  summary,

  *check(context: HtaccessContext) {
    for (const refusal of context.refusals) {
      if (refusal.kind === kind) yield findingOf(refusal, explain(refusal, context));
    }
  },
});

export const findingOf = (refusal: Refusal, { what, remedy, ...rest }: Explanation): Finding => ({
  ...rest,
  message: { what, why: whyRefused(refusal), remedy, log: refusal.message },
});

/** What is at fault; the arguments where the server does not tell one, or the name where there are none. */
export function faultSpan({ place, node, span }: Refusal): Span {
  if (place !== null) return place;
  const [words, name] =
    node.kind === 'section'
      ? [node.open.arguments, node.open.name]
      : node.kind === 'directive'
        ? [node.arguments, node.name]
        : [[], null];
  const first = words[0] ?? name;
  const last = words.at(-1) ?? name;
  return first === null || last === null ? span : { start: first.span.start, end: last.span.end };
}

export const faultText = (refusal: Refusal, { file }: HtaccessContext): string =>
  textOf(file.document.text, faultSpan(refusal));
