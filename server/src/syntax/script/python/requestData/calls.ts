import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { literalValue } from '../stringLiteral.js';
import { composed, type Part } from './composition.js';
import { entryOf, evaluate } from './expressions.js';
import { instantiate, invoke, methodOf } from './functions.js';
import { checksByName, isTest, keepsText, takesIn } from './libraries.js';
import { callLibrary } from './libraryCalls.js';
import { fieldOf } from './sources.js';
import {
  asData,
  clean,
  dataOf,
  elementOf,
  holdsMarkup,
  itemsOf,
  mapTaints,
  merged,
  recordOf,
  taintsOf,
  type Value,
} from './value.js';
import type { Walk } from './walk.js';

/** An argument of a call; `name` of a keyword argument. */
export interface Argument extends Part {
  readonly name: string | null;
  /** `*values` and `**values` */
  readonly spread: boolean;
}

export function call(walk: Walk, node: SyntaxNode): Value {
  const callee = childInField(node, 'function');
  if (callee === null) return clean;
  const target = evaluate(walk, callee);
  const args = argumentsOf(walk, node);
  switch (target.kind) {
    case 'function':
      return invoke(walk, target, args);
    case 'class':
      return instantiate(walk, target.node, args);
    case 'library':
      return callLibrary(walk, target.paths, args, node);
    case 'method':
      return callMethod(walk, target, args, node);
    default:
      checkByName(walk, walk.source(callee), args);
      return clean;
  }
}

/** Code that is not to be seen may have looked at what it was given. */
export function checkByName(walk: Walk, name: string, args: readonly Argument[]): void {
  if (!checksByName.test(name)) return;
  for (const { node } of args) walk.check(node);
}

export function argumentsOf(walk: Walk, node: SyntaxNode): readonly Argument[] {
  const list = childInField(node, 'arguments');
  if (list === null) return [];
  if (list.type !== 'argument_list') {
    return [{ value: evaluate(walk, list), node: list, name: null, spread: false }];
  }
  return namedChildren(list)
    .filter(({ type }) => type !== 'comment')
    .map((child): Argument => {
      const value = childInField(child, 'value');
      if (child.type !== 'keyword_argument' || value === null) {
        const spread = /_splat$/.test(child.type);
        return { value: evaluate(walk, child), node: child, name: null, spread };
      }
      const name = childInField(child, 'name');
      return {
        value: evaluate(walk, value),
        node: value,
        name: name === null ? null : walk.source(name),
        spread: false,
      };
    });
}

/** What `object.name` is, called or not. */
export function attributeOf(
  walk: Walk,
  object: Value,
  name: string,
  objectNode: SyntaxNode,
  node: SyntaxNode,
): Value {
  switch (object.kind) {
    case 'library': {
      const paths = object.paths.map((path) => `${path}.${name}`);
      return paths.some((path) => /^os\.environb?$/.test(path))
        ? { kind: 'environment' }
        : { kind: 'library', paths };
    }
    case 'field':
      return /^(value|filename|file|name)$/.test(name) ? dataOf([object.taint]) : clean;
    case 'instance':
      return (
        walk.attribute(object.id, name) ??
        methodOf(walk, object.of, name, object) ?? { kind: 'method', of: object, name, object: objectNode }
      );
    case 'class':
      return methodOf(walk, object.node, name, null) ?? clean;
    case 'super':
      return { kind: 'method', of: object, name, object: objectNode };
    case 'form':
      if (name === 'list') return dataOf(taintsOf(fieldOf(node, null)));
      return { kind: 'method', of: object, name, object: objectNode };
    case 'data':
      // The parts of a URL, the value of a cookie.
      if (
        object.taints.length > 0 &&
        /^(value|path|query|params|fragment|netloc|hostname|file|filename)$/.test(name)
      ) {
        return dataOf(object.taints);
      }
      return { kind: 'method', of: object, name, object: objectNode };
    default:
      return { kind: 'method', of: object, name, object: objectNode };
  }
}

