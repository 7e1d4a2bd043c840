import { regularExpression } from '../syntax/pattern/regularExpression.js';
import type { Encoding } from '../text/decode.js';

/**
 * Whether a file of some name is meant by a pattern that `<FilesMatch>` has as its argument, or `<Files ~>` as its
 * second: null where that is not known. The pattern may match anywhere in the name, and its case counts. A pattern that
 * does not compile refuses the file, so that nothing is known of any name.
 *
 * @param pattern the argument as the directive gets it: quoting and escapes of its word resolved.
 */
export function namePattern(pattern: string, encoding: Encoding): (fileName: string) => boolean | null {
  const expression = regularExpression(pattern, { encoding, ignoreCase: false });
  return (fileName) => expression?.matches(fileName) ?? null;
}
