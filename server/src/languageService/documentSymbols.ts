import {
  type DocumentSymbol,
  type DocumentUri,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import type { HtaccessDocument, HtaccessNode } from '../syntax/htaccess/nodes.js';
import type { Word } from '../syntax/htaccess/words.js';
import { type LineIndex, lineIndexOf } from '../text/lineIndex.js';

/** UTF-16 units of a directive's arguments that an outline has room for. */
const longestDetail = 80;

/** The outline of a .htaccess: directives, and sections with what stands in them. */
export function documentSymbolsOf(document: HtaccessDocument): DocumentSymbol[] {
  return symbolsOf(document.nodes, lineIndexOf(document.text));
}

const symbolsOf = (nodes: readonly HtaccessNode[], index: LineIndex): DocumentSymbol[] =>
  nodes.flatMap((node) => symbolOf(node, index) ?? []);

function symbolOf(node: HtaccessNode, index: LineIndex): DocumentSymbol | null {
  switch (node.kind) {
    case 'directive':
      return {
        name: node.nameText,
        detail: detailOf(node.arguments),
        kind: SymbolKind.Property,
        range: index.rangeOf(node.span),
        selectionRange: index.rangeOf(node.name.span),
      };
    case 'section':
      return {
        name: `<${node.open.nameText}>`,
        detail: detailOf(node.open.arguments),
        kind: SymbolKind.Namespace,
        range: index.rangeOf(node.span),
        selectionRange: index.rangeOf(node.open.span),
        children: symbolsOf(node.children, index),
      };
    default:
      return null;
  }
}

function detailOf(words: readonly Word[]): string {
  const text = words.map(({ value }) => value).join(' ');
  return text.length > longestDetail ? `${text.slice(0, longestDetail)}…` : text;
}

/** The same for a client that knows no nesting: each symbol with the name of the section around it. */
export const flatSymbolsOf = (
  symbols: readonly DocumentSymbol[],
  uri: DocumentUri,
  containerName?: string,
): SymbolInformation[] =>
  symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) },
    ...flatSymbolsOf(children ?? [], uri, name),
  ]);
