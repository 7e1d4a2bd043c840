import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { evaluate } from './expressions.js';
import { memberOf, methodOf } from './members.js';
import type { Path } from './path.js';
import { runBlock } from './statements.js';
import type { Arguments } from './values.js';
import { foreign, none, silent, silentLines, type Value } from './values.js';

type FunctionValue = Value & { kind: 'function' };

/** Runs a function of the script. A generator that writes nothing itself is run at once: what it yields is a list. */
export function invoke(path: Path, called: FunctionValue, args: Arguments, call: SyntaxNode): Value {
  const body = childInField(called.node, 'body');
  if (body === null) return silent;
  const generates = called.node.type !== 'lambda' && isGenerator(body);
  if (generates && !path.quietness.isQuietBody(body)) {
    path.mayHaveWritten();
    return silentLines;
  }
  const receiver = called.receiver === null ? [] : [called.receiver];
  const parameters = childInField(called.node, 'parameters');
  const given = { ...args, positional: [...receiver, ...args.positional] };
  return path.inFrame(called.node, called.around, call.span, () => {
    bind(path, parameters, given, defaultsOf(path, parameters));
    if (generates) return path.collect(() => void runBlock(path, body));
    if (called.node.type === 'lambda') return evaluate(path, body);
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

/** Calls a method of an instance; where it is not to be seen, it may have written. */
export function callMethodOf(
  path: Path,
  instance: Value & { kind: 'instance' },
  name: string,
  given: readonly Value[] | Arguments,
  call: SyntaxNode,
): Value {
  const method = methodOf(path, instance.of, name, instance);
  const args = 'positional' in given ? given : { positional: given, named: new Map(), open: false };
  if (method?.kind === 'function') return invoke(path, method, args, call);
  path.mayHaveWritten();
  return foreign;
}

/** The value as text is made of it: an instance by its `__str__`, where the script has one. */
export function shown(path: Path, value: Value, call: SyntaxNode): Value {
  if (value.kind !== 'instance' || memberOf(path, value.of, '__str__') === null) return value;
  return callMethodOf(path, value, '__str__', [], call);
}

/** What a definition binds its name to, its decorators applied. */
export function definedValue(path: Path, statement: SyntaxNode): { name: string; value: Value } | null {
  const definition = definitionIn(statement);
  const name = definition === null ? null : childInField(definition, 'name');
  if (definition === null || name === null) return null;
  const plain: Value =
    definition.type === 'class_definition'
      ? { kind: 'class', node: definition }
      : { kind: 'function', node: definition, receiver: null, around: path.frameAround };
  const decorators = namedChildren(statement).filter(({ type }) => type === 'decorator');
  const value = decorators.reduceRight<Value>((inner, decorator) => decorated(path, decorator, inner), plain);
  return { name: path.tree.source(name), value };
}

/** Decorators of the library that leave what a function writes as it is. */
const keepsFunction =
  /^(functools\.(wraps|lru_cache|cache|singledispatch)|atexit\.register|dataclasses\.dataclass|typing\.\w+|abc\.\w+)(\(\))?$/;

function decorated(path: Path, decorator: SyntaxNode, inner: Value): Value {
  const [expression] = namedChildren(decorator);
  const by = expression === undefined ? foreign : evaluate(path, expression);
  if (by.kind === 'library') return keepsFunction.test(by.path) ? inner : foreign;
  if (by.kind !== 'function') return foreign;
  return invoke(path, by, { positional: [inner], named: new Map(), open: false }, decorator);
}

export function definitionIn(statement: SyntaxNode): SyntaxNode | null {
  const inner = statement.type === 'decorated_definition' ? childInField(statement, 'definition') : statement;
  return inner?.type === 'function_definition' || inner?.type === 'class_definition' ? inner : null;
}

/** Whether it yields itself, and not only a function within it. */
function isGenerator(node: SyntaxNode): boolean {
  if (node.type === 'yield') return true;
  if (node.type === 'function_definition' || node.type === 'lambda') return false;
  return node.children.some(isGenerator);
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
