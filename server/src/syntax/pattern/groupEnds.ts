import { errors } from './errors.js';
import { kinds } from './items.js';
import type { Scan } from './scan.js';

/** `|`: within `(?|` the groups are numbered anew. */
export function readAlternative(scan: Scan, from: number): true {
  const top = scan.saved.at(-1);
  if (top !== undefined && top.depth === scan.depth && top.firstNumber >= 0) {
    top.highestNumber = Math.max(top.highestNumber, scan.captures);
    scan.captures = top.firstNumber;
  }
  scan.items.setLink(scan.items.add(kinds.alternative, from, scan.at), scan.openRows.at(-1) ?? -1);
  return true;
}

/** `)`: what the group has changed is over. */
export function readGroupEnd(scan: Scan, from: number): boolean {
  scan.repeatable = true;
  const top = scan.saved.at(-1);
  if (top !== undefined && top.depth === scan.depth) {
    scan.saved.pop();
    scan.options = top.options;
    if (top.firstNumber >= 0) scan.captures = Math.max(scan.captures, top.highestNumber);
    if (top.condition) scan.repeatable = false;
    if (top.atomicScriptRun) close(scan, from);
  }
  if (scan.depth === 0) return scan.fail(errors.unmatchedClosing, from);
  scan.depth--;
  close(scan, from);
  return true;
}

function close(scan: Scan, from: number): void {
  const row = scan.items.add(kinds.groupEnd, from, scan.at);
  const opening = scan.openRows.pop();
  if (opening !== undefined) scan.items.join(opening, row);
}
