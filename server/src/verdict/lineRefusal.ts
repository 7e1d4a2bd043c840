import type { ServerProfile } from '../apache/profile.js';
import type { Section } from '../syntax/htaccess/nodes.js';
import { parseHtaccess } from '../syntax/htaccess/parser.js';
import type { Encoding } from '../text/decode.js';
import type { Refusal } from './refusal.js';
import { refusalsIn } from './refusals.js';

/** A server that reads a file of some encoding. */
export interface Reader {
  readonly profile: ServerProfile;
  readonly encoding: Encoding;
}

/**
 * What the server would have against a line, were it to stand in these sections; null where it would take it. What
 * is wrong with the sections is left out.
 *
 * @param line without line end; an opening tag is read as that of an empty section.
 * @param sections around it, outermost first.
 */
export function lineRefusal(
  line: string,
  sections: readonly Section[],
  { profile, encoding }: Reader,
): Refusal | null {
  const own = /^\s*<([^\s>/]+)/.exec(line)?.[1];
  const above = sections.map(({ open }) => `${open.line.text}\n`).join('');
  const below = [...(own === undefined ? [] : [`</${own}>`]), ...sections.map(closingTag).reverse()];
  // A backslash directly before a line end would join the lines.
  const ended = line.endsWith('\\') ? `${line} ` : line;
  const document = parseHtaccess(`${above}${ended}\n${below.join('\n')}`);
  const refusals = refusalsIn(document, profile, encoding);
  // What is wrong with a section is noticed at its end.
  const isOfLine = ({ node, span, noticed }: Refusal): boolean =>
    node?.kind !== 'unmatchedSectionEnd' && span.start >= above.length && noticed.at === above.length;
  return refusals.find(isOfLine) ?? null;
}

const closingTag = ({ open }: Section): string => `</${open.nameText}>`;
