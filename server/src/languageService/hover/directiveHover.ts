import { type Directive, type SectionOpen, walk } from '../../syntax/htaccess/nodes.js';
import { touches } from '../../text/span.js';
import { code, paragraph, strong } from '../richText.js';
import { directiveWords } from './directiveWords.js';
import type { HoverContext, HoverPart } from './hoverContext.js';

/** The name of a directive or section under the cursor: what it does, and the facts about it. */
export function directiveHover({ linted }: HoverContext, offset: number): HoverPart | null {
  const named = linted.document === null ? null : namedAt(linted.document.nodes, offset);
  if (named === null) return null;
  const name = named.name.value;
  const words = directiveWords(name);
  return {
    span: named.name.span,
    blocks: [
      words === null ? paragraph(strong(name)) : paragraph(strong(name), ': ', words),
      paragraph(code(name)),
    ],
  };
}

function namedAt(nodes: Parameters<typeof walk>[0], offset: number): Directive | SectionOpen | null {
  for (const { node } of walk(nodes)) {
    const named = node.kind === 'directive' ? node : node.kind === 'section' ? node.open : null;
    if (named !== null && touches(named.name.span, offset)) return named;
  }
  return null;
}
