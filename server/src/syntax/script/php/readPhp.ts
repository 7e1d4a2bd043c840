import type { ResponseReading } from '../entrypointScript.js';
import { programOf, type Shebang } from '../shebang.js';
import { readTree } from '../tree/readTree.js';
import { phpLanguage } from './phpLanguage.js';
import { parsePhp } from './phpParser.js';

/**
 * What a PHP file writes up to its body where PHP's command line runs it. Every other PHP writes the header by
 * itself: what `header()` says and a Content-Type in any case. Never throws.
 */
export function readPhp(text: string, shebang: Shebang | null): ResponseReading {
  if (shebang === null || !/^php[\d.]*(?:\.exe)?$/i.test(programOf(shebang))) {
    return { kind: 'none', because: 'PHP writes its header' };
  }
  const hasIncludes = /\b(?:include|require)(?:_once)?\b/i.test(text);
  return readTree(text, parsePhp, phpLanguage(hasIncludes));
}
