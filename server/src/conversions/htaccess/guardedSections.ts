import type { HtaccessFile } from '../../site/site.js';
import {
  type Directive,
  type HtaccessNode,
  isNamed,
  placedNodes,
  type Section,
} from '../../syntax/htaccess/nodes.js';
import { servedNames } from './servedNames.js';

/** Sections that only hold where a CGI module is loaded: what replaces CGI must stand outside of them. */
export const asksForCgi = ({ open }: Section): boolean =>
  isNamed(open, 'IfModule') && /^!?(mod_cgid?\.c|cgid?_module)$/.test(open.argumentText.replaceAll('"', ''));

/** Whether a later part of the file decides on access for files by name, or for all. */
export const decidesAccess = (node: HtaccessNode): boolean =>
  placedNodes([node]).some(
    ({ node: each, sections }) =>
      each.kind === 'directive' &&
      /^(require|allow|deny|order|satisfy)$/i.test(each.nameText) &&
      sections.some(({ open }) => /^(files|filesmatch|if)$/i.test(open.nameText)),
  );

/**
 * The modules each of which alone runs the names of a line by CGI, as the guards in the file have it: a file may
 * say the same once for mod_cgid and once for mod_cgi.
 */
export function cgiModulesFor(file: HtaccessFile, line: Directive): readonly string[] {
  const own = servedNames(file, line);
  const modules = new Set<string>();
  for (const { node } of file.document.placed) {
    if (node.kind !== 'directive' || !/^(addhandler|sethandler|addtype|forcetype)$/i.test(node.nameText))
      continue;
    const handler = (each: Directive): string | undefined => each.arguments[0]?.value.toLowerCase();
    const names = servedNames(file, node);
    if (handler(node) !== handler(line) || names === null) continue;
    if (names.section.argument !== own?.section.argument || names.section.name !== own.section.name) continue;
    const asked = names.around
      .filter((section) => asksForCgi(section))
      .map(({ open }) => open.argumentText.replaceAll('"', ''))
      .filter((module) => !module.startsWith('!'));
    for (const module of asked.length > 0 ? asked : ['mod_cgi.c', 'mod_cgid.c']) modules.add(module);
  }
  return [...modules].sort();
}
