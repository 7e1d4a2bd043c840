import type { Span } from '../../../../text/span.js';
import type { OutputPiece } from '../../entrypointScript.js';
import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { callCookieMethod, withName } from './cookies.js';
import { callMethodOf, instantiate, invoke, shown } from './definitions.js';
import { evaluate } from './expressions.js';
import { substituted } from './formatting.js';
import { callLibrary, libraryAttribute } from './libraryCalls.js';
import { basesOf, memberOf, memberValue } from './members.js';
import { moduleAttribute } from './moduleImports.js';
import { callOutputMethod } from './outputCalls.js';
import type { Path } from './path.js';
import { callTextMethod } from './textMethods.js';
import {
  type Arguments,
  foreign,
  knownText,
  none,
  piecesOf,
  silent,
  silentLines,
  textValue,
  truthOf,
  type Value,
} from './values.js';

/** `super().name` */
function parentMember(
  path: Path,
  { of }: Value & { kind: 'parent' },
  name: string,
  place: SyntaxNode,
): Value {
  if (of.kind !== 'instance') return foreign;
  for (const base of basesOf(path, of.of)) {
    if (base.kind === 'class' && memberOf(path, base.node, name) !== null) {
      return memberValue(path, base.node, name, of, place);
    }
    if (base.kind !== 'class') return base.kind === 'library' ? silent : foreign;
  }
  return silent;
}

export function call(path: Path, node: SyntaxNode): Value {
  const callee = childInField(node, 'function');
  if (callee === null) return silent;
  const target = evaluate(path, callee);
  const args = evaluateArguments(path, childInField(node, 'arguments'));
  return callValue(path, target, args, node);
}

function callValue(path: Path, target: Value, args: Arguments, node: SyntaxNode): Value {
  switch (target.kind) {
    case 'function':
      return invoke(path, target, args, node);
    case 'class':
      return instantiate(path, target.node, args, node);
    case 'library':
      return target.path === 'builtins.print'
        ? print(path, args, node)
        : callLibrary(path, target.path, args, node);
    case 'attribute':
      return callMethod(path, target, args, node);
    case 'partial':
      return callValue(path, target.of, joinedArguments(target.given, args), node);
    case 'instance':
      return callMethodOf(path, target, '__call__', args, node);
    case 'foreign':
      path.mayHaveWritten();
      return foreign;
    default:
      // As codecs.getwriter('utf-8')(sys.stdout).
      return args.positional.find(({ kind }) => kind === 'output') ?? silentLines;
  }
}

const joinedArguments = (given: Arguments, args: Arguments): Arguments => ({
  positional: [...given.positional, ...args.positional],
  named: new Map([...given.named, ...args.named]),
  open: given.open || args.open,
});

/** What `object.name` is, called or not. */
export function attributeOf(path: Path, object: Value, name: string, place: SyntaxNode): Value {
  if (object.kind === 'foreign') return foreign;
  if (object.kind === 'module') return moduleAttribute(path, object.name, name, place);
  if (object.kind === 'library') return libraryAttribute(path, object.path, name);
  if (object.kind === 'output' && /^(buffer|raw)$/.test(name)) {
    return { kind: 'output', stream: path.output.lowerOf(object.stream) };
  }
  if (object.kind === 'instance') {
    return path.attribute(object.id, name) ?? memberValue(path, object.of, name, object, place);
  }
  if (object.kind === 'class') return memberValue(path, object.node, name, null, place);
  if (object.kind === 'parent') return parentMember(path, object, name, place);
  return { kind: 'attribute', of: object, name, place: place.type === 'identifier' ? place : null };
}

function callMethod(
  path: Path,
  method: Value & { kind: 'attribute' },
  args: Arguments,
  node: SyntaxNode,
): Value {
  const { of, name, place } = method;
  switch (of.kind) {
    case 'output':
      return callOutputMethod(path, of.stream, name, args, node.span);
    case 'child':
      if (/^(wait|communicate)$/.test(name)) path.child(of.output, node.span);
      return silentLines;
    case 'text':
      return callTextMethod(of, name, args, node.span, path.version);
    case 'cookie':
      if (name === 'load' && place !== null) path.assign(path.tree.source(place), withName(of, null));
      return callCookieMethod(of, name, args, node.span);
    case 'morsel':
      return callCookieMethod(of, name, args, node.span);
    case 'template':
      return /^(safe_)?substitute$/.test(name) && of.of.kind === 'text'
        ? substituted(of.of, args, node.span)
        : silentLines;
    case 'list':
      return callListMethod(path, of, name, args, place);
    case 'dictionary': {
      const view = dictionaryView(of, name, node.span);
      if (view !== null) return view;
      if (name === 'update' && place !== null) {
        const [added] = args.positional;
        const isKnown = added === undefined || added.kind === 'dictionary';
        const entries = [
          ...of.entries,
          ...(added?.kind === 'dictionary' ? added.entries : []),
          ...args.named,
        ];
        path.assign(
          path.tree.source(place),
          isKnown && !args.open ? { kind: 'dictionary', entries: new Map(entries) } : silentLines,
        );
        return none;
      }
      const key = knownText(args.positional[0] ?? silent);
      return name === 'get' && key !== null
        ? (of.entries.get(key) ?? args.positional[1] ?? silentLines)
        : silentLines;
    }
    default: {
      const holdsLines = of.kind === 'silent' && of.lines;
      return holdsLines || /read|render|substitute|join|format|prettify|communicate/.test(name)
        ? silentLines
        : silent;
    }
  }
}

