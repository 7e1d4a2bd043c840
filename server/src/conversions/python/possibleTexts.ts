import { bindingsIn } from '../../syntax/script/python/bindings.js';
import { ancestors, callArguments, calledName, isFunction } from '../../syntax/script/python/pythonTree.js';
import { childInField, descendants, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { partsOf } from './template.js';
import type { WriteReading } from './writes.js';

/**
 * All texts that an expression may have: of a literal the one, of a name those that the program assigns to it,
 * of a parameter its default and what the calls give. Null where one of them is not known.
 */
export function possibleTexts(
  reading: WriteReading,
  node: SyntaxNode,
  asked: ReadonlySet<SyntaxNode> = new Set(),
): readonly string[] | null {
  if (asked.has(node)) return [];
  const { tree, known } = reading;
  const deeper = new Set([...asked, node]);
  const all = (nodes: readonly (SyntaxNode | null)[]): readonly string[] | null => {
    const texts = nodes.map((each) => (each === null ? null : possibleTexts(reading, each, deeper)));
    return texts.every((each) => each !== null) ? texts.flat() : null;
  };
  const parts = partsOf(tree, node, known);
  if (parts.every((part) => part.kind === 'text')) return [parts.map((part) => part.value).join('')];
  if (node.type === 'conditional_expression') {
    const [yes, , no] = namedChildren(node);
    return all([yes ?? null, no ?? null]);
  }
  if (node.type !== 'identifier') return null;
  const name = tree.source(node);
  for (const up of ancestors(tree, node)) {
    if (!isFunction(up)) continue;
    const given = parameterValues(reading, up, name);
    if (given !== 'none') return given === null ? null : all(given);
  }
  const bindings = [...bindingsIn(tree, tree.root)].filter((binding) => binding.name === name);
  if (bindings.length === 0 || !bindings.every(({ by }) => by.type === 'assignment')) return null;
  return all(
    bindings.map(({ by }) =>
      childInField(by, 'left')?.type === 'identifier' ? childInField(by, 'right') : null,
    ),
  );
}

/** What a function's parameter of that name may be; 'none' where it has no such parameter. */
function parameterValues(
  { tree }: WriteReading,
  definition: SyntaxNode,
  name: string,
): readonly SyntaxNode[] | null | 'none' {
  const parameters = namedChildren(childInField(definition, 'parameters') ?? definition).filter(
    (each) => each.type !== 'comment',
  );
  const nameOf = (parameter: SyntaxNode): string =>
    tree.source(
      parameter.type === 'identifier'
        ? parameter
        : (childInField(parameter, 'name') ?? namedChildren(parameter)[0] ?? parameter),
    );
  const index = parameters.findIndex((parameter) => nameOf(parameter) === name);
  const parameter = parameters[index];
  if (parameter === undefined) return 'none';
  if ([...bindingsIn(tree, definition)].filter((binding) => binding.name === name).length > 1) return null;
  const functionName = childInField(definition, 'name');
  const called = functionName === null ? '' : tree.source(functionName);
  const uses = [...descendants(tree.root)].filter(
    (node) => node.type === 'identifier' && tree.source(node) === called && node !== functionName,
  );
  const standard = childInField(parameter, 'value');
  const values: SyntaxNode[] = standard === null ? [] : [standard];
  for (const use of uses) {
    const call = tree.parent(use);
    if (call === null || calledName(tree, call) !== called || use.field !== 'function') return null;
    const given = callArguments(tree, call);
    if (given === null || given.spread) return null;
    const value = given.keywords.get(name) ?? given.positional[index];
    if (value !== undefined) values.push(value);
    else if (standard === null) return null;
  }
  return values;
}
