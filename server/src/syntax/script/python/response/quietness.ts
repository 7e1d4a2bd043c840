import { childInField, descendants, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import type { PythonImport } from '../pythonScript.js';
import type { PythonTree } from '../pythonTree.js';
import { isStandardModule } from '../standardLibrary.js';

/** Whether a piece of the script can change neither what is written nor where the path goes on. */
export interface Quietness {
  isQuiet(node: SyntaxNode): boolean;
  /** The same of the body of a function that is called: what leaves it leaves the function alone. */
  isQuietBody(node: SyntaxNode): boolean;
}

const loudStatements: ReadonlySet<string> = new Set([
  'print_statement',
  'exec_statement',
  'return_statement',
  'raise_statement',
  'break_statement',
  'continue_statement',
  'yield',
]);

const loudNames =
  /^(print|exit|_exit|quit|exec|eval|execfile|write|writelines|stdout|__stdout__|stderr|system|popen\w*|spawn\w*|Popen|call|check_call|run|dup2|fork|test|handler|enable|output|pprint|print_\w+)$/;

/** Ends the function alone where it stands in one. */
const leavesFunction: ReadonlySet<string> = new Set([
  'return_statement',
  'yield',
  'break_statement',
  'continue_statement',
]);

/** Judged by names alone, and towards "loud" where in doubt. */
export function quietnessOf(tree: PythonTree, imports: readonly PythonImport[]): Quietness {
  const bodies = bodiesByName(tree);
  const foreignNames = new Set(
    imports.filter(({ module }) => !isStandardModule(module)).map(({ boundTo }) => boundTo),
  );
  const known = { here: new Map<SyntaxNode, boolean>(), called: new Map<SyntaxNode, boolean>() };

  /** @param called whether the node is judged as a part of a function that is called */
  const isQuiet = (node: SyntaxNode, called: boolean): boolean => {
    const verdicts = called ? known.called : known.here;
    const before = verdicts.get(node);
    if (before !== undefined) return before;
    verdicts.set(node, true); // of functions that call each other, what else they do decides
    const quiet = judge(node, called);
    verdicts.set(node, quiet);
    return quiet;
  };
  const judge = (node: SyntaxNode, called: boolean): boolean => {
    if (node.broken || (loudStatements.has(node.type) && !(called && leavesFunction.has(node.type)))) {
      return false;
    }
    // What is defined is judged where it is called.
    if (node.type === 'function_definition' || node.type === 'lambda') return true;
    if (node.type === 'identifier') {
      const name = tree.source(node);
      if (loudNames.test(name) || foreignNames.has(name)) return false;
      return (bodies.get(name) ?? []).every((body) =>
        namedChildren(body).every((each) => isQuiet(each, true)),
      );
    }
    return node.children.every((child) => isQuiet(child, called));
  };
  return { isQuiet: (node) => isQuiet(node, false), isQuietBody: (node) => isQuiet(node, true) };
}

/** The bodies of the functions and methods of a name; for a class those of all its methods. */
function bodiesByName(tree: PythonTree): ReadonlyMap<string, readonly SyntaxNode[]> {
  const bodies = new Map<string, SyntaxNode[]>();
  for (const node of descendants(tree.root)) {
    if (node.type !== 'function_definition' && node.type !== 'class_definition') continue;
    const name = childInField(node, 'name');
    if (name === null) continue;
    const functions = [...descendants(node)].filter(({ type }) => type === 'function_definition');
    const found = functions.flatMap((definition) => childInField(definition, 'body') ?? []);
    const key = tree.source(name);
    bodies.set(key, [...(bodies.get(key) ?? []), ...found]);
  }
  return bodies;
}
