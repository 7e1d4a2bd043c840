import type { HtaccessFile, Site } from '../../site/site.js';
import { type Directive, isNamed } from '../../syntax/htaccess/nodes.js';
import { folderOf, isWithin } from '../../text/path.js';

/**
 * Whether an `Action` line of the site makes this name a handler, for the files of the folder or of one below it.
 *
 * @param handler lower case; a media type will do, since `Action` takes either.
 */
export const isActionNamed = (site: Site, folder: string, handler: string): boolean =>
  [...site.htaccess.values()].some(
    (file) => isInLineWith(folder, file) && actionsIn(file).some((name) => name === handler),
  );

const isInLineWith = (folder: string, { path }: HtaccessFile): boolean =>
  isWithin(folderOf(path), folder) || isWithin(folder, path);

const actionsIn = ({ document }: HtaccessFile): readonly (string | undefined)[] =>
  document.placed.flatMap(({ node }) =>
    node.kind === 'directive' && isAction(node) ? [node.arguments[0]?.value.toLowerCase()] : [],
  );

const isAction = (directive: Directive): boolean => isNamed(directive, 'Action');
