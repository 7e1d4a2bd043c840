import type { Truth } from '../../apache/profile.js';
import type { ConfigLine } from '../configBlock.js';
import { type HeaderLine, type HeaderTable, writtenValue } from './headerLine.js';

/** One value of a field, as the server sends it on a line of its own. */
export interface HeaderValue {
  /** Null where it is not known. */
  readonly text: string | null;
  /** The line that wrote it last; null for what the handler wrote. */
  readonly line: ConfigLine | null;
}

/** The values that a field has in the two lists; what is in both is sent twice. */
export type HeaderTables = Readonly<Record<HeaderTable, readonly HeaderValue[]>>;

export const noValues: HeaderTables = { always: [], onsuccess: [] };

/** Beyond so many the field is taken as not known. */
const mostPossibilities = 64;

/**
 * All that may become of a field once mod_headers has run its lines over it (`do_headers_fixup` in mod_headers.c): first
 * those of `always`, then the others. Null where there is too much that is not known.
 *
 * @param name in lower case.
 * @param lines of all fields, in the order in which they are merged.
 * @param start what the handler may have written.
 * @param holds whether a condition, `env=...`, `expr=...` or `early`, is fulfilled.
 */
export function tablesAfter(
  name: string,
  lines: readonly HeaderLine[],
  start: readonly HeaderTables[],
  holds: (line: HeaderLine, condition: string) => Truth,
): readonly HeaderTables[] | null {
  const own = lines.filter((line) => line.name === name && line.action !== 'echo');
  const ordered = [
    ...own.filter(({ table }) => table === 'always'),
    ...own.filter(({ table }) => table === 'onsuccess'),
  ];
  let possible = start;
  for (const line of ordered) {
    const truth = line.condition === null ? 'yes' : holds(line, line.condition);
    if (truth === 'no') continue;
    const changed = possible.map((tables) => ({
      ...tables,
      [line.table]: changedValues(tables[line.table], line),
    }));
    possible = truth === 'yes' ? changed : [...possible, ...changed];
    if (possible.length > mostPossibilities) return null;
  }
  return possible;
}

function changedValues(values: readonly HeaderValue[], header: HeaderLine): readonly HeaderValue[] {
  const { line } = header;
  const written: HeaderValue = { text: writtenValue(header), line };
  switch (header.action) {
    case 'set':
      return [written];
    case 'setifempty':
      return values.length === 0 ? [written] : values;
    case 'add':
      return [...values, written];
    case 'append':
    case 'merge':
      return joined(values, written, header.action === 'merge');
    case 'unset':
      return [];
    case 'edit':
    case 'edit*':
      return values.map(() => ({ text: null, line }));
    case 'note':
    case 'echo':
      return values;
  }
}

/** Behind the first value of the name, with a comma; `merge` leaves out what is in the list already. */
function joined(
  values: readonly HeaderValue[],
  { text, line }: HeaderValue,
  once: boolean,
): readonly HeaderValue[] {
  const [first, ...rest] = values;
  if (first === undefined) return [{ text, line }];
  if (first.text === null || text === null) return [{ text: null, line }, ...rest];
  const isIn = first.text.split(',').some((each) => each.trim() === text.trim());
  return once && isIn ? values : [{ text: `${first.text}, ${text}`, line }, ...rest];
}
