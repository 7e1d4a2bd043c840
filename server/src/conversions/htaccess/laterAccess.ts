import { htaccessFilesFor } from '../../site/configTree.js';
import { isFileSection, matchesFile } from '../../site/fileSection.js';
import type { HtaccessFile, ScriptFile, Site } from '../../site/site.js';
import { type Directive, isNamed, type Section } from '../../syntax/htaccess/nodes.js';
import { folderOf, nameOf, relative } from '../../text/path.js';

/**
 * What undoes a denial in a `<FilesMatch>` of `file`: sections by file name further down the path, and `<If>`
 * anywhere on it, are merged behind. The sentence names the line; null where there is none.
 */
export function lettingInLater(
  site: Site,
  file: HtaccessFile,
  scripts: readonly ScriptFile[],
): string | null {
  for (const { path } of scripts) {
    for (const each of htaccessFilesFor(site, folderOf(path))) {
      const isBelow = each !== file && each.path.length > file.path.length;
      for (const { node, sections } of each.document.placed) {
        if (node.kind !== 'directive' || !letsIn(node)) continue;
        const byCondition = sections.some(({ open }) => /^(if|elseif|else)$/i.test(open.nameText));
        if (!byCondition && !(isBelow && isAboutFile(sections, nameOf(path)))) continue;
        const at = `${relative(folderOf(file.path), each.path)}, line ${node.line.lastLine}`;
        const name = sections.at(-1)?.open.nameText ?? '';
        return `${at}: ${node.nameText} in <${name}> has the last word on access, so that a server without the modules would send the source of ${nameOf(path)}. Take it out of that section, then convert again.`;
      }
    }
  }
  return null;
}

const letsIn = (directive: Directive): boolean => {
  const words = directive.arguments.map(({ value }) => value.toLowerCase()).join(' ');
  return isNamed(directive, 'Require')
    ? words !== 'all denied'
    : isNamed(directive, 'Satisfy') && words === 'any';
};

const isAboutFile = (sections: readonly Section[], name: string): boolean => {
  const byName = sections.filter(({ open }) => isFileSection(open));
  return byName.length > 0 && byName.every(({ open }) => matchesFile(open, name));
};
