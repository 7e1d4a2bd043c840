import { rewriteArguments } from '../../syntax/htaccess/rewriteArguments.js';
import type { Span } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import {
  type Explanation,
  faultSpan,
  faultText,
  inApachesWords,
  type LineRefusal,
  lineRefusalRule,
} from '../shared/refusalRule.js';
import { quoted } from '../shared/wording.js';
import { isSeveralLists, wrongDelimiters } from './delimiters.js';
import { isRuleFlag, namesOf, nearestFlag } from './flags.js';
import { replaceFlag } from './replaceFlag.js';

/** The third argument of a RewriteRule or RewriteCond is no list of flags, or holds one that there is not. */
export const invalidRewriteFlag = lineRefusalRule(
  'invalid-rewrite-flag',
  'The flags of a RewriteRule or RewriteCond are not between [ and ], or one of them does not exist: 500.',
  (refusal, context) => {
    const { node } = refusal;
    if (node.kind === 'section') return inApachesWords(refusal);
    const flags = rewriteArguments(node)?.flags ?? null;
    if (flags !== null && /^\[\s*\]$/.test(flags.text)) return noFlags(refusal, flags.span, context);
    if (flags !== null && (!/^\[.+\]$/s.test(flags.text) || isSeveralLists(node, flags)))
      return wrongDelimiters(node, flags, context);
    return wrongFlag(refusal, context);
  },
);

function noFlags(refusal: LineRefusal, span: Span, context: HtaccessContext): Explanation {
  return {
    span,
    what: 'Between the brackets no flag stands.',
    remedy: 'Take the brackets away, or write a flag between them.',
    fixes: () =>
      replaceFlag({ ...refusal, place: { start: span.start + 1, end: span.end - 1 } }, null, 'safe', context),
  };
}

function wrongFlag(refusal: LineRefusal, context: HtaccessContext): Explanation {
  const { node } = refusal;
  const written = faultText(refusal, context);
  const isCondition = node.kind === 'directive' && /^rewritecond$/i.test(node.nameText);
  const directive = isCondition ? 'RewriteCond' : 'RewriteRule';
  const span = faultSpan(refusal);
  const status = /^\d+$/.test(written) && refusal.place !== null && isValue(refusal, context);
  if (status) {
    return {
      span,
      what: `${quoted(written)} is no status that a rule can answer with.`,
      remedy: 'Write a status of HTTP, as 301 (moved for good), 302 (moved for now), 403 or 410.',
    };
  }
  if (written === '') {
    return {
      span,
      what: 'Between two commas, or beside a bracket, no flag stands.',
      remedy: 'Take the comma away that is too many.',
      fixes: () => replaceFlag(refusal, null, 'safe', context),
    };
  }
  if (isCondition && isRuleFlag(written)) {
    return {
      span,
      what: `[${quoted(written)}] is a flag of RewriteRule; RewriteCond does not know it.`,
      remedy: 'Write it behind the RewriteRule that the condition is for.',
      fixes: () => replaceFlag(refusal, null, 'unsafe', context),
    };
  }
  const meant = nearestFlag(written, isCondition);
  return {
    span,
    what: `${directive} knows no flag "${quoted(written)}".`,
    remedy:
      meant === null
        ? `Flags are separated by commas, without spaces. Those of ${directive} are ${namesOf(isCondition)}.`
        : `Write ${meant}, if that is what you meant.`,
    ...(meant !== null && {
      fixes: () => replaceFlag(refusal, meant, isSpelledOtherwise(meant) ? 'safe' : 'unsafe', context),
    }),
  };
}

/** Known flags, wrongly separated, or a status without its flag: nothing else can be meant. */
const isSpelledOtherwise = (meant: string): boolean => /,|^R=30\d$/.test(meant);

const isValue = ({ place }: LineRefusal, { file }: HtaccessContext): boolean =>
  place !== null && file.document.text[place.start - 1] === '=';
