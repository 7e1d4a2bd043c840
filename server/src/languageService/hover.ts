import { type Hover, MarkupKind } from 'vscode-languageserver';
import { lineIndexOf, type Position } from '../text/lineIndex.js';
import { directiveHover } from './hover/directiveHover.js';
import { findingHover } from './hover/findingHover.js';
import { handlerHover } from './hover/handlerHover.js';
import type { HoverContext } from './hover/hoverContext.js';
import { scriptHover } from './hover/scriptHover.js';
import { markdownOf, plainTextOf, separated } from './richText.js';

export type { HoverContext } from './hover/hoverContext.js';

/** What there is to say of the place under the cursor; null where nothing is. */
export function hoverAt(context: HoverContext, position: Position, markup: MarkupKind): Hover | null {
  const index = lineIndexOf(context.linted.text);
  const offset = index.offsetAt(position);
  const subject =
    context.linted.kind === 'script'
      ? scriptHover(context, offset)
      : (handlerHover(context, offset) ?? directiveHover(context, offset));
  const finding = findingHover(context, offset);
  const place = subject ?? finding;
  if (place === null) return null;
  const blocks = separated([subject?.blocks ?? [], finding?.blocks ?? []]);
  return {
    contents: {
      kind: markup,
      value: markup === MarkupKind.Markdown ? markdownOf(blocks) : plainTextOf(blocks),
    },
    range: index.rangeOf(place.span),
  };
}
