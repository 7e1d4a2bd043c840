import { distance } from 'fastest-levenshtein';
import { authorizationProvider, authorizationProviderNames } from '../../apache/authorizationProviders.js';
import type { Fix } from '../../site/change.js';
import type { Word } from '../../syntax/htaccess/words.js';
import { cover, textOf } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import {
  type Explanation,
  faultSpan,
  faultText,
  type LineRefusal,
  lineRefusalRule,
} from '../shared/refusalRule.js';
import { argumentsOf } from '../shared/refusals.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { withoutCommas } from '../shared/whom.js';
import { inWords, quoted } from '../shared/wording.js';
import { container } from './containers.js';
import { argumentWords, forms } from './forms.js';

/** Who is let in is written in a way that Apache does not know, or in a section in which it says nothing. */
export const invalidRequire = lineRefusalRule(
  'invalid-require',
  'A Require line, or a section of them, that Apache cannot make sense of: 500.',
  (refusal, context) => {
    const { node } = refusal;
    if (node.kind === 'section') return container(refusal, node);
    const words = argumentsOf(node);
    const negated = words[0]?.value.toLowerCase() === 'not';
    const subject = negated ? words[1] : words[0];
    if (subject === undefined) {
      return {
        span: faultSpan(refusal),
        what: 'Require is not told who is let in.',
        remedy: `Write one of: ${forms}.`,
      };
    }
    const provider = authorizationProvider(subject.value);
    if (provider === null) return unknownProvider(refusal, subject, context);
    const behind = words.slice(negated ? 2 : 1);
    if (negated && refusal.place?.start === words[0]?.span.start) return negation(refusal);
    if (behind.length === 0) {
      return {
        span: subject.span,
        what: `Behind "Require ${subject.value}" something is missing.`,
        remedy: `Write ${argumentWords[provider.takes] ?? 'what it is about'} behind it.`,
      };
    }
    const separated = /^(?:addresses|methods)$/.test(provider.takes)
      ? commas(refusal, subject.value, behind, context)
      : null;
    return separated ?? wrongArgument(refusal, subject.value, context);
  },
);

function negation(refusal: LineRefusal): Explanation {
  return {
    span: faultSpan(refusal),
    what: 'A line with "not" lets nobody in, so among lines of which one is enough it has no effect.',
    remedy:
      'Put it between <RequireAll> and </RequireAll>, beside a line that lets people in, as "Require all granted".',
  };
}

function unknownProvider(refusal: LineRefusal, subject: Word, context: HtaccessContext): Explanation {
  const { node } = refusal;
  const { value, span } = subject;
  const meant = providerFor(value);
  return {
    span,
    what:
      authorizationProviderNames.includes(value.toLowerCase()) && value !== value.toLowerCase()
        ? `Require knows "${value.toLowerCase()}", in small letters only.`
        : `Require does not know "${quoted(value)}", or the module that brings it is not loaded.`,
    remedy:
      meant === null ? `Write one of: ${forms}.` : `Write "Require ${meant}", if that is what you meant.`,
    fixes: (): readonly Fix[] => {
      if (meant === null || !wouldBeTaken(node, span, meant, context)) return [];
      const change = editFile(context.file.path, { span, newText: meant });
      return [
        meant === value.toLowerCase() || meant === value.toLowerCase().replace('_', '-')
          ? safeFix(`Write "${meant}"`, change)
          : unsafeFix(`Write "${meant}"`, 'Who is let in then is a guess by the spelling.', change),
      ];
    },
  };
}

/** `granted` for `all granted`, `valid_user`, `User`, an address without `ip`. */
function providerFor(written: string): string | null {
  const lower = written.toLowerCase();
  if (authorizationProviderNames.includes(lower)) return lower;
  const hyphened = lower.replace('_', '-');
  if (authorizationProviderNames.includes(hyphened)) return hyphened;
  if (lower === 'granted' || lower === 'denied') return `all ${lower}`;
  if (/^\d+(?:\.\d+){1,3}(?:\/\d+)?$/.test(written)) return `ip ${written}`;
  const near = authorizationProviderNames.filter(
    (name) => name.length > 3 && distance(lower, name) <= (name.length > 6 ? 2 : 1),
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** `Require ip 192.0.2.1, 192.0.2.2`; null where what is at fault holds no comma. */
function commas(
  refusal: LineRefusal,
  subject: string,
  behind: readonly Word[],
  context: HtaccessContext,
): Explanation | null {
  const [first] = behind;
  const last = behind.at(-1);
  const written = faultText(refusal, context);
  if (!written.includes(',') || first === undefined || last === undefined) return null;
  const span = cover(first.span, last.span);
  const newText = withoutCommas(textOf(context.file.document.text, span));
  if (newText === null) return null;
  return {
    span: faultSpan(refusal),
    what: `Require ${quoted(subject)} cannot have "${quoted(written)}" behind it: a comma separates nothing.`,
    remedy: `Write "${quoted(newText)}", with spaces only.`,
    fixes: () =>
      wouldBeTaken(refusal.node, span, newText, context)
        ? [
            unsafeFix(
              `Write "${quoted(newText)}"`,
              'Who gets in then is a guess.',
              editFile(context.file.path, { span, newText }),
            ),
          ]
        : [],
  };
}

function wrongArgument(refusal: LineRefusal, subject: string, context: HtaccessContext): Explanation {
  const span = faultSpan(refusal);
  const written = faultText(refusal, context);
  const provider = authorizationProvider(subject);
  const takes = provider === null ? null : argumentWords[provider.takes];
  const meant = provider?.takes === 'granted-or-denied' ? grantedOrDenied(written) : null;
  const upper = provider?.takes === 'methods' ? written.toUpperCase() : null;
  const newText = meant ?? (upper === written ? null : upper);
  return {
    span,
    what: `Require ${quoted(subject)} cannot have "${quoted(written)}" behind it.`,
    remedy: takes === null ? `Write one of: ${forms}.` : `Write ${inWords([takes])} behind it.`,
    fixes: (): readonly Fix[] => {
      if (newText === null || !wouldBeTaken(refusal.node, span, newText, context)) return [];
      const change = editFile(context.file.path, { span, newText });
      return [
        newText === 'granted'
          ? unsafeFix(`Write "${newText}"`, 'Everybody is let in then.', change)
          : safeFix(`Write "${newText}"`, change),
      ];
    },
  };
}

/** Words of Order, Allow and Deny, and misspellings. */
function grantedOrDenied(written: string): string | null {
  const word = written.toLowerCase().replace(/^["']|["']$/g, '');
  if (/^(allow|allowed|grant|yes|on)$/.test(word) || distance(word, 'granted') <= 2) return 'granted';
  return /^(deny|no|off|forbidden)$/.test(word) || distance(word, 'denied') <= 2 ? 'denied' : null;
}
