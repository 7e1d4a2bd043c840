import { kinds } from './items.js';
import type { Condition } from './nodes.js';
import type { TreeSource } from './treeSource.js';

/** The condition that begins on a row. */
export function conditionAt(source: TreeSource, row: number): Condition {
  const { items } = source;
  const [value, extra] = [items.value(row), items.extra(row)];
  switch (items.kind(row)) {
    case kinds.conditionNumber:
      return { kind: 'number', number: value };
    case kinds.conditionName:
      return { kind: 'name', name: source.nameAt(value, extra) };
    case kinds.conditionRecursionName:
      return { kind: 'recursion', group: source.nameAt(value, extra) };
    case kinds.conditionRecursionNumber:
      return recursionOrName(source, source.nameAt(value, extra));
    case kinds.conditionDefine:
      return { kind: 'define' };
    case kinds.conditionVersion:
      return { kind: 'version' };
    default:
      return { kind: 'assertion' };
  }
}

/** `R` and `R1` are names where a group has them. */
function recursionOrName({ scan }: TreeSource, name: string): Condition {
  if (scan.names.some((each) => each.name === name)) return { kind: 'name', name };
  return { kind: 'recursion', group: name === 'R' ? null : Number(name.slice(1)) };
}
