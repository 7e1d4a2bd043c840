import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import type { Argument } from './calls.js';
import { evaluate } from './expressions.js';
import { runBlock } from './statements.js';
import { clean, dataOf, itemsOf, merged, recordOf, taintsOf, type Value } from './value.js';
import type { Walk } from './walk.js';

type FunctionValue = Value & { readonly kind: 'function' };

/** Runs a function of the script with what it is given. */
export function invoke(walk: Walk, called: FunctionValue, args: readonly Argument[]): Value {
  const body = childInField(called.node, 'body');
  const parameters = childInField(called.node, 'parameters');
  if (body === null) return clean;
  const bound = boundParameters(walk, parameters, called.receiver, args);
  const done = walk.inFunction(called.node, bound.values, () => runBlock(walk, body));
  if (done === null) return clean;
  // What the function has looked at, its caller need not look at again.
  for (const [name, node] of bound.given) if (done.checked.has(name)) walk.check(node);
  return done.value;
}

interface Bound {
  readonly values: ReadonlyMap<string, Value>;
  /** The expressions that stand for parameters. */
  readonly given: ReadonlyMap<string, SyntaxNode>;
}

function boundParameters(
  walk: Walk,
  parameters: SyntaxNode | null,
  receiver: Value | null,
  args: readonly Argument[],
): Bound {
  const values = new Map<string, Value>();
  const given = new Map<string, SyntaxNode>();
  const positional = args.filter(({ name }) => name === null);
  const open = positional.filter(({ spread }) => spread);
  const named = new Map(args.flatMap((each) => (each.name === null ? [] : [[each.name, each] as const])));
  let next = receiver === null ? 0 : -1;
  for (const parameter of parameters === null ? [] : namedChildren(parameters)) {
    const nameNode = childInField(parameter, 'name') ?? namedChildren(parameter)[0] ?? parameter;
    const name = walk.source(nameNode);
    if (parameter.type === 'list_splat_pattern') {
      values.set(name, itemsOf(positional.slice(Math.max(0, next)).map(({ value }) => value)));
      next = positional.length;
    } else if (parameter.type === 'dictionary_splat_pattern') {
      const entries = new Map([...named].map(([key, { value }]) => [key, value]));
      values.set(name, recordOf(entries, clean));
    } else if (nameNode.type === 'identifier') {
      const argument = named.get(name) ?? (next < 0 ? undefined : positional[next]);
      if (next < 0 && receiver !== null) values.set(name, receiver);
      else values.set(name, parameterValue(walk, argument, open, parameter));
      if (argument !== undefined) given.set(name, argument.node);
      if (!named.has(name)) next++;
    }
  }
  return { values, given };
}

function parameterValue(
  walk: Walk,
  argument: Argument | undefined,
  open: readonly Argument[],
  parameter: SyntaxNode,
): Value {
  if (argument !== undefined && !argument.spread) return argument.value;
  const [spread] = open;
  if (spread !== undefined) return dataOf(taintsOf(spread.value));
  const byDefault = childInField(parameter, 'value');
  return byDefault === null ? clean : evaluate(walk, byDefault);
}

/** `Class(...)`: `__init__` is run where the class or one above it in the script has one. */
export function instantiate(walk: Walk, node: SyntaxNode, args: readonly Argument[]): Value {
  const instance: Value = { kind: 'instance', of: node, id: walk.newInstance() };
  const initializer = methodOf(walk, node, '__init__', instance);
  if (initializer?.kind === 'function') invoke(walk, initializer, args);
  else if (args.length > 0) {
    walk.assignAttribute(
      instance.id,
      '*',
      args.reduce<Value>((all, { value }) => merged(all, dataOf(taintsOf(value))), clean),
    );
  }
  return instance;
}

/**
 * A method of a class of the script or of those in the script that it derives from.
 *
 * @param above whether to begin with the classes that it derives from
 */
export function methodOf(
  walk: Walk,
  node: SyntaxNode,
  name: string,
  receiver: Value | null,
  above = false,
): Value | null {
  const body = childInField(node, 'body');
  for (const statement of body === null || above ? [] : namedChildren(body)) {
    const definition =
      statement.type === 'decorated_definition' ? childInField(statement, 'definition') : statement;
    const named = definition?.type === 'function_definition' ? childInField(definition, 'name') : null;
    if (definition === null || named === null || walk.source(named) !== name) continue;
    const decorator = statement === definition ? '' : walk.source(statement).split('\n', 1)[0];
    if (decorator === '@property' && receiver !== null) {
      return invoke(walk, { kind: 'function', node: definition, receiver }, []);
    }
    const isStatic = decorator === '@staticmethod';
    return { kind: 'function', node: definition, receiver: isStatic ? null : receiver };
  }
  const bases = childInField(node, 'superclasses');
  for (const base of bases === null ? [] : namedChildren(bases)) {
    const value = base.type === 'identifier' ? walk.look(walk.source(base)) : clean;
    const inherited = value.kind === 'class' ? methodOf(walk, value.node, name, receiver) : null;
    if (inherited !== null) return inherited;
  }
  return null;
}
