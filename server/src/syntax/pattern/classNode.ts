import { kinds } from './items.js';
import type { CharacterClass, ClassItem } from './nodes.js';
import type { TreeSource } from './treeSource.js';

/** The class that begins on a row. */
export function classNode(source: TreeSource, opening: number): CharacterClass {
  const { items } = source;
  const closing = items.link(opening);
  const end = closing === -1 ? items.count : closing;
  const inside: ClassItem[] = [];
  for (let row = opening + 1; row < end; row++) inside.push(classItem(source, row));
  return {
    kind: 'class',
    span: source.wholeSpan(opening),
    negated: items.value(opening) === 1,
    items: inside,
  };
}

function classItem(source: TreeSource, row: number): ClassItem {
  const { items } = source;
  const span = source.spanOf(row);
  const value = items.value(row);
  switch (items.kind(row)) {
    case kinds.classRange:
      return { kind: 'range', span, from: value, to: items.extra(row) };
    case kinds.classEscape:
      return { kind: 'type', span, letter: String.fromCharCode(value) };
    case kinds.classProperty:
      return { kind: 'property', span, negated: value === 1 };
    case kinds.classPosix:
      return { kind: 'posix', span, negated: value === 1 };
    default:
      return { kind: 'character', span, code: value };
  }
}
