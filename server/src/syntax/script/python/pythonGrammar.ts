import treeSitter from '@vscode/tree-sitter-wasm';
import type { SyntaxNode } from '../syntaxNode.js';

/** Parses Python 2 and 3 alike. The grammar is loaded when the first text arrives. */
export interface PythonGrammar {
  /** @throws {Error} when the platform cannot hand out the grammar's files. Never for a text. */
  parse(text: string): Promise<SyntaxNode>;
}

/** The two WebAssembly files of `@vscode/tree-sitter-wasm`, as bytes: a port, since Node reads and a worker fetches. */
export interface GrammarFiles {
  /** @param name `tree-sitter.wasm` or `tree-sitter-python.wasm` */
  read(name: string): Promise<Uint8Array>;
}

/**
 * Deeper nodes lose their children. Python's own parser gives up at 100 levels of indentation and 200 of
 * brackets; only long chains of operators go further.
 */
const deepest = 1000;

export function pythonGrammar(files: GrammarFiles): PythonGrammar {
  let loading: Promise<treeSitter.Parser> | null = null;
  return {
    async parse(text) {
      loading ??= loadParser(files);
      try {
        return copyOfTree(await loading, text);
      } catch (error) {
        loading = null;
        throw error;
      }
    },
  };
}

async function loadParser(files: GrammarFiles): Promise<treeSitter.Parser> {
  const [wasmBinary, language] = await Promise.all([
    files.read('tree-sitter.wasm'),
    files.read('tree-sitter-python.wasm'),
  ]);
  // The bytes are given, so that the loader never looks for the file by itself.
  const options = { wasmBinary, locateFile: (name: string): string => name };
  await treeSitter.Parser.init(options);
  const parser = new treeSitter.Parser();
  parser.setLanguage(await treeSitter.Language.load(language));
  return parser;
}

function copyOfTree(parser: treeSitter.Parser, text: string): SyntaxNode {
  if (parser.language === null) throw new Error('the Python grammar was not loaded');
  const tree = parseWithin(parser, text, stepsFor(text.length));
  if (tree === null) return unread(text);
  const cursor = tree.walk();
  try {
    return copyOfNode(cursor, nodeTypes(parser.language), 0);
  } finally {
    cursor.delete();
    tree.delete();
  }
}

/**
 * What a text may cost to parse, in hundreds of steps of the parser: programs take 4 to 18 for a thousand
 * characters. Where it tries to mend what is no Python at all it takes ten thousand, and
 * each takes longer than the one before.
 */
const stepsFor = (length: number): number => 500 + 0.025 * length;

/** Null where it costs more. */
function parseWithin(parser: treeSitter.Parser, text: string, most: number): treeSitter.Tree | null {
  let steps = 0;
  const tree = parser.parse(text, null, { progressCallback: () => ++steps > most });
  if (tree === null) parser.reset();
  return tree;
}

/** The tree of a text that is no program. */
const unread = (text: string): SyntaxNode => ({
  type: 'module',
  span: { start: 0, end: text.length },
  children: [],
  named: true,
  field: null,
  broken: true,
});

interface NodeType {
  readonly name: string;
  readonly named: boolean;
  readonly isLeaf: boolean;
}

/** Kinds of node that are named and have nothing below them. */
const leaves: ReadonlySet<string> = new Set(
  'identifier integer float true false none comment string_start string_end'.split(' '),
);

/** The kinds of node of the grammar, by their numbers. */
function nodeTypes(language: treeSitter.Language): (id: number) => NodeType {
  const known: NodeType[] = [];
  return (id) => {
    const before = known[id];
    if (before !== undefined) return before;
    // The number of an error is none of the grammar's.
    const name = language.types[id] ?? 'ERROR';
    const named = name === 'ERROR' || language.nodeTypeIsNamed(id);
    // `is not` has two words below it.
    const type = { name, named, isLeaf: named ? leaves.has(name) : !name.includes(' ') };
    known[id] = type;
    return type;
  };
}

const none: readonly SyntaxNode[] = [];

/** Each question to the cursor goes over into WebAssembly: those whose answer follows from another are not asked. */
function copyOfNode(
  cursor: treeSitter.TreeCursor,
  types: (id: number) => NodeType,
  depth: number,
): SyntaxNode {
  const { name: type, named, isLeaf } = types(cursor.nodeTypeId);
  const span = { start: cursor.startIndex, end: cursor.endIndex };
  const field = cursor.currentFieldName;
  // What had to be supposed has no text.
  const broken = type === 'ERROR' || (span.start === span.end && cursor.nodeIsMissing);
  if (isLeaf || depth >= deepest || !cursor.gotoFirstChild()) {
    return { type, span, children: none, named, field, broken };
  }
  const children: SyntaxNode[] = [];
  do children.push(copyOfNode(cursor, types, depth + 1));
  while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return { type, span, children, named, field, broken };
}
