import { isModuleLoaded } from '../../apache/profile.js';
import { linesNamed } from '../../site/configBlock.js';
import { levelsFor } from '../../site/configuration.js';
import { filesWithin } from '../../site/filesWithin.js';
import { resolve } from '../../site/handlerMap.js';
import { plainRequest } from '../../site/plainRequest.js';
import { worldsOf } from '../../site/world.js';
import { folderOf, nameOf, relative } from '../../text/path.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { addedLines } from '../shared/addedLines.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { isWithoutAny, maySetHeaders, setsAny } from '../shared/missingHeader.js';
import { siteFront } from '../shared/siteFront.js';
import { quoted } from '../shared/wording.js';

const names = ['cache-control', 'expires'];
const mostFiles = 20;

/** A site that leaves it to browsers how long they keep its pictures and styles; off unless the settings turn it on. */
export const missingCachePolicy: HtaccessRule = {
  name: 'missing-cache-policy',
  target: 'htaccess',
  severity: 'info',
  default: 'off',
  summary: 'No line says how long browsers may keep pictures, style sheets and scripts.',

  *check(context: HtaccessContext) {
    const { file, profile } = context;
    if (isModuleLoaded(profile, 'expires') === 'no' || !maySetHeaders(profile) || setsAny(context, names))
      return;
    const front = siteFront(context);
    const path = front === null ? undefined : withoutPolicy(context);
    if (front === null || path === undefined) return;
    yield {
      span: front.span,
      message: {
        what: `No line says how long browsers may keep ${quoted(relative(folderOf(file.path), path))}.`,
        why: 'They guess by the age of the file, or ask for it again with every page.',
        remedy: 'Say it by type, as: ExpiresActive On, ExpiresByType image/png "access plus 1 month".',
      },
      related: [{ path, span: { start: 0, end: 0 }, message: 'sent without Cache-Control and Expires' }],
      fixes: () => {
        const edit = addedLines(context, 'expires', [
          ['ExpiresActive', 'On'],
          ...keptFor.map(([type, time]) => ['ExpiresByType', `${type} "access plus ${time}"`] as const),
        ]);
        return edit === null
          ? []
          : [
              unsafeFix(
                'Let browsers keep pictures for a month, styles and scripts for a day',
                'A picture, style sheet or script that you change under its old name is seen by who has been there before only after that time.',
                editFile(file.path, edit),
              ),
            ];
      },
    };
  },
};

const keptFor: readonly (readonly [type: string, time: string])[] = [
  ...['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/svg+xml', 'font/woff2'].map(
    (type) => [type, '1 month'] as const,
  ),
  ...['text/css', 'text/javascript', 'application/javascript'].map((type) => [type, '1 day'] as const),
];

const withoutPolicy = (context: HtaccessContext): string | undefined => {
  const { file, site, profile } = context;
  return filesWithin(site, folderOf(file.path))
    .filter((path) => /\.(?:css|js|png|jpe?g|gif|svg|webp|woff2)$/i.test(nameOf(path)))
    .slice(0, mostFiles)
    .find(
      (path) =>
        resolve(site, path, profile).every((each) => each.class === 'static' && each.status === null) &&
        isWithoutAny(context, path, names) &&
        worldsOf(profile).every((world) =>
          levelsFor(site, plainRequest(site, path), world).every(
            ({ block }) => linesNamed(block, 'ExpiresActive').length === 0,
          ),
        ),
    );
};
