import type { Section } from '../../syntax/htaccess/nodes.js';
import type { Explanation, LineRefusal } from '../shared/refusalRule.js';
import { quoted } from '../shared/wording.js';

/** `<RequireAll>` and its kin: one that holds nothing, or one that only denies where one that grants is needed. */
export function container({ place }: LineRefusal, { open, children }: Section): Explanation {
  const name = `<${quoted(open.nameText)}>`;
  const span = place ?? open.span;
  const holdsOne = children.some(
    (node) =>
      (node.kind === 'directive' && node.nameText.toLowerCase() === 'require') || node.kind === 'section',
  );
  if (/^requirenone$/i.test(open.nameText) && holdsOne) {
    return {
      span,
      what: `${name} lets nobody in, so among sections and lines of which one is enough it has no effect.`,
      remedy:
        'Put it between <RequireAll> and </RequireAll>, beside a line that lets people in, as "Require all granted".',
    };
  }
  return {
    span,
    what: `${name} holds no Require line that says who is let in.`,
    remedy: 'Write one into it, or delete the section.',
  };
}