type Method = Value & { readonly kind: 'method' };

function callMethod(walk: Walk, method: Method, args: readonly Argument[], node: SyntaxNode): Value {
  const { of, name, object } = method;
  const [first, second] = args;
  switch (of.kind) {
    case 'form': {
      if (name === 'keys') return of;
      if (!/^(getvalue|getfirst|getlist|get)$/.test(name)) return clean;
      const field = fieldOf(node, first === undefined ? null : literalValue(walk.tree, first.node));
      return walk.isChecked(node) ? clean : field;
    }
    case 'field':
      return /^(getvalue|read)$/.test(name) ? dataOf([of.taint]) : clean;
    case 'environment':
      if (name === 'get' || name === 'setdefault' || name === 'pop') {
        const key = first?.value ?? clean;
        return merged(entryOf(walk, of, first?.node ?? null, key, node), second?.value ?? clean);
      }
      if (name === 'items' || name === 'iteritems') {
        return itemsOf([
          itemsOf([{ kind: 'variable-name' }, entryOf(walk, of, null, { kind: 'variable-name' }, node)]),
        ]);
      }
      if (name === 'values' || name === 'itervalues')
        return entryOf(walk, of, null, { kind: 'variable-name' }, node);
      return name === 'keys' || name === 'copy' ? of : clean;
    case 'record':
      return callRecordMethod(walk, of, method, args);
    case 'items':
    case 'data':
      return callTextMethod(walk, of, method, args);
    case 'instance':
    case 'super':
      return callHeldMethod(walk, of, name, args);
    default:
      checkByName(walk, `${walk.source(object)}.${name}`, args);
      return clean;
  }
}

function callRecordMethod(
  walk: Walk,
  of: Value & { readonly kind: 'record' },
  { name, object }: Method,
  args: readonly Argument[],
): Value {
  const [first, second] = args;
  switch (name) {
    case 'get':
    case 'pop':
    case 'setdefault':
      return merged(entryOf(walk, of, first?.node ?? null, clean, object), second?.value ?? clean);
    case 'items':
    case 'iteritems':
      return itemsOf([itemsOf([clean, asData(of)])]);
    case 'values':
    case 'itervalues':
      return asData(of);
    case 'update': {
      const taken = args.reduce((all, { value }) => merged(all, asData(value)), of.rest);
      rebind(walk, object, recordOf(of.entries, taken));
      return clean;
    }
    default:
      return clean;
  }
}

function callTextMethod(
  walk: Walk,
  of: Value & { readonly kind: 'data' | 'items' },
  { name, object }: Method,
  args: readonly Argument[],
): Value {
  const [first, second] = args;
  if (isTest.test(name)) return clean;
  switch (name) {
    case 'format':
    case 'format_map':
      return formatted(walk, of, object, args);
    case 'join':
      return joined(of, object, first);
    case 'replace':
      return replaced(walk, of, args);
    case 'substitute':
    case 'safe_substitute':
      return composed([
        { value: of, node: object },
        ...args.map(({ value, node }) => ({ value: asData(value), node })),
      ]);
    case 'match':
    case 'fullmatch':
    case 'search':
      // A pattern that was compiled before.
      if (first !== undefined) walk.check(first.node);
      return clean;
    case 'get':
    case 'pop':
    case 'setdefault':
      return merged(dataOf(taintsOf(of)), second?.value ?? clean);
  }
  if (takesIn.has(name)) {
    const taken = args.map(({ value, node }) =>
      value.kind === 'items' ? value : composed([{ value: asData(value), node }]),
    );
    const grown =
      of.kind === 'items' && name === 'append'
        ? itemsOf([
            ...of.items,
            ...args.map((each) => (holdsMarkup(of) ? composed([each], true) : each.value)),
          ])
        : taken.reduce(merged, asData(of));
    rebind(walk, object, grown);
    return clean;
  }
  if (keepsText.has(name)) return of.kind === 'data' ? of : dataOf(taintsOf(of));
  checkByName(walk, name, args);
  return clean;
}

