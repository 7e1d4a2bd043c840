import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import { directiveFacts } from '../../apache/directives.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import type { Word } from '../../syntax/htaccess/words.js';
import type { Span } from '../../text/span.js';
import type { GuardReading, Refusal } from '../../verdict/refusal.js';
import { firstRefusal } from '../../verdict/refusals.js';
import type { HtaccessContext } from '../rule.js';
import { inWords, quoted } from './wording.js';

/** What every refusal means for visitors, and on what it depends where the server is not known. */
export function whyRefused({ reached, guards, line }: Refusal, context: HtaccessContext): string {
  const answer = 'Apache answers "500 Internal Server Error" to every request below this folder';
  if (reached === 'yes') {
    const first = firstLineRefused(context);
    return first === null || first === line
      ? `${answer}: it stops at the first line that it cannot accept.`
      : `${answer}: it stops at line ${first}, and at this one once what it meets before it is mended.`;
  }
  if (guards.length === 0) return `Where the server's own settings do not change this line, ${answer}.`;
  const conditions = guards.map(({ section: { open }, holds }) => {
    const guard = `<${quoted(open.nameText)} ${quoted(open.argumentText)}> of line ${open.line.lastLine}`;
    return holds === 'yes' ? `${guard} holds` : `${guard} does not hold`;
  });
  return `Where ${inWords(conditions)}, ${answer}.`;
}

/** Every finding of a file asks for it. */
const firstLines = new WeakMap<HtaccessContext, number | null>();

/** The line that the server names. */
function firstLineRefused(context: HtaccessContext): number | null {
  const known = firstLines.get(context);
  if (known !== undefined) return known;
  const ofComments = context.trailingComments.flatMap(({ refusal }) => refusal ?? []);
  const line = firstRefusal([...context.refusals, ...ofComments])?.line ?? null;
  firstLines.set(context, line);
  return line;
}

/**
 * The refusals, but each tag once that the server refuses whether a guard holds or not: only the words depend on
 * that, and those of the guard that holds are kept.
 */
export function withOneReading(refusals: readonly Refusal[]): readonly Refusal[] {
  const readings = new Map<unknown, Refusal>();
  for (const refusal of refusals) {
    const { node, kind, noticed, guards } = refusal;
    const isOfTag = kind === 'unclosed-section' || kind === 'unmatched-section-end';
    const other = isOfTag && guards.length > 0 ? readings.get(node) : undefined;
    const isOther = other?.kind === kind && other.noticed.at === noticed.at && other.guards.length > 0;
    if (isOther) readings.set(node, whicheverHolds(other, refusal));
    else readings.set(isOfTag && !readings.has(node) ? node : refusal, refusal);
  }
  return [...readings.values()];
}

/** Guards that are one way in the one and the other in the other make no difference. */
function whicheverHolds(first: Refusal, second: Refusal): Refusal {
  const differs = ({ section, holds }: GuardReading): boolean =>
    second.guards.some((other) => other.section === section && other.holds !== holds);
  const guards = first.guards.filter((guard) => !differs(guard));
  return { ...first, guards, reached: guards.length === 0 ? 'yes' : 'maybe' };
}

/** The directive's name, or that of a section without its bracket. */
export const nameWordOf = (node: Directive | Section): Word =>
  node.kind === 'section' ? node.open.name : node.name;

/** As the server looks it up: a bracket behind the name of a directive does not count. */
export const lookedUpName = (node: Directive | Section): string =>
  node.kind === 'section' ? `<${node.open.nameText}` : node.nameText.replace(/>$/, '');

export const factsOf = (node: Directive | Section): DirectiveFacts | null =>
  directiveFacts(lookedUpName(node));

export const argumentsOf = (node: Directive | Section): readonly Word[] =>
  node.kind === 'section' ? node.open.arguments : node.arguments;

/** As a person would write it: `ProxyPass`, `<Files>`. */
export const displayName = (registered: string): string =>
  registered.startsWith('<') ? `${registered}>` : registered;

/** The name in a section's closing tag; null where it was never closed. */
export function closingName({ end }: Section): Span | null {
  if (end === null) return null;
  const start = end.span.start + 2;
  return { start, end: start + end.name.length };
}
