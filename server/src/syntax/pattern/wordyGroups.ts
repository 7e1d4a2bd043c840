import { colon } from './characters.js';
import { errors } from './errors.js';
import { isAssertion, kinds } from './items.js';
import { readWord } from './names.js';
import { openAssertion, openGroup } from './openGroups.js';
import type { Scan } from './scan.js';

const atomicScriptRun = -1;

const { lookahead, lookbehind, nonAtomicLookahead, nonAtomicLookbehind } = kinds;
const { negativeLookahead, negativeLookbehind, atomic, scriptRun } = kinds;

type WordyKind = typeof atomicScriptRun | (typeof kinds)[keyof typeof kinds];

const byName: ReadonlyMap<string, WordyKind> = new Map<string, WordyKind>([
  ['pla', lookahead],
  ['plb', lookbehind],
  ['napla', nonAtomicLookahead],
  ['naplb', nonAtomicLookbehind],
  ['nla', negativeLookahead],
  ['nlb', negativeLookbehind],
  ['positive_lookahead', lookahead],
  ['positive_lookbehind', lookbehind],
  ['non_atomic_positive_lookahead', nonAtomicLookahead],
  ['non_atomic_positive_lookbehind', nonAtomicLookbehind],
  ['negative_lookahead', negativeLookahead],
  ['negative_lookbehind', negativeLookbehind],
  ['atomic', atomic],
  ['sr', scriptRun],
  ['asr', atomicScriptRun],
  ['script_run', scriptRun],
  ['atomic_script_run', atomicScriptRun],
]);

/**
 * Reads a group whose kind is written in words, `(*pla:`, from its asterisk.
 *
 * @param due what `Scan.assertionDue` was.
 */
export function readWordyGroup(scan: Scan, from: number, due: number): boolean {
  const name = readWord(scan);
  if (name === null) return false;
  const kind = byName.get(name);
  if (scan.unit() !== colon || kind === undefined) return scan.fail(errors.unknownAlphaAssertion);
  if (due > 0 && (!isAssertion(kind) || kind === nonAtomicLookahead || kind === nonAtomicLookbehind)) {
    return scan.fail(isAssertion(kind) ? errors.atomicAssertionExpected : errors.assertionExpected);
  }
  // The library counts back from the colon as if two characters made the lookbehind.
  const offset = scan.at - 3;
  scan.at++;
  if (kind === atomicScriptRun) return openAtomicScriptRun(scan, from);
  return isAssertion(kind) ? openAssertion(scan, kind, from, due, offset) : openGroup(scan, kind, from);
}

/** Two groups in one, with one end. */
function openAtomicScriptRun(scan: Scan, from: number): true {
  openGroup(scan, scriptRun, from, 1);
  scan.openRows.push(scan.items.add(atomic, from, scan.at, 1));
  scan.save({ atomicScriptRun: true });
  return true;
}
