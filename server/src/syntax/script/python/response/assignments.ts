import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { withName } from './cookies.js';
import { combined, evaluate } from './expressions.js';
import { assignInModule } from './moduleImports.js';
import { replaceOutput } from './outputCalls.js';
import type { Path } from './path.js';
import { knownText, silent, silentLines, type Value } from './values.js';

/** `target = value`, also `a = b = value` and `a, b = values`. */
export function assignTo(path: Path, node: SyntaxNode): Value {
  const left = childInField(node, 'left');
  const right = childInField(node, 'right');
  if (left === null || right === null) return silent;
  const value = right.type === 'assignment' ? assignTo(path, right) : evaluate(path, right);
  bindTarget(path, left, value, right);
  return value;
}

/** `target += value` and its kin. */
export function augment(path: Path, node: SyntaxNode): void {
  const left = childInField(node, 'left');
  const right = childInField(node, 'right');
  const operator = childInField(node, 'operator')?.type.replace(/=$/, '') ?? '';
  if (left === null || right === null) return;
  const value = combined(operator, evaluate(path, left), evaluate(path, right), node);
  bindTarget(path, left, value, right);
}

/** Gives a value to a name, an attribute of an instance, or the names of a tuple. */
export function bindTarget(path: Path, target: SyntaxNode, value: Value, source: SyntaxNode): void {
  switch (target.type) {
    case 'identifier':
      path.assign(path.tree.source(target), value);
      return;
    case 'attribute':
      bindAttribute(path, target, value, source);
      return;
    case 'subscript': {
      const object = childInField(target, 'value');
      // An entry is set: what the whole holds is then no longer known.
      if (object?.type === 'identifier') {
        const name = path.tree.source(object);
        const whole = path.look(name);
        if (whole !== null) path.assign(name, withEntry(path, whole, target, value));
      }
      return;
    }
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
      for (const [index, part] of namedChildren(target).entries()) {
        bindTarget(
          path,
          part,
          value.kind === 'list' ? (value.items[index] ?? silent) : itemOf(value),
          source,
        );
      }
  }
}

/** `whole[key] = value` */
function withEntry(path: Path, whole: Value, target: SyntaxNode, value: Value): Value {
  const keyNode = childInField(target, 'subscript');
  const key = keyNode === null ? null : evaluate(path, keyNode);
  const name = key === null ? null : knownText(key);
  switch (whole.kind) {
    case 'cookie':
      return withName(whole, name);
    case 'dictionary':
      return name === null
        ? silentLines
        : { kind: 'dictionary', entries: new Map([...whole.entries, [name, value]]) };
    case 'list': {
      const index = key?.kind === 'constant' && typeof key.value === 'number' ? key.value : null;
      return index === null || !(index in whole.items)
        ? silentLines
        : { ...whole, items: whole.items.with(index, value) };
    }
    default:
      return whole;
  }
}

const itemOf = (value: Value): Value => (value.kind === 'foreign' ? value : silentLines);

function bindAttribute(path: Path, target: SyntaxNode, value: Value, source: SyntaxNode): void {
  const object = childInField(target, 'object');
  const name = childInField(target, 'attribute');
  if (object === null || name === null) return;
  const of = evaluate(path, object);
  const attribute = path.tree.source(name);
  if (of.kind === 'module') assignInModule(path, of.name, attribute, value, source);
  if (of.kind === 'instance') path.assignAttribute(of.id, attribute, value);
  if (of.kind === 'library' && of.path === 'sys' && attribute === 'stdout') {
    replaceOutput(path, value, source, target.span);
  }
}
