import type { Span } from '../../../text/span.js';
import type { ResponseReading } from '../entrypointScript.js';
import { programOf, type Shebang } from '../shebang.js';
import { descendants, type SyntaxNode } from '../syntaxNode.js';
import { checkSyntax } from './grammar/checkSyntax.js';
import type { SyntaxTrouble } from './grammar/token.js';
import { importsOf } from './imports.js';
import { printStatementOf } from './printStatement.js';
import { python2Constructs } from './python2Constructs.js';
import type { PythonScript, PythonVersion } from './pythonScript.js';
import { type PythonTree, pythonTree } from './pythonTree.js';
import { type PythonSource, readResponse } from './response/readResponse.js';
import type { SiblingModule } from './siblings.js';

/** Reads a script out of its tree. Never throws. */
export function readPython(
  text: string,
  root: SyntaxNode,
  shebang: Shebang | null,
  siblings: readonly SiblingModule[],
): { readonly python: PythonScript; readonly response: ResponseReading } {
  const tree = pythonTree(text, root);
  const imports = importsOf(text, root);
  const printIsFunction = imports.some(
    ({ module, name }) => module === '__future__' && name === 'print_function',
  );
  const breaks = [...descendants(root)].filter((node) => node.broken);
  const [broken] = breaks;
  const trouble = checkSyntax(text);
  const constructs = python2Constructs(tree);
  // What is made of pieces of a broken tree, or stands behind the trouble, may be something else.
  const whole = constructs.filter(({ span }) => !breaks.some((each) => overlap(each.span, span)));
  const comesFirst = broken !== undefined && trouble !== null && isOnLineBefore(text, trouble, whole[0]);
  const python2Only = comesFirst ? [] : constructs;
  const wants2 = python2Only.length > 0 || (!printIsFunction && hasPython2Print(tree));
  const version: PythonVersion = python2Only.length > 0 ? 2 : (versionOfShebang(shebang) ?? (wants2 ? 2 : 3));
  const refused = version === 3 && python2Only.length === 0 ? trouble : null;
  const syntaxError = broken?.span ?? refused;
  return {
    python: { tree: root, imports, version, python2Only, syntaxError: broken?.span ?? null, refused },
    response:
      syntaxError === null
        ? readResponse(together(tree, siblings, { imports, version, unbuffered: isUnbuffered(shebang) }))
        : {
            kind: 'unknown',
            because: 'it does not parse',
            at: { start: syntaxError.start, end: syntaxError.end },
          },
  };
}

/** The script and the modules beside it as parts of one text, the script's own first. */
function together(
  script: PythonTree,
  siblings: readonly SiblingModule[],
  source: Pick<PythonSource, 'imports' | 'version' | 'unbuffered'>,
): PythonSource {
  if (siblings.length === 0) return { ...source, tree: script, siblings: [] };
  let all = script.text;
  const moved = siblings.map(({ name, isPackage, ...module }) => {
    const start = all.length + 1;
    all += `\n${module.text}`;
    return { name, isPackage, start, root: movedBy(module.root, start) };
  });
  return { ...source, tree: pythonTree(all, script.root), siblings: moved };
}

const movedBy = (node: SyntaxNode, by: number): SyntaxNode => ({
  ...node,
  span: { start: node.span.start + by, end: node.span.end + by },
  children: node.children.map((child) => movedBy(child, by)),
});

const overlap = (one: Span, other: Span): boolean => one.start <= other.end && other.start <= one.end;

/** Whether a trouble stands above a node, or there is no such node. */
const isOnLineBefore = (
  text: string,
  { start }: SyntaxTrouble,
  node: { readonly span: Span } | undefined,
): boolean => node === undefined || text.slice(start, node.span.start).includes('\n');

/**
 * Whether the first line asks for no buffers. To Python the words behind its name are one: `-Wd -u` is a warning filter
 * with an odd name.
 */
function isUnbuffered(shebang: Shebang | null): boolean {
  if (shebang === null) return false;
  if (programOf(shebang) === shebang.interpreter.slice(shebang.interpreter.lastIndexOf('/') + 1)) {
    return /^-[a-bd-ln-vyzA-VYZ]*u/.test(shebang.argument);
  }
  const words = shebang.argument.trim().split(/[ \t]+/);
  if (!/^(-S|--split-string)/.test(words[0] ?? '')) return false;
  const program = words.findIndex((word) => /python/.test(word));
  return (
    words.slice(0, program).some((word) => /^(-S)?PYTHONUNBUFFERED=./.test(word)) ||
    words.slice(program + 1).some((word) => /^-[a-bd-ln-vyzA-VYZ]*u/.test(word))
  );
}

/** Null where the shebang, or its lack, leaves it open, as `#!/usr/bin/python` does. */
function versionOfShebang(shebang: Shebang | null): PythonVersion | null {
  const major = shebang === null ? null : /(?:python|pypy)([23])/i.exec(programOf(shebang))?.[1];
  return major === '2' ? 2 : major === '3' ? 3 : null;
}

/** `print` alone or with a comma at its end: Python 3 runs it, but nobody writes it for Python 3. */
function hasPython2Print(tree: PythonTree): boolean {
  for (const node of descendants(tree.root)) {
    const print = printStatementOf(tree, node);
    if (
      print !== null &&
      print.inPython3 === 'differs' &&
      (print.items.length === 0 || print.trailingComma)
    ) {
      return true;
    }
  }
  return false;
}
