import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enginePath } from '../platform/node/paths.js';
import type { ProgramPackage } from './program.js';

/**
 * The package that the program belongs to: the nearest folder above it with a package.json.
 *
 * @param program the URL of the running program; in a bundle `import.meta.url` is the bundle's own.
 * @throws {Error} where there is none.
 */
export function programPackage(program: string): ProgramPackage {
  let folder = dirname(fileURLToPath(program));
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) throw new Error('this installation has no package.json');
    folder = dirname(folder);
  }
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return { version: String(version), folder: enginePath(folder) };
}
