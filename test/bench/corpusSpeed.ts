import { builtInProfile } from '../../server/src/apache/profiles.js';
import { lint } from '../../server/src/linter/lint.js';
import type { LinterSettings } from '../../server/src/linter/settings.js';
import type { Site } from '../../server/src/site/site.js';
import { parseHtaccess } from '../../server/src/syntax/htaccess/parser.js';
import { decode } from '../../server/src/text/decode.js';
import { firstRefusal, refusalsIn } from '../../server/src/verdict/refusals.js';
import { corpusFiles } from '../support/corpus.js';
import { defaultSettings } from '../support/lintSite.js';
import { median, timed } from './statistics.js';

/**
 * Prints how many real files are read and checked by all rules in a second, in this process once it is warm, and
 * how the time grows with a file's length.
 */
export function reportCorpusSpeed(): void {
  const files = corpusFiles();
  if (files === null) {
    console.log('  not run: real .htaccess files (HANDLER_DOCTOR_CORPUS names no folder)');
    return;
  }
  for (const name of ['all-modules', 'debian', 'unknown']) {
    const settings = settingsFor(name);
    const took = median(
      timed(21, () => {
        for (const { bytes } of files) check(bytes, settings);
      }),
    );
    const perSecond = Math.round((files.length / took) * 1000);
    console.log(`  ${name}: ${perSecond} files/s (${files.length} files in ${took.toFixed(0)} ms)`);
  }

  const lines = acceptedLines(files.map(({ bytes }) => decode(bytes).text));
  const settings = settingsFor('all-modules');
  const time = (count: number): number => {
    const text = Array.from({ length: count }, (_, index) => lines[index % lines.length]).join('\n');
    const bytes = new TextEncoder().encode(text);
    return median(timed(21, () => check(bytes, settings)));
  };
  const short = time(10_000);
  const long = time(100_000);
  console.log(`  one file of 10,000 of their lines: ${short.toFixed(1)} ms`);
  console.log(`  ten times the lines: ${long.toFixed(0)} ms, ${(long / short).toFixed(1)} times as long`);
}

const settingsFor = (name: string): LinterSettings => ({
  ...defaultSettings,
  profile: builtInProfile(name) ?? defaultSettings.profile,
});

/** From the bytes to the findings, as one who opens the file waits for it. */
function check(bytes: Uint8Array, settings: LinterSettings): void {
  const { text, encoding } = decode(bytes);
  const path = '/site/.htaccess';
  const site: Site = {
    root: '/site',
    htaccess: new Map([['/site', { path, document: parseHtaccess(text), encoding }]]),
    scripts: new Map(),
    files: [],
    complete: true,
    unreadable: [],
    server: null,
  };
  lint(site, path, settings);
}

/** 10,000 lines of files that the server takes, so that one behind the other is such a file too. */
function acceptedLines(texts: readonly string[]): readonly string[] {
  const { profile } = settingsFor('all-modules');
  const lines: string[] = [];
  for (const text of texts) {
    if (lines.length >= 10_000) break;
    if (firstRefusal(refusalsIn(parseHtaccess(text), profile)) !== null) continue;
    lines.push(...text.replaceAll('\r', '').replace(/\n$/, '').split('\n'));
  }
  return lines.slice(0, 10_000);
}
