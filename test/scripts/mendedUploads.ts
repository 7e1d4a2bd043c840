import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unknownProfile } from '../../server/src/apache/profiles.js';
import type { ReportedFinding } from '../../server/src/linter/lint.js';
import { rules } from '../../server/src/rules/registry.js';
import type { Change, Fix } from '../../server/src/site/change.js';
import { defaultSettings, lintSite } from '../support/lintSite.js';
import { type MemoryFiles, withChanges } from '../support/memoryFiles.js';
import { repositoryRoot } from '../support/repository.js';
import { foretellsTrouble } from './catalogue/countedRules.js';
import type { ScriptCase, Upload } from './catalogue/scriptCase.js';
import { profileWith } from './catalogue/servedProfile.js';

/** A case of the catalogue once a fix and what it left to be fixed is done. */
export interface MendedUpload {
  readonly upload: Upload;
  /** The rule whose fix was the first. */
  readonly rule: string;
  /** The titles of all fixes done, in their order. */
  readonly fixes: readonly string[];
  /** The rules that still foretell trouble. */
  readonly left: readonly string[];
}

const scriptRules = new Set(rules.filter(({ target }) => target === 'script').map(({ name }) => name));

const casesOfRules = join(repositoryRoot, 'test', 'rules');

/** Of the rules for scripts, those that offer a fix in a case of their own. */
export const rulesWithFixes = (): readonly string[] =>
  [...scriptRules].filter((name) =>
    readdirSync(join(casesOfRules, name, 'invalid'))
      .filter((entry) => entry.endsWith('.txt'))
      .some((entry) =>
        /^fix {2}.*\((?:un)?safe/m.test(readFileSync(join(casesOfRules, name, 'invalid', entry), 'utf8')),
      ),
  );

/** One for every fix that is offered: that one first, then, as long as there are others, the first of those. */
export async function mendedUploads(each: ScriptCase): Promise<readonly MendedUpload[]> {
  const files = memoryOf(each.upload);
  const offered = fixesOf(await findingsIn(files, each));
  const mended: MendedUpload[] = [];
  for (const { rule, fix } of offered) {
    const { files: after, titles } = await mendTheRest(withChanges(files, fix.changes), each);
    const left = (await findingsIn(after, each)).filter(foretellsTrouble).map((finding) => finding.rule);
    mended.push({ upload: uploadOf(after, each.upload), rule, fixes: [fix.title, ...titles], left });
  }
  return mended;
}

async function mendTheRest(
  files: MemoryFiles,
  each: ScriptCase,
): Promise<{ readonly files: MemoryFiles; readonly titles: readonly string[] }> {
  const titles: string[] = [];
  let mended = files;
  for (let round = 0; round < 10; round++) {
    const [next] = fixesOf(await findingsIn(mended, each));
    if (next === undefined) return { files: mended, titles };
    titles.push(next.fix.title);
    mended = withChanges(mended, next.fix.changes);
  }
  return assert.fail(`the fixes come to no end: ${titles.join(', ')}`);
}

interface OfferedFix {
  readonly rule: string;
  readonly fix: Fix;
}

const fixesOf = (findings: readonly ReportedFinding[]): readonly OfferedFix[] =>
  findings
    .filter(({ rule }) => scriptRules.has(rule))
    .flatMap(({ rule, ownFixes }) => ownFixes().map((fix) => ({ rule, fix })))
    .filter(({ fix }) => fix.changes.some(({ kind }: Change) => kind !== 'create'));

const findingsIn = async (
  files: MemoryFiles,
  { byProfile }: ScriptCase,
): Promise<readonly ReportedFinding[]> =>
  (
    await lintSite(files, { ...defaultSettings, profile: byProfile ? profileWith('cgid') : unknownProfile })
  ).flatMap(({ findings }) => findings);

const memoryOf = ({ files }: Upload): MemoryFiles =>
  new Map(
    Object.entries(files).map(([path, { content, mode }]) => [
      `/site/${path}`,
      { bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content, mode },
    ]),
  );

const uploadOf = (files: MemoryFiles, upload: Upload): Upload => ({
  ...upload,
  files: Object.fromEntries(
    [...files].map(([path, { bytes, mode }]) => [path.replace('/site/', ''), { content: bytes, mode }]),
  ),
});
