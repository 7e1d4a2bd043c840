import { folderOf, relative } from '../../text/path.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { isWithoutAny, maySetHeaders, sendingFix, setsAny } from '../shared/missingHeader.js';
import { siteFront } from '../shared/siteFront.js';
import { quoted } from '../shared/wording.js';

/** Either says who may show a page in a frame: the latter by its `frame-ancestors`. */
const names = ['x-frame-options', 'content-security-policy'];

/** A site whose pages any other site may show in a frame of its own; told once, at its top. */
export const missingFrameProtection: HtaccessRule = {
  name: 'missing-frame-protection',
  target: 'htaccess',
  severity: 'info',
  summary: 'Any other site may show the pages in a frame, and have visitors click what they do not see.',

  *check(context: HtaccessContext) {
    const { file, profile } = context;
    if (!maySetHeaders(profile) || setsAny(context, names)) return;
    const front = siteFront(context);
    const path = front?.htmlPages.find((each) => isWithoutAny(context, each, names));
    if (front === null || path === undefined) return;
    yield {
      span: front.span,
      message: {
        what: `Any other site may show ${quoted(relative(folderOf(file.path), path))} in a frame: it comes with neither X-Frame-Options nor frame-ancestors.`,
        why: 'A site that means harm can lay your page, unseen, over its own, and have visitors click your buttons. Pages without a login or a form have little to lose.',
        remedy: 'Let only your own pages do so: Header always set X-Frame-Options "SAMEORIGIN".',
      },
      related: [{ path, span: { start: 0, end: 0 }, message: 'sent without a word about frames' }],
      fixes: () =>
        sendingFix(
          context,
          'Let only pages of this site show its pages in a frame',
          'Another site that shows a page of yours in a frame, as a shop or a map that others embed, then shows nothing there.',
          'X-Frame-Options "SAMEORIGIN"',
        ),
    };
  },
};
