import { type HtaccessNode, isNamed, type Section, walk } from '../../syntax/htaccess/nodes.js';

/** Sections that only hold where a CGI module is loaded: what replaces CGI must stand outside of them. */
export const asksForCgi = ({ open }: Section): boolean =>
  isNamed(open, 'IfModule') && /^!?(mod_cgid?\.c|cgid?_module)$/.test(open.argumentText.replaceAll('"', ''));

/** Whether a later part of the file decides on access for files by name, or for all. */
export const decidesAccess = (node: HtaccessNode): boolean =>
  [...walk([node])].some(
    ({ node: each, sections }) =>
      each.kind === 'directive' &&
      /^(require|allow|deny|order|satisfy)$/i.test(each.name.value) &&
      sections.some(({ open }) => /^(files|filesmatch|if)$/i.test(open.name.value)),
  );
