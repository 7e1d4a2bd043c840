import type { Fix } from '../../site/change.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { insertion } from '../../text/edit.js';
import { cover } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import { faultSpan, lineRefusalRule } from '../shared/refusalRule.js';
import { argumentsOf } from '../shared/refusals.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { inWords, quoted } from '../shared/wording.js';

/** `Options -Indexes FollowSymLinks`: with signs a line changes what is in force, without it replaces it. */
export const mixedOptionsSigns = lineRefusalRule(
  'mixed-options-signs',
  'Options with + or - and options without stand on one line: 500.',
  (refusal, context) => {
    const { node } = refusal;
    const words = argumentsOf(node).map(({ value }) => value);
    const bare = words.filter((word) => !isSigned(word));
    const signed = words.filter(isSigned);
    return {
      span: faultSpan({ ...refusal, place: wordsSpan(node) ?? refusal.place }),
      what: `${inWords(bare.map((word) => `"${quoted(word)}"`))} ${bare.length === 1 ? 'has' : 'have'} no sign, and ${inWords(signed.map((word) => `"${quoted(word)}"`))} ${signed.length === 1 ? 'has' : 'have'} one.`,
      remedy:
        'Give each option a sign, which changes what is in force above this folder, or none, which replaces it.',
      fixes: () => fixesFor(node, bare, context),
    };
  },
);

const isSigned = (word: string): boolean => /^[+-]/.test(word);

function wordsSpan(node: Directive | Section): ReturnType<typeof cover> | null {
  const words = argumentsOf(node);
  const [first] = words;
  const last = words.at(-1);
  return first === undefined || last === undefined ? null : cover(first.span, last.span);
}

/** With a minus on the line the rest can only be meant to be added. What shows or runs more is for a person to say. */
function fixesFor(
  node: Directive | Section,
  bare: readonly string[],
  context: HtaccessContext,
): readonly Fix[] {
  if (bare.some((word) => /^(all|none)$/i.test(word))) return [];
  const whole = wordsSpan(node);
  const words = argumentsOf(node);
  if (whole === null || words.some(({ quote }) => quote !== null)) return [];
  const signed = words.map(({ value }) => (isSigned(value) ? value : `+${value}`)).join(' ');
  if (!wouldBeTaken(node, whole, signed, context)) return [];
  const edits = words.filter(({ value }) => !isSigned(value)).map(({ span }) => insertion(span.start, '+'));
  const title = `Write ${inWords(bare.map((word) => `+${quoted(word)}`))}`;
  const change = editFile(context.file.path, ...edits);
  return [
    bare.every((word) => /^(followsymlinks|symlinksifownermatch|multiviews)$/i.test(word))
      ? safeFix(title, change)
      : unsafeFix(
          title,
          `${inWords(bare)} ${bare.length === 1 ? 'is' : 'are'} then switched on here.`,
          change,
        ),
  ];
}
