import type { Change, Fix } from '../site/change.js';
import { inConflict, mergedEdits } from './changeConflicts.js';
import { type CheckedFile, type CheckRequest, checkFiles } from './checkedFiles.js';
import { LinksOut } from './linksOut.js';
import type { Outside } from './outside.js';
import { WorkingCopy } from './workingCopy.js';
import { commonFolder } from './writing.js';

/** Which fixes are wanted. Conversions are never among them: they have a command of their own. */
export interface FixSelection {
  readonly unsafe: boolean;
  /** Names of rules; empty for all. */
  readonly rules: readonly string[];
}

export interface AppliedFix {
  /** The file of the finding. */
  readonly path: string;
  readonly rule: string;
  readonly title: string;
}

export interface FixResult {
  readonly copy: WorkingCopy;
  readonly applied: readonly AppliedFix[];
  /** What is found in the fixed files. */
  readonly left: readonly CheckedFile[];
  /** Files with fixes that are left alone, since a link leads to them, out of all that was named. */
  readonly linkedOut: readonly string[];
}

/** More passes than any chain of fixes takes: fixes that undo each other must not go on for ever. */
const mostPasses = 50;

/**
 * Applies fixes in memory until no more is on offer. Where two want the same text the first wins, and the
 * other is looked at again in what the first has made. Fixes that come to no end, since they cure nothing or
 * undo each other, are left out: their findings stay.
 */
export async function fixPasses(
  requests: readonly CheckRequest[],
  selection: FixSelection,
  outside: Outside,
): Promise<FixResult> {
  const endless = new Set<string>();
  const links = new LinksOut(commonFolder(requests.map(({ root }) => root)), outside.files);
  for (;;) {
    const result = await passes(requests, selection, outside, endless, links);
    if (result.kind === 'done') return result;
    for (const fix of result.last) endless.add(identityOf(fix));
  }
}

type Passes =
  | ({ readonly kind: 'done' } & FixResult)
  | { readonly kind: 'endless'; readonly last: readonly WantedFix[] };

async function passes(
  requests: readonly CheckRequest[],
  selection: FixSelection,
  outside: Outside,
  endless: ReadonlySet<string>,
  links: LinksOut,
): Promise<Passes> {
  const copy = new WorkingCopy(outside.files);
  const applied: AppliedFix[] = [];
  let batch: readonly WantedFix[] = [];
  for (let pass = 0; pass < mostPasses; pass++) {
    const left = await checkFiles(requests, { ...outside, files: copy });
    const wanted = left.flatMap((file) => wantedFixes(file, selection));
    const within = await links.without(wanted, ({ fix }) => fix.changes.map((change) => change.path));
    batch = compatible(within.filter((fix) => !endless.has(identityOf(fix))));
    if (batch.length === 0) return { kind: 'done', copy, applied, left, linkedOut: links.found() };
    await copy.apply(mergedEdits(batch.flatMap(({ fix }) => fix.changes)));
    applied.push(...batch.map(({ path, rule, fix }) => ({ path, rule, title: fix.title })));
  }
  return { kind: 'endless', last: batch };
}

const identityOf = ({ path, rule }: WantedFix): string => `${rule} ${path}`;

interface WantedFix {
  readonly path: string;
  readonly rule: string;
  readonly fix: Fix;
}

/** The best fix of each finding that the selection allows. */
function wantedFixes(file: CheckedFile, { unsafe, rules }: FixSelection): readonly WantedFix[] {
  if (file.kind === 'unreadable') return [];
  return file.linted.findings.flatMap((finding): readonly WantedFix[] => {
    if (rules.length > 0 && !rules.includes(finding.rule)) return [];
    const fix = finding
      .fixes()
      .find(
        ({ safety, target }) => target === null && (safety === 'safe' || (unsafe && safety === 'unsafe')),
      );
    return fix === undefined ? [] : [{ path: file.path, rule: finding.rule, fix }];
  });
}

/** Those that can be made together, the first of each conflict. */
function compatible(fixes: readonly WantedFix[]): readonly WantedFix[] {
  const taken: Change[] = [];
  return fixes.filter(({ fix }) => {
    if (inConflict(fix.changes, taken)) return false;
    taken.push(...fix.changes);
    return true;
  });
}
