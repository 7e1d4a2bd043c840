import { namedExtensions } from '../../site/extensions.js';
import { isFileSection } from '../../site/fileSection.js';
import { type Directive, isNamed, type Section } from '../../syntax/htaccess/nodes.js';
import { rewriteArguments } from '../../syntax/htaccess/rewriteArguments.js';

/** Whether a line picks its files by their extensions. */
export const isByExtension = (directive: Directive): boolean =>
  isNamed(directive, 'AddHandler') || isNamed(directive, 'AddType');

/** Which files a line that names a handler speaks of, for a message: `*.py`, `files that match "\.py$"`. */
export function selectionOf(directive: Directive, sections: readonly Section[]): string {
  if (isByExtension(directive)) {
    return namedExtensions(directive.arguments.slice(1))
      .map((extension) => `*.${extension}`)
      .join(', ');
  }
  if (isNamed(directive, 'RewriteRule')) {
    return `what matches ${rewriteArguments(directive)?.first.text ?? 'it'}`;
  }
  const section = sections.findLast(({ open }) => isFileSection(open));
  return section === undefined ? 'any file of this folder' : `files that match ${section.open.argumentText}`;
}
