import { folderOf, relative } from '../../text/path.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { isWithoutAny, maySetHeaders, sendingFix, setsAny } from '../shared/missingHeader.js';
import { saysInItself } from '../shared/pageMeta.js';
import { siteFront } from '../shared/siteFront.js';
import { quoted } from '../shared/wording.js';

const names = ['referrer-policy'];

/** A site that leaves it to each browser how much of an address other sites are told; told once, at its top. */
export const missingReferrerPolicy: HtaccessRule = {
  name: 'missing-referrer-policy',
  target: 'htaccess',
  severity: 'info',
  summary: 'It is left to each browser how much of a page’s address other sites are told.',

  *check(context: HtaccessContext) {
    const { file, profile } = context;
    if (!maySetHeaders(profile) || setsAny(context, names)) return;
    const front = siteFront(context);
    const path = front?.htmlPages.find(
      (each) => isWithoutAny(context, each, names) && saysInItself(context, each, 'referrer') === 'no',
    );
    if (front === null || path === undefined) return;
    yield {
      span: front.span,
      message: {
        what: `Nothing says how much of its address ${quoted(relative(folderOf(file.path), path))} tells to other sites (Referrer-Policy).`,
        why: 'Browsers of today tell them the name of your site alone; older ones the whole address, with a search or a key that stands in it.',
        remedy: 'Say it: Header always set Referrer-Policy "strict-origin-when-cross-origin".',
      },
      related: [{ path, span: { start: 0, end: 0 }, message: 'sent without Referrer-Policy' }],
      fixes: () =>
        sendingFix(
          context,
          'Tell other sites the name of this one alone',
          'Another site that looks at the whole address from which visitors come, as one that counts them for you, no longer sees it in older browsers.',
          'Referrer-Policy "strict-origin-when-cross-origin"',
        ),
    };
  },
};
