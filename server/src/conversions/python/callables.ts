import { ancestors, isFunction } from '../../syntax/script/python/pythonTree.js';
import { childInField, descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { Declined } from './decline.js';
import { mentionsStdout, type WriteReading, writeOf } from './writes.js';

/** What an expression does to the response by what it calls. */
export type CallAction =
  /** `maybe`: in the second half of an `and`, in a comprehension, handed to something that may call it. */
  | { readonly kind: 'call'; readonly targets: readonly SyntaxNode[]; readonly maybe: boolean }
  | { readonly kind: 'exit'; readonly maybe: boolean };

/** The program's own functions and methods that write to the response or end the program. */
export interface Callables {
  actionsIn(node: SyntaxNode): readonly CallAction[];
  /** Whether calling this function may write or exit. */
  touches(definition: SyntaxNode): boolean;
}

export const exitCalls = new Set(['sys.exit', 'exit', 'quit']);

export function callablesOf(reading: WriteReading): Callables {
  const { tree, names } = reading;
  const definitions = [...descendants(tree.root)].filter(isFunction);
  const nameOf = (node: SyntaxNode): string => {
    const name = childInField(node, 'name');
    return name === null ? '' : tree.source(name);
  };
  const classOf = (node: SyntaxNode): SyntaxNode | null => {
    for (const up of ancestors(tree, node)) {
      if (isFunction(up)) return null;
      if (up.type === 'class_definition') return up;
    }
    return null;
  };
  const functions = new Map<string, SyntaxNode[]>();
  const methods = new Map<string, SyntaxNode[]>();
  const constructors = new Map<string, SyntaxNode[]>();
  for (const definition of definitions) {
    const owner = classOf(definition);
    const table = owner === null ? functions : methods;
    push(table, nameOf(definition), definition);
    if (owner !== null && nameOf(definition) === '__init__') push(constructors, nameOf(owner), definition);
  }

  const calledBy = (call: SyntaxNode): readonly SyntaxNode[] => {
    const callee = childInField(call, 'function');
    if (callee?.type === 'identifier') {
      const name = tree.source(callee);
      return functions.get(name) ?? constructors.get(name) ?? [];
    }
    const method = callee?.type === 'attribute' ? childInField(callee, 'attribute') : null;
    return method === null ? [] : (methods.get(tree.source(method)) ?? []);
  };

  const touching = new Set<SyntaxNode>();
  const touchesItself = (definition: SyntaxNode): boolean =>
    [...descendants(definition)].some(
      (node) =>
        exitCalls.has(names.ofCall(node) ?? '') ||
        (/statement$/.test(node.type) && writeOf(reading, node) !== null) ||
        (node.type === 'raise_statement' && /\bSystemExit\b/.test(tree.source(node))),
    ) || mentionsStdout(reading, definition);
  for (const definition of definitions) if (touchesItself(definition)) touching.add(definition);
  for (let grown = true; grown; ) {
    grown = false;
    for (const definition of definitions) {
      if (touching.has(definition)) continue;
      const calls = [...descendants(definition)].filter((node) => node.type === 'call');
      if (calls.some((call) => calledBy(call).some((target) => touching.has(target)))) {
        touching.add(definition);
        grown = true;
      }
    }
  }

  const isCallee = (node: SyntaxNode): boolean =>
    tree.parent(node)?.type === 'call' && node.field === 'function';
  /** A function that is handed on as a value: whoever gets it may call it. */
  const references = (node: SyntaxNode): readonly SyntaxNode[] => {
    if (isCallee(node) || node.field === 'name') return [];
    if (node.type === 'identifier' && tree.parent(node)?.type !== 'attribute') {
      return (functions.get(tree.source(node)) ?? []).filter((target) => touching.has(target));
    }
    if (node.type !== 'attribute') return [];
    const attribute = childInField(node, 'attribute');
    const targets = attribute === null ? [] : (methods.get(tree.source(attribute)) ?? []);
    return targets.filter((target) => touching.has(target));
  };
  const escaped = new Set([...descendants(tree.root)].flatMap(references));

  for (const definition of touching) {
    const name = nameOf(definition);
    if (/^__(?!init__|enter__|exit__|call__).*__$/.test(name)) {
      throw new Declined(definition.span, `writes in ${name}, which Python calls by itself`);
    }
    const decorators = tree.parent(definition)?.children.filter((child) => child.type === 'decorator') ?? [];
    for (const decorator of decorators) {
      if (!/^@(staticmethod|classmethod)\s*$/.test(tree.source(decorator))) {
        throw new Declined(decorator.span, 'decorates a function that writes, and may call it otherwise');
      }
    }
  }

  /** A call of something that is none of the program's functions by name, and may be one of those handed on. */
  const isOpaque = (call: SyntaxNode): boolean => {
    const callee = childInField(call, 'function');
    if (callee === null || callee.type === 'subscript' || callee.type === 'call') return true;
    return callee.type === 'identifier' && calledBy(call).length === 0 && isVariable(tree.source(callee));
  };
  const variables = new Set(
    [...descendants(tree.root)]
      .filter((node) => node.type === 'identifier' && isTarget(tree.parent(node), node))
      .map((node) => tree.source(node)),
  );
  const isVariable = (name: string): boolean => variables.has(name);

  const isConditional = (node: SyntaxNode, within: SyntaxNode): boolean => {
    let below = node;
    for (const up of ancestors(tree, node)) {
      if (up.type === 'boolean_operator' && below.field === 'right') return true;
      if (/^(conditional_expression|lambda)$|comprehension$|^generator_expression$/.test(up.type))
        return true;
      if (up === within) return false;
      below = up;
    }
    return false;
  };

  const actionsIn = (root: SyntaxNode): readonly CallAction[] => {
    const actions: CallAction[] = [];
    const visit = (node: SyntaxNode): void => {
      if (isFunction(node) || node.type === 'block') return;
      for (const child of node.children) visit(child);
      const maybe = isConditional(node, root);
      if (node.type === 'call') {
        if (exitCalls.has(names.ofCall(node) ?? '')) actions.push({ kind: 'exit', maybe });
        const targets = calledBy(node).filter((target) => touching.has(target));
        if (targets.length > 0) actions.push({ kind: 'call', targets, maybe });
        else if (escaped.size > 0 && isOpaque(node))
          actions.push({ kind: 'call', targets: [...escaped], maybe });
      }
      const handed = references(node);
      if (handed.length > 0 && isArgument(tree.parent(node))) {
        actions.push({ kind: 'call', targets: handed, maybe: true });
      }
    };
    visit(root);
    return actions;
  };
  return { actionsIn, touches: (definition) => touching.has(definition) };
}

const isArgument = (parent: SyntaxNode | null): boolean =>
  parent?.type === 'argument_list' || parent?.type === 'keyword_argument';

const isTarget = (parent: SyntaxNode | null, node: SyntaxNode): boolean =>
  parent !== null &&
  ((node.field === 'left' && /assignment|for_/.test(parent.type)) || /parameters$|pattern/.test(parent.type));

function push<K, V>(table: Map<K, V[]>, key: K, value: V): void {
  const list = table.get(key);
  if (list === undefined) table.set(key, [value]);
  else list.push(value);
}
