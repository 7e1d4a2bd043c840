import { type HeaderLine, isAdding } from '../../site/headers/headerLine.js';
import { markerBlockAt } from '../../site/insertionPoint.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { headerLinesOf } from '../shared/headerLines.js';
import { securityHeaders } from '../shared/securityHeaders.js';
import { inWords, quoted } from '../shared/wording.js';

/**
 * `Header set` without `always` for a field that tells browsers what they may do: the server leaves it out of its own
 * answers. Silent where a page of the site answers for what is not found: that comes with all fields.
 */
export const headerOnlyOnSuccess: HtaccessRule = {
  name: 'header-only-on-success',
  target: 'htaccess',
  severity: 'info',
  summary: 'A header field for safety that error pages and redirects lack, since "always" is missing.',

  *check(context: HtaccessContext) {
    const headers = headerLinesOf(context).map(({ header }) => header);
    const always = new Set(headers.filter(({ table }) => table === 'always').map(({ name }) => name));
    const lacking = headers.filter(
      (header) =>
        header.table === 'onsuccess' &&
        isAdding(header) &&
        securityHeaders.has(header.name) &&
        !always.has(header.name),
    );
    const [first, ...others] = lacking;
    if (first === undefined || hasPageForMissing(context)) return;
    const names = [...new Set(lacking.map(({ nameWord }) => quoted(nameWord.value.replace(/:.*/s, ''))))];
    yield {
      span: first.actionWord.span,
      message: {
        what: `Error pages and redirects come without ${inWords(names)}: "Header set" is for answers of the site alone.`,
        why: 'What the server answers by itself, as 404, 403, 500 or a redirect, has only what stands behind "Header always".',
        remedy: 'Write "Header always set".',
      },
      related: others.map(({ line, actionWord }) => ({
        path: line.path,
        span: actionWord.span,
        message: 'for answers of the site alone, too',
      })),
      fixes: () => {
        const edits = editsFor(context, headers, new Set(lacking.map(({ name }) => name)));
        return edits === null
          ? []
          : [
              unsafeFix(
                `Send ${inWords(names)} always`,
                'A program that sends the same field itself, and that the server runs without CGI, as PHP within the server, then sends it a second time.',
                editFile(context.file.path, ...edits),
              ),
            ];
      },
    };
  },
};

/** `ErrorDocument 404 /missing.html`: the server asks itself for it, and answers with what that page has. */
const hasPageForMissing = ({ file, site }: HtaccessContext): boolean =>
  [...site.htaccess.values()].some(
    ({ document, path }) =>
      (path === file.path || path.length < file.path.length) &&
      directivesNamed(document, 'errordocument').some(
        ({ node }) => node.arguments[0]?.value === '404' && /^\//.test(node.arguments[1]?.value ?? ''),
      ),
  );

/**
 * All lines that speak of the fields have to change the same list; null where that cannot be done, since other files speak
 * of them, or a hosting panel writes the lines.
 */
function editsFor(
  { file, site }: HtaccessContext,
  headers: readonly HeaderLine[],
  names: ReadonlySet<string>,
): readonly TextEdit[] | null {
  const elsewhere = [...site.htaccess.values()].some(
    ({ path, document }) =>
      path !== file.path &&
      directivesNamed(document, 'header').some(({ node }) =>
        node.arguments.some(({ value }) => names.has(value.toLowerCase())),
      ),
  );
  const own = headers.filter(({ name, action }) => names.has(name) && action !== 'echo' && action !== 'note');
  if (elsewhere || own.some(({ actionWord }) => markerBlockAt(file, actionWord.span.start) !== null))
    return null;
  return own.map(({ line, actionWord }) => {
    const [first] = line.directive.arguments;
    return first === undefined || first === actionWord
      ? insertion(actionWord.span.start, 'always ')
      : { span: first.span, newText: 'always' };
  });
}
