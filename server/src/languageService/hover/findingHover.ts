import { touches } from '../../text/span.js';
import { type Block, code, link, list, paragraph, separated, strong } from '../richText.js';
import type { HoverContext, HoverPart } from './hoverContext.js';

/**
 * What a diagnostic has no room for: the rule's page, and the conversions that cannot be done here. The
 * message itself is left to the client, which shows the diagnostic beside the hover.
 */
export function findingHover({ linted, pageOf }: HoverContext, offset: number): HoverPart | null {
  const touched = linted.findings.filter(({ span }) => touches(span, offset));
  const [first] = touched;
  if (first === undefined) return null;
  const parts = touched.map((finding): readonly Block[] => {
    const declined = finding.declined();
    return [
      paragraph(strong(finding.rule), ' · ', link('about this rule', pageOf(finding.rule))),
      ...(declined.length === 0
        ? []
        : [
            paragraph('Not possible here:'),
            list(...declined.map(({ target, reason }) => [code(target), ': ', reason])),
          ]),
    ];
  });
  return { span: first.span, blocks: separated(parts) };
}
