import { resolve, sep } from 'node:path';
import { bytesOfPath } from './fileNames.js';

/**
 * A path of this platform as the engine writes it: absolute, `/` between its parts, none at the end but for
 * the root. `C:\site\` becomes `C:/site`.
 *
 * @param from what a relative path is taken from; default the current folder.
 */
export function enginePath(native: string, from = process.cwd()): string {
  const absolute = resolve(from, native);
  const slashed = sep === '/' ? absolute : absolute.replaceAll(sep, '/');
  return slashed.length > 1 && slashed.endsWith('/') ? slashed.slice(0, -1) : slashed;
}

/** An engine path in the form that `node:fs` takes: a drive on its own, as `C:`, would be its current folder. */
export const nativePath = (path: string): string | Buffer =>
  /^[A-Za-z]:$/.test(path) ? `${path}/` : bytesOfPath(path);
