import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../server/src/text/decode.js';
import { repositoryRoot } from './repository.js';

export interface HtaccessFixture {
  /** From the top of the checkout. */
  readonly path: string;
  readonly text: string;
}

/** All .htaccess files of the project itself: the examples and the sites of the tests. */
export const htaccessFixtures = (): readonly HtaccessFixture[] =>
  ['examples', 'test']
    .flatMap((folder) =>
      readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((path) => path.endsWith('.htaccess'))
    .sort()
    .map((path) => ({ path, text: decode(readFileSync(join(repositoryRoot, path))).text }));
