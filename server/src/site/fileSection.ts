import type { SectionOpen } from '../syntax/htaccess/nodes.js';
import { regularExpression } from '../syntax/pattern/regularExpression.js';
import { matchesShellPattern } from './expression/shellPattern.js';

/** Whether the section speaks of files by their name, as `<Files>` and `<FilesMatch>` do. */
export const isFileSection = (open: SectionOpen): boolean => /^files(match)?$/i.test(open.nameText);

/**
 * Whether a `<Files>` or `<FilesMatch>` section is about a file of this name. `<Files>` takes a shell pattern,
 * `<Files ~ ...>` and `<FilesMatch>` a regular expression that may match anywhere in the name. One that we cannot
 * follow matches nothing here.
 */
export function matchesFile(open: SectionOpen, fileName: string): boolean {
  const matcher = matchers.get(open) ?? matcherOf(open);
  matchers.set(open, matcher);
  return matcher(fileName);
}

type FileMatcher = (fileName: string) => boolean;

/** Every file that a folder holds is asked of every section. */
const matchers = new WeakMap<SectionOpen, FileMatcher>();

function matcherOf(open: SectionOpen): FileMatcher {
  const [first, second] = open.arguments;
  const isTilde = first?.value === '~' && !/^filesmatch$/i.test(open.nameText);
  const pattern = isTilde ? second : first;
  if (pattern === undefined) return () => false;
  if (!isTilde && !/^filesmatch$/i.test(open.nameText)) {
    return (fileName) => matchesShellPattern(pattern.value, fileName, shellPatternOptions);
  }
  return (fileName) => matchesExpression(pattern.value, fileName);
}

const shellPatternOptions = { slashesCount: false, ignoreCase: false };

/** False also where it is not known. */
export const matchesExpression = (expression: string, text: string): boolean =>
  regularExpression(expression, { encoding: 'utf-8', ignoreCase: false })?.matches(text) ?? false;
