import { bytesOf, type PatternBytes } from './bytes.js';
import { checkCompilation } from './compilation.js';
import type { Items } from './items.js';
import { checkLookbehinds } from './lookbehinds.js';
import { apacheOptions } from './optionBits.js';
import type { PatternOptions } from './patternError.js';
import { readPattern } from './reader.js';
import { Scan } from './scan.js';
import { noSettings, readSettings } from './settings.js';
import { invalidUtf8 } from './utf8.js';

/** A pattern as far as it could be read, and in `scan` its error. */
export interface Compilation {
  readonly bytes: PatternBytes;
  readonly scan: Scan;
  /** Whether all of it could be read; it may have an error then too. */
  readonly complete: boolean;
}

/** Shorter patterns cannot take 64 K compiled, unless a group is repeated by number: an item takes 40 bytes. */
const longestSmall = 1500;

/** Reads a pattern into `items`, which are empty, and checks all that `pcre2_compile` checks. */
export function compile(text: string, options: PatternOptions, items: Items): Compilation {
  const bytes = bytesOf(text, options.encoding);
  const { units } = bytes;
  const settings = units.startsWith('(*') ? readSettings(units) : noSettings;
  if ('error' in settings) return refused(new Scan(units, items, noSettings, apacheOptions), bytes, settings);
  const scan = new Scan(units, items, settings, apacheOptions);
  const invalid = settings.utf ? invalidUtf8(units) : null;
  if (invalid !== null) return refused(scan, bytes, invalid);
  if (!readPattern(scan)) return { bytes, scan, complete: false };
  if (scan.hasLookbehind && !checkLookbehinds(scan)) return { bytes, scan, complete: true };
  if (scan.needsCompiling || units.length > longestSmall) checkCompilation(scan);
  return { bytes, scan, complete: true };
}

function refused(
  scan: Scan,
  bytes: PatternBytes,
  { error, at }: { readonly error: NonNullable<Scan['error']>; readonly at: number },
): Compilation {
  scan.fail(error, at);
  scan.itemStart = scan.utf ? at : 0;
  return { bytes, scan, complete: false };
}
