import type { SyntaxNode } from '../../syntaxNode.js';
import type { PythonTree } from '../pythonTree.js';
import { Frame } from './frame.js';
import { clean, mapTaints, merged, settled, type Taint, taintsOf, type Value } from './value.js';

/** Request data that reaches a place where it does harm. */
export interface RequestFlow {
  /** The page, or a command that a shell reads. */
  readonly sink: 'output' | 'shell';
  /** The call or print statement that writes it or starts the shell. */
  readonly call: SyntaxNode;
  /** The expression that is to be guarded: where the data joins the text, else what is written. */
  readonly place: SyntaxNode;
  /** The expression that takes it out of the request. */
  readonly source: SyntaxNode;
  readonly what: string;
}

/** Thrown where the script does more than is followed, or what it writes no longer goes to the page. */
export class WalkGivenUp extends Error {
  override readonly name = 'WalkGivenUp';
}

/** Some tens of milliseconds at most. */
const mostSteps = 30_000;
const deepestCalls = 12;
const mostFlows = 60;

/** Where a function, or the script, goes on behind a statement. */
export type Leaving = 'no' | 'round' | 'function' | 'script';

/** One walk over all of a script, both arms of a branch included: the values of its names so far, and what was found. */
export class Walk {
  readonly flows: RequestFlow[] = [];
  /** The values of literals, which loops and calls come to again. */
  readonly literals = new Map<SyntaxNode, Value>();
  private steps = 0;
  private module = new Frame();
  private local: Frame | null = null;
  private globals: ReadonlySet<string> = new Set();
  /** Names and expressions that the function at hand, or the script, has looked at. */
  private checked: Set<string> = new Set();
  private returned: Value | null = null;
  private readonly running: SyntaxNode[] = [];
  private instances = 0;
  leaving: Leaving = 'no';

  constructor(
    readonly tree: PythonTree,
    readonly printIsStatement: boolean,
  ) {}

  step(): void {
    if (++this.steps > mostSteps) throw new WalkGivenUp();
  }

  source(node: SyntaxNode): string {
    return this.tree.source(node);
  }

  look(name: string): Value {
    return this.local?.get(name) ?? this.module.get(name) ?? { kind: 'library', paths: [`builtins.${name}`] };
  }

  isBound(name: string): boolean {
    return this.local?.has(name) === true || this.module.has(name);
  }

  assign(name: string, value: Value): void {
    const frame = this.local === null || this.globals.has(name) ? this.module : this.local;
    frame.set(name, settled(value));
    this.forget(name);
  }

  declareGlobal(name: string): void {
    this.globals = new Set([...this.globals, name]);
  }

  newInstance(): number {
    return ++this.instances;
  }

  attribute(id: number, name: string): Value | null {
    return this.module.get(`#${id}.${name}`) ?? null;
  }

  assignAttribute(id: number, name: string, value: Value): void {
    this.module.set(`#${id}.${name}`, settled(value));
  }

  /** The script has looked at the value of an expression: what it does with it from here on is its own matter. */
  check(node: SyntaxNode): void {
    const key = this.source(node);
    this.checked.add(key);
    if (node.type === 'identifier' && this.isBound(key)) {
      const frame = this.local?.has(key) === true ? this.local : this.module;
      frame.set(key, cleansed(this.look(key)));
    }
  }

  isChecked(node: SyntaxNode): boolean {
    return this.checked.has(this.source(node));
  }

  report(sink: RequestFlow['sink'], call: SyntaxNode, argument: SyntaxNode, value: Value): void {
    for (const taint of taintsOf(value)) {
      if (!(sink === 'output' ? taint.html : taint.shell)) continue;
      const flow = {
        sink,
        call,
        place: placeOf(taint, sink, argument),
        source: taint.source,
        what: taint.what,
      };
      const isKnown = this.flows.some(
        (known) => known.sink === sink && known.place === flow.place && known.source === flow.source,
      );
      if (!isKnown && this.flows.length < mostFlows) this.flows.push(flow);
    }
  }

  return(value: Value): void {
    this.returned = this.returned === null ? value : merged(this.returned, value);
    this.leaving = 'function';
  }

  /**
   * Runs a function's body with names of its own.
   *
   * @returns what it returns, and which of its parameters it has looked at; null where it runs already or calls go too deep.
   */
  inFunction(
    node: SyntaxNode,
    parameters: ReadonlyMap<string, Value>,
    run: () => void,
  ): { readonly value: Value; readonly checked: ReadonlySet<string> } | null {
    if (this.running.includes(node) || this.running.length >= deepestCalls) return null;
    const outer = {
      local: this.local,
      globals: this.globals,
      checked: this.checked,
      returned: this.returned,
    };
    this.running.push(node);
    this.local = new Frame(new Map(parameters));
    this.globals = new Set();
    this.checked = new Set();
    this.returned = null;
    try {
      run();
      return { value: this.returned ?? clean, checked: this.checked };
    } finally {
      this.running.pop();
      this.local = outer.local;
      this.globals = outer.globals;
      this.checked = outer.checked;
      this.returned = outer.returned;
      if (this.leaving === 'function') this.leaving = 'no';
    }
  }

  /** Runs each way from the same state, and goes on with what those that do not leave have made of it. */
  runWays(ways: readonly (() => void)[]): void {
    const before = this.snapshot();
    const ends: State[] = [];
    const left: Leaving[] = [];
    for (const way of ways) {
      this.restore(before);
      way();
      if (this.leaving === 'no') ends.push(this.snapshot());
      else left.push(this.leaving);
      this.leaving = 'no';
    }
    const [first, ...others] = ends;
    if (first === undefined) {
      this.restore(before);
      this.leaving = left.includes('function') ? 'function' : (left[0] ?? 'no');
      return;
    }
    this.restore(others.reduce(mergedStates, first));
  }

  /** Runs a block any number of times. */
  repeat(block: () => void): void {
    const round = (): void => {
      block();
      if (this.leaving === 'round') this.leaving = 'no';
    };
    for (let times = 0; times < 2; times++) this.runWays([() => {}, round]);
  }

  private forget(name: string): void {
    for (const key of this.checked) {
      if (key.includes(name) && readsName(key, name)) this.checked.delete(key);
    }
  }

  private snapshot(): State {
    return { module: this.module.kept(), local: this.local?.kept() ?? null, checked: new Set(this.checked) };
  }

  private restore({ module, local, checked }: State): void {
    this.module = module.kept();
    this.local = local?.kept() ?? null;
    this.checked = new Set(checked);
  }
}

const readsName = (source: string, name: string): boolean =>
  new RegExp(`(^|[^\\w.])${name.replace(/\W/g, '\\$&')}(\\W|$)`).test(source);

interface State {
  readonly module: Frame;
  readonly local: Frame | null;
  readonly checked: ReadonlySet<string>;
}

const mergedStates = (one: State, other: State): State => ({
  module: one.module.mergedWith(other.module),
  local: one.local === null || other.local === null ? null : one.local.mergedWith(other.local),
  checked: new Set([...one.checked, ...other.checked]),
});

const cleansed = (value: Value): Value =>
  value.kind === 'data' || value.kind === 'items'
    ? mapTaints(value, (taint) => ({ ...taint, html: false, shell: false }))
    : value.kind === 'record' || value.kind === 'field'
      ? clean
      : value;

/** A shell's text has no markup by which to tell where the data joins it. */
const placeOf = (taint: Taint, sink: RequestFlow['sink'], argument: SyntaxNode): SyntaxNode =>
  (sink === 'output' ? taint.place : null) ?? taint.joined ?? argument;
