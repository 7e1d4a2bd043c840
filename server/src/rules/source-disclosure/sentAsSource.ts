import { htaccessFilesFor } from '../../site/configTree.js';
import { matchesExpression } from '../../site/fileSection.js';
import { resolve } from '../../site/handlerMap.js';
import type { HtaccessFile, Site } from '../../site/site.js';
import { type Directive, isNamed } from '../../syntax/htaccess/nodes.js';
import { flagsIn, rewriteArguments } from '../../syntax/htaccess/rewriteArguments.js';
import { folderOf, relative } from '../../text/path.js';
import type { DisclosureContext } from './disclosure.js';
import { isForSome } from './forSome.js';

/** Types that say on purpose: this is to be read, or to be kept. */
const forReading = /^(text\/(plain|x-.*)|application\/(octet-stream|x-python.*|x-perl|force-download))$/;

/**
 * Whether the server sends the file as it is to whoever asks: in every world no handler runs it, nobody is shut out,
 * no line gives it a type to be read as, and no rewrite rule takes the request.
 */
export const isSentAsSource = (
  { site, profile }: Pick<DisclosureContext, 'site' | 'profile'>,
  path: string,
): boolean =>
  resolve(site, path, profile).every(
    ({ handler, action, denied, rewrittenTo, status, contentType }) =>
      action === null &&
      (handler === null || handler === 'default-handler') &&
      denied === null &&
      rewrittenTo === null &&
      status === null &&
      (contentType?.line == null || !forReading.test(contentType.value)),
  ) &&
  !isForSome(site, path) &&
  !isTurnedAway(site, path);

/**
 * Whether a `RewriteRule` or a `Redirect` may answer in the place of the file, also where that is not known for sure: for
 * some visitors, or by an address at which no file of the site is.
 */
function isTurnedAway(site: Site, path: string): boolean {
  return htaccessFilesFor(site, folderOf(path)).some((file) => {
    let conditional = false;
    for (const { node } of file.document.placed) {
      if (node.kind !== 'directive') continue;
      if (isNamed(node, 'RewriteRule') && takes(file, node, path, conditional)) return true;
      if (/^redirect(match)?$/i.test(node.nameText) && redirects(site, node, path)) return true;
      conditional = isNamed(node, 'RewriteCond');
    }
    return false;
  });
}

/** A condition is mostly that no such file is there. */
function takes(file: HtaccessFile, rule: Directive, path: string, conditional: boolean): boolean {
  const words = rewriteArguments(rule);
  if (words === null) return false;
  const refuses = flagsIn(words.flags).some((flag) =>
    /^(f|forbidden|g|gone|r=4\d\d|redirect=4\d\d)$/i.test(flag),
  );
  if (!refuses && (conditional || words.second.text === '-')) return false;
  const pattern = words.first.text;
  const subject = relative(folderOf(file.path), path);
  return pattern.startsWith('!')
    ? !matchesExpression(pattern.slice(1), subject)
    : matchesExpression(pattern, subject);
}

function redirects(site: Site, { nameText, arguments: words }: Directive, path: string): boolean {
  const subject = `/${relative(site.root, path)}`;
  return words.some(({ value }) =>
    nameText.length > 'redirect'.length
      ? matchesExpression(value, subject)
      : value.startsWith('/') && subject.startsWith(value),
  );
}
