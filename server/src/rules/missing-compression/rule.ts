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
import { maySetHeaders } from '../shared/missingHeader.js';
import { siteFront } from '../shared/siteFront.js';
import { quoted } from '../shared/wording.js';

const mostFiles = 20;

const types =
  'text/html text/plain text/css text/javascript application/javascript application/json image/svg+xml';

/** A site whose texts are sent uncompressed, as far as its own files say; off unless the settings turn it on. */
export const missingCompression: HtaccessRule = {
  name: 'missing-compression',
  target: 'htaccess',
  severity: 'info',
  default: 'off',
  summary: 'No line compresses pages, style sheets and scripts on their way to visitors.',

  *check(context: HtaccessContext) {
    const { file, profile } = context;
    if (isModuleLoaded(profile, 'deflate') === 'no' || !maySetHeaders(profile)) return;
    if (/deflate|brotli|gzip/i.test(file.document.text)) return;
    const front = siteFront(context);
    const path = front === null ? undefined : uncompressed(context);
    if (front === null || path === undefined) return;
    yield {
      span: front.span,
      message: {
        what: `No line here compresses ${quoted(relative(folderOf(file.path), path))} on its way to visitors.`,
        why: 'Texts shrink to a third or less; over a slow connection pages are there sooner. Many servers do it by their own configuration.',
        remedy: `Let the server compress texts: AddOutputFilterByType DEFLATE ${types}.`,
      },
      related: [{ path, span: { start: 0, end: 0 }, message: 'sent as it is' }],
      fixes: () => {
        const edit = addedLines(context, 'deflate', [['AddOutputFilterByType', `DEFLATE ${types}`]]);
        return edit === null
          ? []
          : [
              unsafeFix(
                'Compress texts',
                'Each answer takes the server a little longer. A page that shows both what a visitor has sent and a secret can tell the secret by its length.',
                editFile(file.path, edit),
              ),
            ];
      },
    };
  },
};

/** A text that is sent as it is, with no filter set for it. */
const uncompressed = ({ file, site, profile }: HtaccessContext): string | undefined =>
  filesWithin(site, folderOf(file.path))
    .filter((path) => /^[^.].*\.(?:html?|css|js|json|svg|txt)$/i.test(nameOf(path)))
    .slice(0, mostFiles)
    .find(
      (path) =>
        resolve(site, path, profile).every((each) => each.class === 'static' && each.status === null) &&
        worldsOf(profile).every((world) =>
          levelsFor(site, plainRequest(site, path), world).every(({ block }) =>
            ['AddOutputFilter', 'AddOutputFilterByType', 'FilterChain', 'SetOutputFilter'].every(
              (name) => linesNamed(block, name).length === 0,
            ),
          ),
        ),
    );
