import type { ScriptFile } from '../../site/site.js';
import type { HeaderBlock, HeaderField } from '../../syntax/script/entrypointScript.js';
import { touches } from '../../text/span.js';
import { code, list, paragraph, strong } from '../richText.js';
import type { HoverContext, HoverPart } from './hoverContext.js';
import { shebangHover } from './shebangHover.js';

/** The shebang line of a script, or a header line that it writes. */
export function scriptHover(context: HoverContext, offset: number): HoverPart | null {
  const script = context.site.scripts.get(context.linted.path);
  if (script === undefined) return null;
  return shebangHover(context, offset) ?? headerHover(script, offset);
}

function headerHover(script: ScriptFile, offset: number): HoverPart | null {
  const { response } = script.script;
  if (response.kind !== 'read') return null;
  for (const block of response.paths) {
    const touched = block.fields.filter(({ span }) => touches(span, offset));
    const [first] = touched;
    if (first === undefined) continue;
    return {
      span: first.span,
      blocks: [
        paragraph(strong('Header of the answer'), ', as Apache reads what this script prints:'),
        list(...touched.map((field) => [code(field.line), ': ', meaningOf(field)])),
        paragraph(endInWords(block)),
      ],
    };
  }
  return null;
}

function meaningOf({ name, value }: HeaderField): string {
  switch (name.toLowerCase()) {
    case 'content-type':
      return 'the media type of the body. Every answer with a body needs it.';
    case 'status':
      return value === null || /^\d{3}\b/.test(value)
        ? 'the status of the answer. Apache takes it out of the header.'
        : 'the status of the answer has to start with a number of three digits: this answers 500.';
    case 'location':
      if (value === null) return 'Apache answers with another page of this site, or with a redirect.';
      return value.startsWith('/')
        ? 'a path on this site: Apache fetches that page itself and sends it, without a redirect.'
        : 'Apache answers with a redirect (302, unless a Status line says otherwise).';
    case 'content-length':
      return 'how many bytes follow. A wrong number cuts the page off.';
    case 'set-cookie':
      return 'a cookie for the browser.';
    default:
      return 'sent on to the browser as it is.';
  }
}

function endInWords({ end }: HeaderBlock): string {
  switch (end.kind) {
    case 'separator':
      return 'An empty line follows, as it must: what comes next is the page.';
    case 'body-without-separator':
      return 'No empty line follows: the page itself is read as a header line, and the answer is 500.';
    case 'end-of-output':
      return 'The output ends without an empty line: the answer is 500.';
  }
}
