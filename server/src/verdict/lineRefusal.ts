import type { ServerProfile } from '../apache/profile.js';
import type { LogicalLine } from '../syntax/htaccess/logicalLines.js';
import type { HtaccessNode, Section } from '../syntax/htaccess/nodes.js';
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
  const document = parseHtaccess(
    [
      ...sections.map(({ open }) => open.line.text),
      line,
      ...(own === undefined ? [] : [`</${own}>`]),
      ...sections.map(({ open }) => `</${open.name.value}>`).reverse(),
    ].join('\n'),
  );
  const tried = document.lines[sections.length];
  if (tried === undefined) return null;
  for (const { node } of document.placed) {
    if (lineOf(node) !== tried) continue;
    const refusals = refusalsIn(document, profile, encoding);
    return refusals.find((refusal) => refusal.node === node && refusal.noticed.at === tried.start) ?? null;
  }
  return null;
}

function lineOf(node: HtaccessNode): LogicalLine {
  switch (node.kind) {
    case 'section':
      return node.open.line;
    case 'unmatchedSectionEnd':
      return node.end.line;
    default:
      return node.line;
  }
}
