import { linesNamed } from '../../site/configBlock.js';
import { levelsFor } from '../../site/configuration.js';
import { plainRequest } from '../../site/plainRequest.js';
import type { Site } from '../../site/site.js';
import type { World } from '../../site/world.js';

const restricting = ['allow', 'deny', 'order', 'require', 'satisfy'];

/**
 * Whether no line that is in force for a file, in it or above it, has any say in who may ask for it: then everybody may.
 * Which lines let somebody in of whom nothing is known is left open.
 */
export const isOpenToAll = (site: Site, path: string, world: World): boolean =>
  levelsFor(site, plainRequest(site, path), world).every(
    ({ block }) =>
      restricting.every((name) =>
        linesNamed(block, name).every(({ directive }) =>
          /^all granted$/i.test(directive.arguments.map(({ value }) => value).join(' ')),
        ),
      ) && !block.sections.some(({ name }) => name.startsWith('require')),
  );
