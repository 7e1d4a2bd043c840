import type { LogicalLine } from '../../syntax/htaccess/logicalLines.js';
import type { Directive, HtaccessNode, SectionOpen } from '../../syntax/htaccess/nodes.js';
import { parseLines } from '../../syntax/htaccess/parser.js';
import { withText } from './macros.js';
import type { ServerState } from './serverState.js';

/** A line with its variables expanded by what is defined when its turn comes: it is taken apart anew. */
export function expandedDirective(directive: Directive, state: ServerState): Directive {
  const node = expandedNode(directive.line, state);
  return node?.kind === 'directive' ? node : directive;
}

export function expandedOpen(open: SectionOpen, state: ServerState): SectionOpen {
  const node = expandedNode(open.line, state);
  return node?.kind === 'section' ? node.open : open;
}

const expandedNode = (line: LogicalLine, state: ServerState): HtaccessNode | undefined =>
  line.text.includes('${') ? parseLines([withText(line, state.expand(line.text))])[0] : undefined;
