import { htaccessFilesFor } from '../../site/configTree.js';
import type { Site } from '../../site/site.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import { folderOf } from '../../text/path.js';

/** Whether only some are let in, by a password or an address: what lies there is for them to see, then. */
export const isForSome = (site: Site, path: string): boolean =>
  htaccessFilesFor(site, folderOf(path)).some(({ document }) =>
    directivesNamed(document, 'require').some(
      ({ node, sections }) => sections.length === 0 && !/^all granted$/i.test(node.command.rest),
    ),
  );
