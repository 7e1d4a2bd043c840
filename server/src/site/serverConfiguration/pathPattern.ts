import { matchesShellPattern } from '../expression/shellPattern.js';

/** Whether a path has wildcards in it: `*`, `?` or a set in brackets (`apr_fnmatch_test`). */
export const hasWildcards = (path: string): boolean => /[*?]|\[[^\]]*\]/.test(path.replace(/\\./g, ''));

/** Whether a pattern matches a whole path. No wildcard takes a slash. */
export const matchesPath = (pattern: string, path: string): boolean =>
  matchesShellPattern(pattern, path, ofPaths);

/** The same for the name of a file to include: no wildcard takes the dot at its start (`APR_FNM_PERIOD`). */
export const matchesIncluded = (pattern: string, name: string): boolean =>
  (!name.startsWith('.') || /^\\?\./.test(pattern)) && matchesPath(pattern, name);

const ofPaths = { slashesCount: true, ignoreCase: false };
