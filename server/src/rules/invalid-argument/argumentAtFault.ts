import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import { conventionalName } from '../../apache/directives.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import type { Word } from '../../syntax/htaccess/words.js';
import { overlaps, type Span } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import { faultSpan, faultText, type LineRefusal } from '../shared/refusalRule.js';
import { argumentsOf, displayName, factsOf, nameWordOf } from '../shared/refusals.js';

/** The word that a directive does not take, and all that its explanation may ask for. */
export interface ArgumentAtFault {
  readonly node: Directive | Section;
  readonly facts: DirectiveFacts | null;
  /** As a person would write it: `Options`, `<Limit>`. */
  readonly name: string;
  /** What is at fault, a word or a part of one; empty where something is missing. */
  readonly written: string;
  readonly span: Span;
  readonly words: readonly Word[];
  /** Among the words; -1 where it is none of them. */
  readonly index: number;
  readonly refusal: LineRefusal;
  readonly context: HtaccessContext;
}

export function argumentAtFault(refusal: LineRefusal, context: HtaccessContext): ArgumentAtFault {
  const { node, place } = refusal;
  const facts = factsOf(node);
  const words = argumentsOf(node);
  const index =
    place === null ? (words.length === 1 ? 0 : -1) : words.findIndex(({ span }) => touches(span, place));
  const only = place === null ? words[index] : undefined;
  return {
    node,
    facts,
    name: facts === null ? nameWordOf(node).value : displayName(conventionalName(facts)),
    written: withoutQuotes(only === undefined ? faultText(refusal, context) : only.value),
    span: only?.span ?? faultSpan(refusal),
    words,
    index,
    refusal,
    context,
  };
}

const touches = (word: Span, place: Span): boolean =>
  overlaps(word, place) ||
  (place.start === place.end && word.start <= place.start && place.start <= word.end);

const withoutQuotes = (written: string): string => /^(["'])(.*)\1$/s.exec(written)?.[2] ?? written;
