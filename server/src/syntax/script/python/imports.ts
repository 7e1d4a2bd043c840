import { textOf } from '../../../text/span.js';
import { childInField, descendants, namedChildren, type SyntaxNode } from '../syntaxNode.js';
import type { PythonImport } from './pythonScript.js';

/** Every import of the script, also those in functions and guards, in the order of the text. */
export function importsOf(text: string, tree: SyntaxNode): readonly PythonImport[] {
  const imports: PythonImport[] = [];
  for (const node of descendants(tree)) {
    if (node.type === 'import_statement') imports.push(...plainImports(text, node));
    if (node.type === 'import_from_statement' || node.type === 'future_import_statement') {
      imports.push(...fromImports(text, node));
    }
  }
  return imports;
}

/** `import a.b, c as d`: without `as`, the first part of the name is what is bound. */
function plainImports(text: string, statement: SyntaxNode): readonly PythonImport[] {
  return namedChildren(statement).map((item) => {
    const { path, alias } = nameAndAlias(text, item);
    return { module: path, name: null, boundTo: alias ?? firstPart(path), span: statement.span };
  });
}

function fromImports(text: string, statement: SyntaxNode): readonly PythonImport[] {
  const moduleNode = childInField(statement, 'module_name');
  const module = moduleNode === null ? '__future__' : withoutBlanks(textOf(text, moduleNode.span));
  return namedChildren(statement)
    .filter((child) => child !== moduleNode)
    .map((item) => {
      if (item.type === 'wildcard_import') {
        return { module, name: '*', boundTo: null, span: statement.span };
      }
      const { path, alias } = nameAndAlias(text, item);
      return { module, name: path, boundTo: alias ?? path, span: statement.span };
    });
}

function nameAndAlias(text: string, item: SyntaxNode): { path: string; alias: string | null } {
  const alias = childInField(item, 'alias');
  const name = childInField(item, 'name') ?? item;
  return {
    path: withoutBlanks(textOf(text, name.span)),
    alias: alias === null ? null : textOf(text, alias.span),
  };
}

const firstPart = (path: string): string => path.split('.', 1)[0] ?? path;
const withoutBlanks = (path: string): string => path.replace(/\s+/g, '');
