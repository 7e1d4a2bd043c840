import { directiveFacts } from '../../apache/directives.js';
import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import { folderOf, relative } from '../../text/path.js';
import { permissionByProfile } from '../../verdict/overridePermission.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { filesConcerned } from '../shared/decidedFiles.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { append } from '../shared/sections.js';
import { siteFront } from '../shared/siteFront.js';
import { inWords, quoted } from '../shared/wording.js';
import { type UnnamedEncoding, unnamedEncodings } from './unnamedEncodings.js';

/** Pages with letters beyond ASCII, of which neither they nor the server say the encoding; told once, at the site's top. */
export const missingCharset: HtaccessRule = {
  name: 'missing-charset',
  target: 'htaccess',
  severity: 'info',
  summary: 'Nothing says in which encoding pages are written: umlauts and accents may come out wrong.',

  *check(context: HtaccessContext) {
    const front = siteFront(context);
    if (front === null) return;
    const pages = unnamedEncodings(context, front.pages);
    if (pages.length === 0) return;
    const folder = folderOf(context.file.path);
    const names = pages.map(({ path }) => quoted(relative(folder, path)));
    yield {
      span: front.span,
      message: {
        what: `Neither ${inWords(names)} nor a line here says in which encoding the letters beyond ASCII are written.`,
        why: 'Browsers then guess, mostly the one that Windows has in western Europe and America: "ü" written in UTF-8 is shown as "Ã¼".',
        remedy:
          'Say it in the page, <meta charset="utf-8">, or for all pages of the site: AddDefaultCharset utf-8.',
      },
      related: filesConcerned(
        pages.map(({ path }) => path),
        'sent without its encoding',
      ),
      fixes: () => addCharset(context, pages),
    };
  },
};

/** Not where one of the pages is known to be written in another encoding, nor where a line says otherwise. */
function addCharset({ file, profile }: HtaccessContext, pages: readonly UnnamedEncoding[]): readonly Fix[] {
  const { document, path } = file;
  const facts = directiveFacts('AddDefaultCharset');
  if (facts === null || permissionByProfile(facts, profile) !== 'granted') return [];
  if (document.hasUnclosedSection || !pages.every(({ isUtf8 }) => isUtf8)) return [];
  if (directivesNamed(document, 'adddefaultcharset').length > 0) return [];
  const style = fileStyleOf(document);
  const edit = append(document.text, style, `${style.name('AddDefaultCharset')} utf-8`);
  return [
    unsafeFix(
      'Send all pages as UTF-8',
      'A page or text of the site that is written in another encoding, and that browsers have guessed right so far, is shown with wrong letters.',
      editFile(path, edit),
    ),
  ];
}
