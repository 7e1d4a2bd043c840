import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { bindTarget } from './assignments.js';
import { evaluate } from './expressions.js';
import type { Path } from './path.js';
import { iterated, knownText, silentLines, truthOf, type Value } from './values.js';

const longest = 100;

/** `[element for name in items if condition]` and its kin, as far as the items are known. */
export function comprehended(path: Path, node: SyntaxNode): Value {
  const body = childInField(node, 'body');
  const clauses = namedChildren(node).filter(({ type }) => /^(for_in|if)_clause$/.test(type));
  const isQuiet = path.quietness.isQuiet(node);
  // What a generator writes comes when somebody goes through it.
  const isLate = node.type === 'generator_expression' && !isQuiet;
  const items: Value[] = [];
  const isKnown =
    body !== null &&
    !isLate &&
    path.inFrame(node, path.frameAround, node.span, () => {
      return each(path, clauses, () => {
        items.push(elementOf(path, body));
      });
    });
  if (isKnown)
    return node.type === 'dictionary_comprehension' ? dictionaryOf(items) : { kind: 'list', items };
  if (!isQuiet) path.lose('it writes inside an expression', node.span);
  return silentLines;
}

/** Runs something for all that the clauses come to. @returns whether that is known */
function each(path: Path, clauses: readonly SyntaxNode[], run: () => void): boolean {
  const [clause, ...others] = clauses;
  if (clause === undefined) {
    run();
    return true;
  }
  if (clause.type === 'if_clause') {
    const [condition] = namedChildren(clause);
    const truth = condition === undefined ? null : truthOf(evaluate(path, condition));
    if (truth === null) return false;
    return truth ? each(path, others, run) : true;
  }
  const left = childInField(clause, 'left');
  const right = childInField(clause, 'right');
  if (left === null || right === null) return false;
  const items = iterated(evaluate(path, right), right.span);
  if (items === null || items.length > longest) return false;
  return items.every((item) => {
    bindTarget(path, left, item, right);
    return each(path, others, run);
  });
}

/** Of a dictionary, the pair of key and value. */
function elementOf(path: Path, body: SyntaxNode): Value {
  if (body.type !== 'pair') return evaluate(path, body);
  const parts = [childInField(body, 'key'), childInField(body, 'value')];
  return { kind: 'list', items: parts.map((part) => (part === null ? silentLines : evaluate(path, part))) };
}

function dictionaryOf(pairs: readonly Value[]): Value {
  const entries = new Map<string, Value>();
  for (const pair of pairs) {
    const [key, value] = pair.kind === 'list' ? pair.items : [];
    const name = key === undefined ? null : knownText(key);
    if (name === null || value === undefined) return silentLines;
    entries.set(name, value);
  }
  return { kind: 'dictionary', entries };
}