/** The name or attribute that a method was asked on holds what the method made of it. */
function rebind(walk: Walk, object: SyntaxNode, value: Value): void {
  if (object.type === 'identifier') {
    walk.assign(walk.source(object), value);
    return;
  }
  const holder = object.type === 'attribute' ? childInField(object, 'object') : null;
  const name = object.type === 'attribute' ? childInField(object, 'attribute') : null;
  const of = holder === null ? clean : evaluate(walk, holder);
  if (of.kind === 'instance' && name !== null) walk.assignAttribute(of.id, walk.source(name), value);
}

function formatted(walk: Walk, of: Value, object: SyntaxNode, args: readonly Argument[]): Value {
  const literal = literalValue(walk.tree, object);
  const parts = args.map(({ value, node, name, spread }): Part => {
    const isNumber =
      literal !== null && name !== null && new RegExp(`\\{${name}:[^}]*[bcdoxXeEfFgGn]\\}`).test(literal);
    if (spread && value.kind === 'record' && literal !== null) {
      const asked = [...value.entries].filter(([key]) =>
        new RegExp(`\\{${key.replace(/\W/g, '\\$&')}\\b`).test(literal),
      );
      return {
        value: asked.reduce<Value>((all, [, each]) => merged(all, asData(each)), asData(value.rest)),
        node,
      };
    }
    return { value: isNumber ? clean : asData(value), node };
  });
  return composed([{ value: asData(of), node: object }, ...parts]);
}

function joined(of: Value, object: SyntaxNode, first: Argument | undefined): Value {
  if (first === undefined) return clean;
  const { value, node } = first;
  const nodes = /^(list|tuple)$/.test(node.type)
    ? namedChildren(node).filter(({ type }) => type !== 'comment')
    : [];
  const isListed = value.kind === 'items' && nodes.length === value.items.length;
  // What a list that is not in sight holds is joined as a whole, and can be guarded as a whole.
  if (!isListed && !holdsMarkup(of)) return dataOf(taintsOf(value), holdsMarkup(value));
  const parts = isListed
    ? value.items.map((item, index) => ({ value: asData(item), node: nodes[index] ?? node }))
    : [{ value: asData(elementOf(asData(value))), node }];
  return composed([{ value: asData(of), node: object }, ...parts]);
}

/** `text.replace("<", "&lt;")` escapes by hand; `text.replace("'", "")` and its like keep a shell's text together. */
function replaced(walk: Walk, of: Value, args: readonly Argument[]): Value {
  const [from, to] = args.map(({ node }) => literalValue(walk.tree, node));
  const html = from?.includes('<') === true || to?.includes('&lt;') === true;
  const shell = /['"`;$|&\\]/.test(from ?? '');
  const data = asData(of);
  return mapTaints(merged(data, asData(args[1]?.value ?? clean)), (taint) => ({
    ...taint,
    html: taint.html && !html,
    shell: taint.shell && !shell,
  }));
}

/** Of a class that is built on a dictionary or another class of a library: what that was given. */
function callHeldMethod(
  walk: Walk,
  of: Value & { readonly kind: 'instance' | 'super' },
  name: string,
  args: readonly Argument[],
): Value {
  if (of.kind === 'super') {
    const inherited = methodOf(walk, of.of, name, { kind: 'instance', of: of.of, id: of.id }, true);
    if (inherited?.kind === 'function') return invoke(walk, inherited, args);
  }
  const held = walk.attribute(of.id, '*') ?? clean;
  if (name === '__init__' || takesIn.has(name)) {
    walk.assignAttribute(
      of.id,
      '*',
      args.reduce((all, { value }) => merged(all, asData(value)), held),
    );
    return clean;
  }
  if (!keepsText.has(name) && !/^__getitem__|get\w*$/.test(name)) return clean;
  return merged(dataOf(taintsOf(held)), args[1]?.value ?? clean);
}