/** `keys()`, `values()` and `items()`; null for any other method. */
function dictionaryView(
  { entries }: Value & { kind: 'dictionary' },
  name: string,
  source: Span,
): Value | null {
  const pairs = [...entries].map(([key, value]) => [textValue(key, source), value] as const);
  switch (name) {
    case 'keys':
      return { kind: 'list', items: pairs.map(([key]) => key) };
    case 'values':
    case 'itervalues':
      return { kind: 'list', items: pairs.map(([, value]) => value) };
    case 'items':
    case 'iteritems':
      return { kind: 'list', items: pairs.map((items) => ({ kind: 'list', items, tuple: true })) };
    default:
      return null;
  }
}

/** Lists are values here: the name that held the list gets the longer one. */
function callListMethod(
  path: Path,
  list: Value & { kind: 'list' },
  name: string,
  args: Arguments,
  place: SyntaxNode | null,
): Value {
  const [first] = args.positional;
  const changed = ((): Value | null => {
    if (name === 'append' && first !== undefined) return { kind: 'list', items: [...list.items, first] };
    if (name === 'extend' && first?.kind === 'list')
      return { kind: 'list', items: [...list.items, ...first.items] };
    return /^(append|extend|insert|pop|remove|reverse|sort|clear)$/.test(name) ? silentLines : null;
  })();
  if (changed !== null && place !== null) path.assign(path.tree.source(place), changed);
  return silentLines;
}

/** Python 3's function. */
function print(path: Path, args: Arguments, node: SyntaxNode): Value {
  const write = node.span;
  const file = args.named.get('file');
  if (file !== undefined && file.kind !== 'output' && !(file.kind === 'constant' && file.value === null)) {
    if (file.kind === 'foreign' || file.kind === 'instance') path.mayHaveWritten();
    return silent;
  }
  const stream = file?.kind === 'output' ? file.stream : path.currentStream;
  const separator = keyword(args, 'sep', ' ', write);
  const end = keyword(args, 'end', '\n', write);
  const given = args.positional.map((value) => shown(path, value, node));
  const values = args.open ? [...given, silentLines] : given;
  const pieces = values.flatMap((value, index) => [
    ...(index === 0 ? [] : separator),
    ...printedPieces(value, write),
  ]);
  path.write([...pieces, ...end], write, stream);
  const flush = truthOf(args.named.get('flush') ?? none);
  if (flush === true) path.flush(stream);
  if (flush === null) path.output.mayHaveFlushed();
  return silent;
}

function keyword(args: Arguments, name: string, byDefault: string, write: Span): readonly OutputPiece[] {
  const value = args.named.get(name);
  if (value === undefined || (value.kind === 'constant' && value.value === null)) {
    return [{ kind: 'text', text: byDefault, source: write }];
  }
  return piecesOf(value, write);
}

/** A tuple or list is printed with its brackets, of which the first is known at least. */
export const printedPieces = (value: Value, write: Span): readonly OutputPiece[] =>
  value.kind === 'list'
    ? [
        { kind: 'text', text: value.tuple === true ? '(' : '[', source: write },
        { kind: 'unknown', lines: false, source: write },
      ]
    : piecesOf(value, write);

function evaluateArguments(path: Path, node: SyntaxNode | null): Arguments {
  const positional: Value[] = [];
  const named = new Map<string, Value>();
  let open = false;
  for (const child of node === null ? [] : argumentNodes(node)) {
    if (child.type === 'keyword_argument') {
      const name = childInField(child, 'name');
      const value = childInField(child, 'value');
      if (name !== null && value !== null) named.set(path.tree.source(name), evaluate(path, value));
    } else if (child.type === 'list_splat' || child.type === 'dictionary_splat') {
      const [inner] = namedChildren(child);
      const value = inner === undefined ? silent : evaluate(path, inner);
      if (value.kind === 'list') positional.push(...value.items);
      else if (value.kind === 'dictionary') for (const [name, entry] of value.entries) named.set(name, entry);
      else open = true;
    } else {
      positional.push(evaluate(path, child));
    }
  }
  return { positional, named, open };
}

/** `f(x for x in y)` has the generator in place of a list of arguments. */
const argumentNodes = (node: SyntaxNode): readonly SyntaxNode[] =>
  node.type === 'argument_list' ? namedChildren(node).filter(({ type }) => type !== 'comment') : [node];
