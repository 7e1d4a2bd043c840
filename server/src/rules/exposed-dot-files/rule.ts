import type { Fix } from '../../site/change.js';
import { markerBlockAt } from '../../site/insertionPoint.js';
import { folderOf, relative } from '../../text/path.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { addedLines } from '../shared/addedLines.js';
import { mostRelated } from '../shared/decidedFiles.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { endOf } from '../shared/siteFront.js';
import { inWords, quoted } from '../shared/wording.js';
import { exposedFiles } from './exposedFiles.js';

/** Files beside the pages that hold what visitors must not have, and that they get: `.env`, `.git`, `.htpasswd`. */
export const exposedDotFiles: HtaccessRule = {
  name: 'exposed-dot-files',
  target: 'htaccess',
  severity: 'warning',
  summary: 'Visitors get .git, .env and their kin, with passwords and the source of the site in them.',

  *check(context: HtaccessContext) {
    const { file } = context;
    const last = file.document.nodes.at(-1);
    if (last === undefined) return;
    const exposed = exposedFiles(context);
    const [first] = exposed;
    if (first === undefined) return;
    const folder = folderOf(file.path);
    yield {
      span: endOf(last),
      message: {
        what: `No line here keeps visitors from ${inWords(exposed.map(({ path }) => quoted(relative(folder, path))))}.`,
        why: `${first.holds} Programs go through the addresses of the web and ask each for such names.`,
        remedy:
          'Leave them out when you upload the site, or put them above it. Else let nobody have what begins with a dot.',
      },
      related: exposed.slice(0, mostRelated).map(({ path }) => ({
        path,
        span: { start: 0, end: 0 },
        message: 'everybody may have it',
      })),
      fixes: () => denyAll(context),
    };
  },
};

/** By the address, so that what lies in such a folder is hidden with it: `<Files ".*">` looks at the last name alone. */
function denyAll(context: HtaccessContext): readonly Fix[] {
  const { file } = context;
  const edit = addedLines(context, 'alias', [['RedirectMatch', '404 "/\\.(?!well-known(/|$))"']]);
  if (edit === null || markerBlockAt(file, edit.span.start) !== null) return [];
  return [
    unsafeFix(
      'Answer 404 for all that begins with a dot',
      'Visitors no longer get anything with such a name, /.well-known aside.',
      editFile(file.path, edit),
    ),
  ];
}
