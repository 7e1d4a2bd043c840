import { folderOf, relative } from '../../text/path.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { isWithoutAny, maySetHeaders, sendingFix, setsAny } from '../shared/missingHeader.js';
import { siteFront } from '../shared/siteFront.js';
import { quoted } from '../shared/wording.js';
import { ownRedirect } from './ownRedirect.js';

const names = ['strict-transport-security'];

/** A site that sends visitors on from http to https, each time anew; told once, at its top. */
export const missingHsts: HtaccessRule = {
  name: 'missing-hsts',
  target: 'htaccess',
  severity: 'info',
  summary: 'The site sends visitors on to https, and does not tell browsers to come by https at once.',

  *check(context: HtaccessContext) {
    const { file, profile } = context;
    if (!maySetHeaders(profile) || setsAny(context, names)) return;
    const front = siteFront(context);
    if (front === null) return;
    for (const path of front.pages) {
      if (!isWithoutAny(context, path, names)) continue;
      const redirect = ownRedirect(context, path);
      if (redirect === null) continue;
      const { line, condition } = redirect;
      const place = line.path === file.path ? '' : ` of ${quoted(relative(folderOf(file.path), line.path))}`;
      yield {
        span: front.span,
        message: {
          what: `Line ${line.directive.line.lastLine}${place} sends visitors on to https, and nothing tells browsers to come by https at once (Strict-Transport-Security).`,
          why: 'Who types the name of the site asks by http first, and whoever is between, as in an open wireless network, can answer in its place.',
          remedy:
            'Send the field with a short time first, and a longer one, as max-age=31536000, once all works by https.',
        },
        related: [{ path: line.path, span: line.directive.span, message: 'sends visitors on to https' }],
        fixes: () =>
          sendingFix(
            context,
            'Have browsers come by https for a day at a time',
            'For so long browsers ask this name by https alone: should the certificate run out, visitors cannot get in at all.',
            `Strict-Transport-Security "max-age=86400"${condition === null ? '' : ` ${condition}`}`,
          ),
      };
      return;
    }
  },
};
