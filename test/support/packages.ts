import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.js';

const manifest: unknown = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));

function field(name: string): unknown {
  return manifest !== null && typeof manifest === 'object' ? Reflect.get(manifest, name) : undefined;
}

export const packageVersion = String(field('version'));

/** The packaged extension that `npm run package` left in the root. */
export const vsixFile = join(repositoryRoot, `handler-doctor-${packageVersion}.vsix`);

/** The commands of `npm run`, as they stand in package.json. */
export const npmScripts = Object.keys(Object(field('scripts')));
