import { chmod } from 'node:fs/promises';
import { nativePath } from './paths.js';

/** Sets the permission bits of a file. @throws {Error} of `node:fs`, as EPERM. */
export const setMode = (path: string, mode: number): Promise<void> => chmod(nativePath(path), mode);
