import { patternError } from '../../server/src/syntax/pattern/patternError.js';
import { parsePattern } from '../../server/src/syntax/pattern/tree.js';
import { median, timed } from './statistics.js';

/** Of the kinds that real sites have, 30 characters each on the average; `#` is a number, so that all differ. */
const forms: readonly string[] = [
  '^articles/([0-9]+)/page-#/?$',
  '\\.(?:ico|jpe?g|png|gif|css|js)#$',
  '^(?!www\\.)site#\\.example\\.com$',
  '^([^/]+)/([^/.]+)/view#/?$',
  '(?:^|/)\\.(?!well-known(?:/|$))#',
  '^/(?<lang>[a-z]{2})/#/(?<page>[\\w-]+)$',
  '^(wp-(?:content|admin|includes)#.*)',
  '(?i)^(?:bot|crawler|spider)/#\\.\\d+',
  '(?<=/)old-#-(\\d+)(?=/|$)',
  '^old-page-#\\.html$',
];

const options = { encoding: 'utf-8' } as const;

/** Prints how long the check of one pattern takes, and its tree, over 10,000 distinct ones. */
export function reportPatternSpeed(): void {
  const patterns = Array.from({ length: 10_000 }, (_, index) =>
    (forms[index % forms.length] ?? '').replace('#', String(index)),
  );
  const characters = patterns.reduce((sum, pattern) => sum + pattern.length, 0) / patterns.length;
  const microseconds = (work: (pattern: string) => unknown): string => {
    const took = median(timed(15, () => patterns.forEach(work)));
    return ((took * 1000) / patterns.length).toFixed(2);
  };
  const checked = microseconds((pattern) => patternError(pattern, options));
  const parsed = microseconds((pattern) => parsePattern(pattern, options));
  console.log(
    `  ${patterns.length} distinct patterns of ${characters.toFixed(0)} characters on the average:`,
  );
  console.log(`  ${checked} microseconds each to check, ${parsed} with the tree`);
}
