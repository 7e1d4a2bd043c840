import { isLookbehind, type Kind } from './items.js';
import type { Scan } from './scan.js';

/** Adds what begins a group; the scan stands behind it. */
export function openGroup(scan: Scan, kind: Kind, from: number, value = 0, extra = 0): true {
  scan.depth++;
  scan.openRows.push(scan.items.add(kind, from, scan.at, value, extra));
  return true;
}

/**
 * @param due what `Scan.assertionDue` was.
 * @param offset what an error of a lookbehind tells as its place.
 */
export function openAssertion(scan: Scan, kind: Kind, from: number, due: number, offset = 0): true {
  if (isLookbehind(kind)) scan.hasLookbehind = true;
  openGroup(scan, kind, from, 0, offset);
  if (due > 0) scan.save({ condition: true });
  return true;
}
