import { resolve } from '../../site/handlerMap.js';
import { touches } from '../../text/span.js';
import { separated } from '../richText.js';
import { headerLineHover } from './headerLineHover.js';
import type { HoverContext, HoverPart } from './hoverContext.js';
import { runBlocks } from './runHover.js';
import { shebangHover } from './shebangHover.js';

/** The first line of a script, or a header line that it writes. */
export function scriptHover(context: HoverContext, offset: number): HoverPart | null {
  const { site, settings, linted } = context;
  const script = site.scripts.get(linted.path);
  if (script === undefined) return null;
  const shebang = shebangHover(context, offset);
  const words = shebang ?? headerLineHover(script, offset);
  const { text } = script.script;
  const first = { start: 0, end: text.search(/\r?\n|$/) };
  if (shebang === null && !touches(first, offset)) return words;
  const resolutions = resolve(site, script.path, settings.profile);
  return {
    span: words?.span ?? first,
    blocks: separated([runBlocks(resolutions, script.path, site.root), words?.blocks ?? []]),
  };
}
