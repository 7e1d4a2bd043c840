import { once } from '../../../../text/once.js';
import type { SyntaxNode } from '../../syntaxNode.js';
import { bindingsIn } from '../bindings.js';
import { isAlwaysThere } from '../builtins.js';
import { checkSyntax } from '../grammar/checkSyntax.js';
import { importsOf } from '../imports.js';
import type { PythonImport } from '../pythonScript.js';
import type { PythonTree } from '../pythonTree.js';
import { type Quietness, quietnessOf } from './quietness.js';

/** The script, or a module beside it, with what is known of it before it is run. */
export interface PythonModule {
  /** Dotted; `__main__` for the script. */
  readonly name: string;
  readonly root: SyntaxNode;
  /** Where its text starts in the text of all modules together. */
  readonly start: number;
  readonly isPackage: boolean;
  /** Whether the Python that runs the script compiles it. */
  compiles(): boolean;
  readonly imports: readonly PythonImport[];
  readonly quietness: Quietness;
  readonly printIsStatement: boolean;
  /** Whether something somewhere in it may give the name a value, or it has one anyway. */
  mayBeBound(name: string): boolean;
}

export type PlacedModule = Pick<PythonModule, 'name' | 'root' | 'start' | 'isPackage'>;

/** @param tree of all modules together; `root` is that of this one */
export function pythonModule(
  tree: PythonTree,
  { name, root, start, isPackage }: PlacedModule,
  isPython2: boolean,
): PythonModule {
  const imports = importsOf(tree.text, root);
  const isOpen = once(
    () =>
      imports.some((each) => each.name === '*') ||
      /\b(exec|execfile|globals|vars|locals)\b/.test(tree.source(root)),
  );
  const bound = once(() => new Set([...bindingsIn(tree, root)].map((binding) => binding.name)));
  const printIsFunction = imports.some(
    (each) => each.module === '__future__' && each.name === 'print_function',
  );
  return {
    name,
    root,
    start,
    isPackage,
    compiles: once(() => isPython2 || checkSyntax(tree.source(root)) === null),
    imports,
    quietness: quietnessOf({ ...tree, root }, imports),
    printIsStatement: isPython2 && !printIsFunction,
    mayBeBound: (each) => isAlwaysThere(each) || isOpen() || bound().has(each),
  };
}
