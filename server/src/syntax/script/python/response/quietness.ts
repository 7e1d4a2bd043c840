import { textOf } from '../../../../text/span.js';
import { childInField, descendants, type SyntaxNode } from '../../syntaxNode.js';
import type { PythonImport } from '../pythonScript.js';
import { isStandardModule } from '../standardLibrary.js';

/** Whether a piece of the script can change neither what is written nor where the path goes on. */
export interface Quietness {
  isQuiet(node: SyntaxNode): boolean;
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

/** Judged by names alone, and towards "loud" where in doubt. */
export function quietnessOf(text: string, tree: SyntaxNode, imports: readonly PythonImport[]): Quietness {
  const functions = new Map<string, SyntaxNode[]>();
  for (const node of descendants(tree)) {
    if (node.type !== 'function_definition' && node.type !== 'class_definition') continue;
    const name = childInField(node, 'name');
    if (name === null) continue;
    const key = textOf(text, name.span);
    functions.set(key, [...(functions.get(key) ?? []), node]);
  }
  const foreignNames = new Set(
    imports.filter(({ module }) => !isStandardModule(module)).map(({ boundTo }) => boundTo),
  );
  const known = new Map<SyntaxNode, boolean>();

  const isQuiet = (node: SyntaxNode): boolean => {
    const before = known.get(node);
    if (before !== undefined) return before;
    known.set(node, true); // of functions that call each other, what remains decides
    const quiet = judge(node);
    known.set(node, quiet);
    return quiet;
  };
  const judge = (node: SyntaxNode): boolean => {
    if (loudStatements.has(node.type) || node.broken) return false;
    if (node.type === 'function_definition' || node.type === 'lambda') return true;
    if (node.type === 'identifier') {
      const name = textOf(text, node.span);
      if (loudNames.test(name) || foreignNames.has(name)) return false;
      return (functions.get(name) ?? []).every(bodyIsQuiet);
    }
    return node.children.every(isQuiet);
  };
  /** A return ends the function alone. */
  const bodyIsQuiet = (definition: SyntaxNode): boolean => {
    const before = known.get(definition.children[0] ?? definition);
    if (before !== undefined) return before;
    const key = definition.children[0] ?? definition;
    known.set(key, true);
    const body = childInField(definition, 'body');
    const quiet = body === null || [...descendants(body)].every((node) => isQuietInside(node));
    known.set(key, quiet);
    return quiet;
  };
  const isQuietInside = (node: SyntaxNode): boolean => {
    if (node.type === 'return_statement' || node.type === 'yield') return true;
    if (node.type === 'break_statement' || node.type === 'continue_statement') return true;
    return node.children.length > 0 ? !loudStatements.has(node.type) : isQuiet(node);
  };
  return { isQuiet };
}
