import { cgiVariables } from '../../cgiVariables.js';
import { knownText, type Value } from './values.js';

/** Whether a comparison holds under CGI; null where that only shows when the script runs. */
export function compared(operator: string, left: Value, right: Value): boolean | null {
  if (operator === 'in' || operator === 'not in') {
    const name = knownText(left);
    if (right.kind !== 'library' || right.path !== 'os.environ' || name === null) return null;
    return cgiVariables.has(name) ? operator === 'in' : null;
  }
  if (operator === 'is' || operator === 'is not') {
    if (right.kind !== 'constant' || right.value !== null) return null;
    const isNone = left.kind === 'constant' ? left.value === null : left.kind === 'text' ? false : null;
    return isNone === null ? null : isNone === (operator === 'is');
  }
  const order = orderOf(left, right);
  if (order === null) return null;
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return null;
  }
}

function orderOf(left: Value, right: Value): number | null {
  if (left.kind === 'constant' && right.kind === 'constant') {
    return left.value === null || right.value === null ? null : Number(left.value) - Number(right.value);
  }
  if (left.kind === 'list' && right.kind === 'list') {
    for (const [index, item] of left.items.entries()) {
      const other = right.items[index];
      if (other === undefined) return 1;
      const order = orderOf(item, other);
      if (order !== 0) return order;
    }
    return left.items.length - right.items.length;
  }
  const one = knownText(left);
  const other = knownText(right);
  if (one === null || other === null) return null;
  return one < other ? -1 : one > other ? 1 : 0;
}
