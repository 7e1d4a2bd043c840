import { childInField, descendants, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { evaluate } from './expressions.js';
import type { Path } from './path.js';
import { runBlock } from './statements.js';
import type { Arguments } from './values.js';
import { foreign, none, silent, silentLines, type Value } from './values.js';

type FunctionValue = Value & { kind: 'function' };

/** Runs a function of the script. What a generator yields is not followed. */
export function invoke(path: Path, called: FunctionValue, args: Arguments, call: SyntaxNode): Value {
  const body = childInField(called.node, 'body');
  if (body === null) return silent;
  if (isGenerator(body)) {
    if (!path.quietness.isQuiet(body)) path.mayHaveWritten();
    return silentLines;
  }
  const receiver = called.receiver === null ? [] : [called.receiver];
  const parameters = childInField(called.node, 'parameters');
  const given = { ...args, positional: [...receiver, ...args.positional] };
  const defaults = defaultsOf(path, parameters);
  return path.inFrame(call.span, () => {
    bind(path, parameters, given, defaults);
    const completion = runBlock(path, body);
    return completion.kind === 'return' ? completion.value : none;
  });
}

/** `Class(...)`: `__init__` is run where the class or one above it has one. */
export function instantiate(path: Path, node: SyntaxNode, args: Arguments, call: SyntaxNode): Value {
  const instance: Value = { kind: 'instance', of: node, id: path.newInstance() };
  const initializer = methodOf(path, node, '__init__', instance);
  if (initializer?.kind === 'function') invoke(path, initializer, args, call);
  else if (initializer?.kind === 'foreign') path.mayHaveWritten();
  return instance;
}

/**
 * A method of a class of the script or of those that it derives from.
 *
 * @returns null where none of them has it; foreign where one of them is not to be seen.
 */
export function methodOf(path: Path, node: SyntaxNode, name: string, receiver: Value | null): Value | null {
  const body = childInField(node, 'body');
  for (const statement of body === null ? [] : namedChildren(body)) {
    const definition = definitionIn(statement);
    const named = definition === null ? null : childInField(definition, 'name');
    if (definition === null || named === null || path.tree.source(named) !== name) continue;
    const isStatic = statement !== definition && path.tree.source(statement).startsWith('@staticmethod');
    return { kind: 'function', node: definition, receiver: isStatic ? null : receiver };
  }
  const bases = childInField(node, 'superclasses');
  for (const base of bases === null ? [] : namedChildren(bases)) {
    const value = evaluate(path, base);
    if (value.kind === 'foreign') return foreign;
    const inherited = value.kind === 'class' ? methodOf(path, value.node, name, receiver) : null;
    if (inherited !== null) return inherited;
  }
  return null;
}

/** What a definition binds its name to; a decorator may have made anything of it. */
export function definedValue(path: Path, statement: SyntaxNode): { name: string; value: Value } | null {
  const definition = definitionIn(statement);
  const name = definition === null ? null : childInField(definition, 'name');
  if (definition === null || name === null) return null;
  const key = path.tree.source(name);
  if (definition.type === 'class_definition')
    return { name: key, value: { kind: 'class', node: definition } };
  if (statement !== definition) return { name: key, value: foreign };
  return { name: key, value: { kind: 'function', node: definition, receiver: null } };
}

function definitionIn(statement: SyntaxNode): SyntaxNode | null {
  const inner = statement.type === 'decorated_definition' ? childInField(statement, 'definition') : statement;
  return inner?.type === 'function_definition' || inner?.type === 'class_definition' ? inner : null;
}

function isGenerator(body: SyntaxNode): boolean {
  for (const node of descendants(body)) if (node.type === 'yield') return true;
  return false;
}

function defaultsOf(path: Path, parameters: SyntaxNode | null): ReadonlyMap<SyntaxNode, Value> {
  const defaults = new Map<SyntaxNode, Value>();
  for (const parameter of parameters === null ? [] : namedChildren(parameters)) {
    const value = childInField(parameter, 'value');
    if (value !== null) defaults.set(parameter, evaluate(path, value));
  }
  return defaults;
}

function bind(
  path: Path,
  parameters: SyntaxNode | null,
  args: Arguments,
  defaults: ReadonlyMap<SyntaxNode, Value>,
): void {
  let next = 0;
  for (const parameter of parameters === null ? [] : namedChildren(parameters)) {
    const nameNode = childInField(parameter, 'name') ?? namedChildren(parameter)[0] ?? parameter;
    const name = path.tree.source(nameNode);
    if (parameter.type === 'list_splat_pattern') {
      path.assign(name, { kind: 'list', items: args.positional.slice(next) });
      next = args.positional.length;
    } else if (parameter.type === 'dictionary_splat_pattern') {
      path.assign(name, { kind: 'dictionary', entries: args.named });
    } else if (nameNode.type === 'identifier') {
      const given = args.named.get(name) ?? args.positional[next];
      if (!args.named.has(name)) next++;
      path.assign(name, given ?? (args.open ? silentLines : (defaults.get(parameter) ?? silentLines)));
    }
  }
}
