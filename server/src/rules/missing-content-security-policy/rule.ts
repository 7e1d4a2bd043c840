import { folderOf, relative } from '../../text/path.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { isWithoutAny, maySetHeaders, sendingFix, setsAny } from '../shared/missingHeader.js';
import { saysInItself } from '../shared/pageMeta.js';
import { siteFront } from '../shared/siteFront.js';
import { quoted } from '../shared/wording.js';

/** Whoever tries a policy out has begun. */
const names = ['content-security-policy', 'content-security-policy-report-only'];

/** A site whose pages may load and run scripts from anywhere; told once, at its top. */
export const missingContentSecurityPolicy: HtaccessRule = {
  name: 'missing-content-security-policy',
  target: 'htaccess',
  severity: 'info',
  summary: 'No policy says which scripts the pages may run: one that is smuggled in runs, too.',

  *check(context: HtaccessContext) {
    const { file, profile } = context;
    if (!maySetHeaders(profile) || setsAny(context, names)) return;
    const front = siteFront(context);
    const path = front?.htmlPages.find(
      (each) =>
        isWithoutAny(context, each, names) && saysInItself(context, each, 'content-security-policy') === 'no',
    );
    if (front === null || path === undefined) return;
    yield {
      span: front.span,
      message: {
        what: `No policy says which scripts ${quoted(relative(folderOf(file.path), path))} may run (Content-Security-Policy).`,
        why: 'Should a page ever show what a visitor has typed with the HTML in it, a script in that runs for everybody who looks. A policy is a second wall against this.',
        remedy:
          'Try one out first: with Content-Security-Policy-Report-Only "default-src \'self\'" nothing is blocked, and the browser’s console shows what would be.',
      },
      related: [{ path, span: { start: 0, end: 0 }, message: 'sent without Content-Security-Policy' }],
      fixes: () =>
        sendingFix(
          context,
          'Try a policy out without blocking anything',
          'It protects nobody until it is sent as Content-Security-Policy, and the consoles of visitors’ browsers show what it would block.',
          'Content-Security-Policy-Report-Only "default-src \'self\'"',
        ),
    };
  },
};
