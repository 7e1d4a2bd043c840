import { filesWithin } from '../../site/filesWithin.js';
import { resolve } from '../../site/handlerMap.js';
import { folderOf, relative } from '../../text/path.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { isAssetName } from '../shared/fileNames.js';
import { isWithoutAny, maySetHeaders, sendingFix, setsAny } from '../shared/missingHeader.js';
import { type SiteFront, siteFront } from '../shared/siteFront.js';
import { quoted } from '../shared/wording.js';

const header = 'X-Content-Type-Options';
const names = [header.toLowerCase()];

/** Files looked at until one is found that is sent without the field. */
const mostFiles = 20;

/**
 * A site whose files are sent without `X-Content-Type-Options: nosniff`; told once, at its top. Silent where nothing but
 * programs answer: what they write they may say themselves, and nobody uploads it.
 */
export const missingNosniff: HtaccessRule = {
  name: 'missing-nosniff',
  target: 'htaccess',
  severity: 'warning',
  summary: 'No line keeps browsers from guessing what a file is: an upload may be run as a script.',

  *check(context: HtaccessContext) {
    const { file, profile } = context;
    if (!maySetHeaders(profile) || setsAny(context, names)) return;
    const front = siteFront(context);
    if (front === null) return;
    const path = sentAsTheyAre(context, front).find((each) => isWithoutAny(context, each, names));
    if (path === undefined) return;
    const sent = quoted(relative(folderOf(file.path), path));
    yield {
      span: front.span,
      message: {
        what: `Nothing on this site sends "${header}: nosniff"; ${sent} comes without it.`,
        why: 'The site works without it. But a browser may then take a file for what it is not: an uploaded text or picture can be run as a script of your site.',
        remedy: `Send the field with every answer: Header always set ${header} "nosniff".`,
      },
      related: [{ path, span: { start: 0, end: 0 }, message: `sent without ${header}` }],
      fixes: () =>
        sendingFix(
          context,
          `Send ${header}: nosniff`,
          'A script or a style sheet that the server sends with a wrong type, as text/plain, is no longer used by browsers.',
          `${header} "nosniff"`,
        ),
    };
  },
};

/** Pages, style sheets, pictures and the like that everybody gets as they are. */
function sentAsTheyAre({ file, site, profile }: HtaccessContext, { pages }: SiteFront): readonly string[] {
  const assets = filesWithin(site, folderOf(file.path)).filter(isAssetName);
  return [...pages, ...assets.slice(0, mostFiles)].filter((path) =>
    resolve(site, path, profile).every((each) => each.class === 'static' && each.status === null),
  );
}
