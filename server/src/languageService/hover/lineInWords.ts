import type { DecidingLine } from '../../site/decidingLine.js';
import { folderOf, isWithin, relative } from '../../text/path.js';
import { code, type Inline } from '../richText.js';

/**
 * A line of the configuration and where it stands, as seen from a file.
 *
 * @param root of the site: what lies outside, as the server's own configuration, has its whole path
 */
export const lineInWords = (
  { path, directive }: DecidingLine,
  from: string,
  root: string,
): readonly Inline[] => {
  const place = isWithin(root, path) ? relative(folderOf(from), path) : path;
  return [
    code(`${directive.nameText} ${directive.arguments.map(({ value }) => value).join(' ')}`.trim()),
    ` (line ${directive.line.lastLine}${path === from ? '' : ` of ${place}`})`,
  ];
};
