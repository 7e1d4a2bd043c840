import { relative } from '../text/path.js';

/** Paths as results show them: seen from the current folder, `/` between their parts on every platform. */
export type DisplayPath = (path: string) => string;

/** @param currentFolder as the engine writes paths; what lies on another drive stays absolute. */
export const displayPathFrom =
  (currentFolder: string): DisplayPath =>
  (path) =>
    driveOf(path) === driveOf(currentFolder) ? relative(currentFolder, path) : path;

const driveOf = (path: string): string => /^[A-Za-z]:/.exec(path)?.[0] ?? '';
