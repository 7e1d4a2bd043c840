/** What the recorder prints of one Python. */
export interface RecordedImports {
  readonly version: string;
  readonly start: readonly string[];
  readonly builtin: readonly string[];
  readonly modules: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly guarded: Readonly<Record<string, readonly string[]>>;
}

export interface SharedImports {
  /** By module, in order of names; its imports in their order, each as `random:Random`, or `ssl?` where the module does without. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  readonly unshadowed: readonly string[];
}

/** What all the Pythons that have a module say of it. */
export function sharedImports(recorded: readonly RecordedImports[]): SharedImports {
  const unshadowed = new Set(recorded.flatMap(({ start, builtin }) => [...start, ...builtin]));
  const names = new Set(recorded.flatMap(({ modules }) => Object.keys(modules)));
  const imports = new Map<string, readonly string[]>();
  for (const name of [...names].sort()) {
    if (unshadowed.has(name)) continue;
    const having = recorded.map(({ modules }) => modules[name]).filter((edges) => edges !== undefined);
    const edges = Object.keys(having[0] ?? {})
      .filter((target) => !unshadowed.has(target) && having.every((each) => each[target] !== undefined))
      .map((target) => {
        const taken = (having[0]?.[target] ?? []).filter(
          (item) => item !== '*' && having.every((each) => each[target]?.includes(item)),
        );
        if (recorded.some(({ guarded }) => guarded[name]?.includes(target))) return `${target}?`;
        return taken.length === 0 ? target : `${target}:${taken.join(',')}`;
      });
    if (edges.length > 0) imports.set(name, edges);
  }
  const tops = new Set([...unshadowed].filter((name) => !name.includes('.')));
  return { imports, unshadowed: [...tops].sort() };
}
