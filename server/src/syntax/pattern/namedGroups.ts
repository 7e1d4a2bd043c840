import type { GroupName, Scan } from './scan.js';

/** The first group of the name that stands at this offset. */
export function groupNamed(scan: Scan, offset: number, length: number): GroupName | undefined {
  const { names, units } = scan;
  return names.find(({ name }) => name.length === length && units.startsWith(name, offset));
}
