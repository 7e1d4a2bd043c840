import type { SyntaxNode } from '../../syntaxNode.js';

/** Data of the request on its way through a script. */
export interface Taint {
  /** The expression that takes it out of the request. */
  readonly source: SyntaxNode;
  /** What it is, as `the field "name"`. */
  readonly what: string;
  /** Whether it can still hold markup, and whether it can still hold more than one word to a shell. */
  readonly html: boolean;
  readonly shell: boolean;
  /** Where it was put into a text with markup; null while it stands for itself. */
  readonly place: SyntaxNode | null;
  /** Where the expression at hand puts it into a text without markup. */
  readonly joined: SyntaxNode | null;
}

/** What is known of a value of the script, as far as it bears on where request data goes. Immutable. */
export type Value =
  /** Text, or anything that is made of it; without taints also whatever is not known. */
  | { readonly kind: 'data'; readonly taints: readonly Taint[]; readonly markup: boolean }
  | { readonly kind: 'items'; readonly items: readonly Value[] }
  /** A dictionary; `rest` is under keys that are not known. */
  | { readonly kind: 'record'; readonly entries: ReadonlyMap<string, Value>; readonly rest: Value }
  /** `cgi.FieldStorage()`, and what `form[name]` is: only its attributes are data. */
  | { readonly kind: 'form'; readonly source: SyntaxNode }
  | { readonly kind: 'field'; readonly taint: Taint }
  /** `os.environ`, and a name that a loop over it gives. */
  | { readonly kind: 'environment' }
  | { readonly kind: 'variable-name' }
  /** What a name of a library, or a built-in name (`builtins.print`), stands for. */
  | { readonly kind: 'library'; readonly paths: readonly string[] }
  | { readonly kind: 'function'; readonly node: SyntaxNode; readonly receiver: Value | null }
  | { readonly kind: 'class'; readonly node: SyntaxNode }
  | { readonly kind: 'instance'; readonly of: SyntaxNode; readonly id: number }
  /** `super()` of an instance. */
  | { readonly kind: 'super'; readonly of: SyntaxNode; readonly id: number }
  /** A method or attribute of another value, not called yet. */
  | {
      readonly kind: 'method';
      readonly of: Value;
      readonly name: string;
      readonly object: SyntaxNode;
    };

export const clean: Value = { kind: 'data', taints: [], markup: false };

export const dataOf = (taints: readonly Taint[], markup = false): Value =>
  taints.length === 0 && !markup ? clean : { kind: 'data', taints, markup };

export const taintedBy = (source: SyntaxNode, what: string): Value =>
  dataOf([{ source, what, html: true, shell: true, place: null, joined: null }]);

/** More than anybody reads, and a bound for what loops collect. */
const mostTaints = 12;
const mostItems = 40;

/** All request data that a value holds, whichever part of it. */
export function taintsOf(value: Value): readonly Taint[] {
  switch (value.kind) {
    case 'data':
      return value.taints;
    case 'items':
      return distinct(value.items.flatMap(taintsOf));
    case 'record':
      return distinct([...value.entries.values(), value.rest].flatMap(taintsOf));
    default:
      return [];
  }
}

export const holdsMarkup = (value: Value): boolean =>
  value.kind === 'data' ? value.markup : value.kind === 'items' && value.items.some(holdsMarkup);

/** One for each source and place. */
export function distinct(taints: readonly Taint[]): readonly Taint[] {
  if (taints.length < 2) return taints;
  const found: Taint[] = [];
  for (const taint of taints) {
    const isKnown = found.some(
      (each) =>
        each.source === taint.source &&
        each.place === taint.place &&
        each.joined === taint.joined &&
        each.html === taint.html &&
        each.shell === taint.shell,
    );
    if (!isKnown && found.length < mostTaints) found.push(taint);
  }
  return found;
}

/** The value as one text. */
export const asData = (value: Value): Value =>
  value.kind === 'data' ? value : dataOf(taintsOf(value), holdsMarkup(value));

export const mapTaints = (value: Value, change: (taint: Taint) => Taint): Value => {
  switch (value.kind) {
    case 'data':
      return value.taints.length === 0 ? value : dataOf(value.taints.map(change), value.markup);
    case 'items':
      return itemsOf(value.items.map((item) => mapTaints(item, change)));
    default:
      return value;
  }
};

export const itemsOf = (items: readonly Value[]): Value =>
  items.length > mostItems || items.some((item) => depthOf(item) >= deepest)
    ? dataOf(distinct(items.flatMap(taintsOf)), items.some(holdsMarkup))
    : { kind: 'items', items };

export function recordOf(entries: ReadonlyMap<string, Value>, rest: Value): Value {
  const values = [...entries.values(), rest];
  return values.length > mostItems || values.some((value) => depthOf(value) >= deepest)
    ? dataOf(distinct(values.flatMap(taintsOf)))
    : { kind: 'record', entries, rest };
}

/** How far lists and dictionaries are told apart inside each other: a list that is put into itself has no end. */
const deepest = 3;

function depthOf(value: Value): number {
  const parts =
    value.kind === 'items'
      ? value.items
      : value.kind === 'record'
        ? [...value.entries.values(), value.rest]
        : null;
  return parts === null ? 0 : 1 + Math.max(0, ...parts.map(depthOf));
}

/** A name was given the value: it stands for itself from here on. */
export const settled = (value: Value): Value =>
  taintsOf(value).some(({ joined }) => joined !== null)
    ? mapTaints(value, (taint) => ({ ...taint, joined: null }))
    : value;

/** What a place may hold that holds one value on one way and another on another. */
export function merged(one: Value, other: Value): Value {
  if (one === other) return one;
  if (one.kind === 'items' && other.kind === 'items' && one.items.length === other.items.length) {
    return itemsOf(one.items.map((item, index) => merged(item, other.items[index] ?? clean)));
  }
  if (one.kind === 'record' && other.kind === 'record') {
    const names = new Set([...one.entries.keys(), ...other.entries.keys()]);
    const entries = new Map<string, Value>();
    for (const name of names) {
      entries.set(name, merged(one.entries.get(name) ?? clean, other.entries.get(name) ?? clean));
    }
    return recordOf(entries, merged(one.rest, other.rest));
  }
  if (one.kind === 'library' && other.kind === 'library') {
    return { kind: 'library', paths: [...new Set([...one.paths, ...other.paths])] };
  }
  if (isNothing(one)) return other;
  if (isNothing(other)) return one;
  if (isText(one) && isText(other)) {
    return dataOf(distinct([...taintsOf(one), ...taintsOf(other)]), holdsMarkup(one) || holdsMarkup(other));
  }
  return one.kind === other.kind ? one : clean;
}

/** `form = None` on the other way, and its like. */
const isNothing = (value: Value): boolean =>
  value.kind === 'data' && value.taints.length === 0 && !value.markup;

const isText = ({ kind }: Value): boolean => kind === 'data' || kind === 'items' || kind === 'record';

/** What a loop over the value gives, one after the other. */
export function elementOf(value: Value): Value {
  switch (value.kind) {
    case 'data':
      return value;
    case 'items':
      return value.items.length === 0 ? clean : value.items.reduce(merged);
    case 'environment':
      return { kind: 'variable-name' };
    case 'form':
      return taintedBy(value.source, 'the name of a field');
    case 'library':
      return clean;
    default:
      return clean;
  }
}
