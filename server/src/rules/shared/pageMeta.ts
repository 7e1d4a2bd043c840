import type { Truth } from '../../apache/profile.js';
import { isPageName } from '../../site/pageStarts.js';
import type { HtaccessContext } from '../rule.js';

/**
 * Whether a page has a `<meta>` that stands in for a field of its answer, as `<meta name="referrer">`: of an HTML file by
 * its first part, of a program by its source, where the word alone is enough to leave it open.
 *
 * @param word that such a `<meta>` has, in lower case.
 */
export function saysInItself({ site }: HtaccessContext, path: string, word: string): Truth {
  const script = site.scripts.get(path);
  if (script !== undefined) return script.script.text.toLowerCase().includes(word) ? 'maybe' : 'no';
  const page = site.pages?.get(path);
  if (page === undefined || !isPageName(path)) return 'maybe';
  const tags = page.text.toLowerCase().match(/<meta\b[^>]*>/g) ?? [];
  return tags.some((tag) => tag.includes(word)) ? 'yes' : 'no';
}
