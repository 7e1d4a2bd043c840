import { isGuard } from '../../apache/guards.js';
import { htaccessFilesFor } from '../../site/configTree.js';
import { isFileSection, matchesFile } from '../../site/fileSection.js';
import type { Site } from '../../site/site.js';
import type { World } from '../../site/world.js';
import { type Directive, isNamed, type Section } from '../../syntax/htaccess/nodes.js';
import { flagsIn, rewriteArguments } from '../../syntax/htaccess/rewriteArguments.js';
import { folderOf, nameOf } from '../../text/path.js';

/**
 * Whether a line in force for the script hands it the Authorization header. Of `CGIPassAuth` and
 * `WSGIPassAuthorization` the last counts, lines in sections for files behind all others; variables add up over the
 * folders; of rewriting the lowest folder that has any is in force, unless it inherits. What depends on the request
 * may hand it on.
 *
 * Seen on a real Apache 2.4 under mod_cgid, mod_fcgid, mod_wsgi and mod_proxy_fcgi.
 */
export function isHandedOn(site: Site, path: string, handler: string, world: World): boolean {
  const switches = new Map<string, boolean>();
  let byVariable = false;
  let byRewriting = false;
  for (const inSections of [false, true]) {
    for (const file of htaccessFilesFor(site, folderOf(path))) {
      const lines = file.document.placed.flatMap(({ node, sections }) =>
        node.kind === 'directive' &&
        sections.some(({ open }) => !isGuard(open.nameText)) === inSections &&
        sections.every((section) => mayHold(section, path, world))
          ? [node]
          : [],
      );
      for (const line of lines) {
        const on = /^on$/i.test(line.arguments[0]?.value ?? '');
        if (isSwitch(line)) switches.set(line.nameText.toLowerCase(), on);
        if (setsVariable(line)) byVariable = true;
      }
      byRewriting = rewrites(lines, byRewriting);
    }
  }
  return (
    byVariable ||
    byRewriting ||
    switches.get('cgipassauth') === true ||
    (handler === 'wsgi-script' && switches.get('wsgipassauthorization') === true)
  );
}

function mayHold({ open }: Section, path: string, world: World): boolean {
  if (isGuard(open.nameText)) return world.holds(open);
  return !isFileSection(open) || matchesFile(open, nameOf(path));
}

const isSwitch = (line: Directive): boolean =>
  isNamed(line, 'CGIPassAuth') || isNamed(line, 'WSGIPassAuthorization');

const names = /^(REDIRECT_)?HTTP_AUTHORIZATION(=|$)/;

/** `SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1` and its kin; no request has a header HTTP_AUTHORIZATION. */
function setsVariable({ nameText, arguments: words }: Directive): boolean {
  if (/^setenv$/i.test(nameText)) return names.test(words[0]?.value ?? '');
  if (!/^setenvif(nocase|expr)?$/i.test(nameText)) return false;
  const [first, ...rest] = words;
  return first?.value !== 'HTTP_AUTHORIZATION' && rest.some(({ value }) => names.test(value));
}

/** @param above whether what was read so far rewrites it into the variable. */
function rewrites(lines: readonly Directive[], above: boolean): boolean {
  const engine = lines.findLast((line) => isNamed(line, 'RewriteEngine'));
  const rules = lines.filter((line) => isNamed(line, 'RewriteRule'));
  if (engine === undefined && rules.length === 0) return above;
  const inherits = lines.some(
    (line) => isNamed(line, 'RewriteOptions') && line.arguments.some(({ value }) => /^inherit/i.test(value)),
  );
  if (!/^on$/i.test(engine?.arguments[0]?.value ?? '')) return inherits && above;
  return (inherits && above) || rules.some(setsByFlag);
}

const setsByFlag = (rule: Directive): boolean =>
  flagsIn(rewriteArguments(rule)?.flags ?? null).some((flag) =>
    /^(e|env)=(REDIRECT_)?HTTP_AUTHORIZATION:/i.test(flag),
  );
