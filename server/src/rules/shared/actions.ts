import type { Site } from '../../site/site.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import { folderOf, isWithin } from '../../text/path.js';
import { perSite } from './perSite.js';

/**
 * Whether an `Action` line of the site makes this name a handler, for the files of the folder or of one below it.
 *
 * @param handler lower case; a media type will do, since `Action` takes either.
 */
export const isActionNamed = (site: Site, folder: string, handler: string): boolean =>
  actionsOf(site).some(
    (action) =>
      action.handler === handler && (isWithin(action.folder, folder) || isWithin(folder, action.folder)),
  );

/** Few sites have any, and every line of each is asked for. */
const actionsOf = perSite(({ htaccess }) =>
  [...htaccess.values()].flatMap(({ path, document }) =>
    directivesNamed(document, 'action').flatMap(({ node }) => {
      const handler = node.arguments[0]?.value.toLowerCase();
      return handler === undefined ? [] : [{ folder: folderOf(path), handler }];
    }),
  ),
);
