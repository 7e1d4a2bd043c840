/** A grammar whose terminals are `terminals`, and whose start is the left side of the first production. */
export interface Grammar {
  readonly productions: readonly { readonly left: string; readonly right: readonly string[] }[];
  readonly terminals: ReadonlySet<string>;
  /** The terminal behind the whole. */
  readonly end: string;
  /** Terminals that bind to the right, weakest first. */
  readonly precedence: readonly string[];
}

/** What a parser does in one state. */
export interface State {
  /** The state to go to with each symbol of the grammar that may come next. */
  readonly shifts: ReadonlyMap<string, number>;
  /** The production to reduce by for each terminal that is not shifted. */
  readonly reductions: ReadonlyMap<string, number>;
  /**
   * The production that is reduced by whatever comes, to keep tables small: the one with most terminals. It is
   * why a parser may reduce on a terminal that it then cannot take.
   */
  readonly defaultReduction: number | null;
}

/** A dot in a production; the number -1 is that of the production behind which the input ends. */
interface Item {
  readonly production: number;
  readonly dot: number;
}

interface Kernel {
  readonly items: Map<string, { readonly item: Item; readonly ahead: Set<string> }>;
  readonly next: Map<string, number>;
}

/**
 * The LALR(1) automaton of a grammar, as Bison makes it: kernels of items, whose terminals ahead are handed on
 * until nothing changes. The first state is the start; the state behind the start's symbol shifts `end` to a
 * state without actions, which accepts.
 *
 * @throws {Error} on a conflict that no precedence resolves.
 */
export function lalrStates(grammar: Grammar): readonly State[] {
  const kernels = kernelsOf(grammar);
  return kernels.map((kernel) => stateOf(grammar, kernel));
}

const rightOf = ({ productions, end }: Grammar, production: number): readonly string[] =>
  production < 0 ? [productions[0]?.left ?? '', end] : (productions[production]?.right ?? []);

const keyOf = ({ production, dot }: Item): string => `${production}.${dot}`;

function kernelsOf(grammar: Grammar): readonly Kernel[] {
  const start: Item = { production: -1, dot: 0 };
  const kernels: Kernel[] = [kernelOf([start])];
  const byItems = new Map<string, number>();
  for (let changed = true; changed; ) {
    changed = false;
    // The list grows while it is gone through.
    for (const kernel of kernels) {
      for (const [symbol, advanced] of advancedBySymbol(grammar, kernel)) {
        const items = [...advanced.values()].map(({ item }) => item);
        const identity = items.map(keyOf).sort().join(' ');
        const target = byItems.get(identity) ?? kernels.push(kernelOf(items)) - 1;
        byItems.set(identity, target);
        kernel.next.set(symbol, target);
        for (const [key, { ahead }] of advanced) {
          const known = kernels[target]?.items.get(key)?.ahead ?? new Set();
          const before = known.size;
          for (const terminal of ahead) known.add(terminal);
          changed ||= known.size > before;
        }
      }
    }
  }
  return kernels;
}

const kernelOf = (items: readonly Item[]): Kernel => ({
  items: new Map(items.map((item) => [keyOf(item), { item, ahead: new Set() }])),
  next: new Map(),
});

/** The items behind each symbol that may come next. */
function advancedBySymbol(grammar: Grammar, kernel: Kernel): ReadonlyMap<string, Kernel['items']> {
  const advanced = new Map<string, Kernel['items']>();
  for (const { item, ahead } of closureOf(grammar, kernel).values()) {
    const symbol = rightOf(grammar, item.production)[item.dot];
    if (symbol === undefined) continue;
    const moved = { production: item.production, dot: item.dot + 1 };
    const items = advanced.get(symbol) ?? new Map();
    items.set(keyOf(moved), { item: moved, ahead });
    advanced.set(symbol, items);
  }
  return advanced;
}

function closureOf(grammar: Grammar, kernel: Kernel): Kernel['items'] {
  const closure: Kernel['items'] = new Map(
    [...kernel.items].map(([key, { item, ahead }]) => [key, { item, ahead: new Set(ahead) }]),
  );
  const open = [...closure.keys()];
  for (const key of open) {
    const entry = closure.get(key);
    if (entry === undefined) continue;
    const right = rightOf(grammar, entry.item.production);
    const behind = right[entry.item.dot + 1];
    const ahead = behind === undefined ? entry.ahead : firstOf(grammar, behind);
    grammar.productions.forEach(({ left }, production) => {
      if (left !== right[entry.item.dot]) return;
      const item = { production, dot: 0 };
      const known = closure.get(keyOf(item))?.ahead;
      const merged = new Set([...(known ?? []), ...ahead]);
      if (known !== undefined && merged.size === known.size) return;
      closure.set(keyOf(item), { item, ahead: merged });
      open.push(keyOf(item));
    });
  }
  return closure;
}

/** The terminals with which a symbol may begin. No production of ours is empty. */
function firstOf(grammar: Grammar, symbol: string): ReadonlySet<string> {
  const first = new Set<string>();
  const seen = new Set([symbol]);
  for (const each of seen) {
    if (grammar.terminals.has(each)) first.add(each);
    for (const { left, right } of grammar.productions) if (left === each) seen.add(right[0] ?? '');
  }
  return first;
}

function stateOf(grammar: Grammar, kernel: Kernel): State {
  const shifts = new Map(kernel.next);
  const reductions = new Map<string, number>();
  for (const { item, ahead } of closureOf(grammar, kernel).values()) {
    if (item.production < 0 || item.dot < rightOf(grammar, item.production).length) continue;
    for (const terminal of ahead) {
      if (shifts.has(terminal) && bindsStronger(grammar, terminal, item.production)) continue;
      if (reductions.has(terminal)) throw new Error(`two reductions on ${terminal}`);
      shifts.delete(terminal);
      reductions.set(terminal, item.production);
    }
  }
  return { shifts, reductions, defaultReduction: mostFrequent([...reductions.values()]) };
}

/** Whether a terminal is shifted rather than a production reduced; of equals the right-most binds first. */
function bindsStronger(grammar: Grammar, terminal: string, production: number): boolean {
  const strength = (symbol: string): number => grammar.precedence.indexOf(symbol);
  const last = rightOf(grammar, production).findLast((symbol) => grammar.terminals.has(symbol)) ?? '';
  if (strength(terminal) < 0 || strength(last) < 0) {
    throw new Error(`${terminal} may be shifted, or production ${production} reduced`);
  }
  return strength(terminal) >= strength(last);
}

function mostFrequent(values: readonly number[]): number | null {
  const count = (value: number): number => values.filter((each) => each === value).length;
  return [...new Set(values)].sort((a, b) => count(b) - count(a) || a - b)[0] ?? null;
}
