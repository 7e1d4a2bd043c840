import { type PrintItem, printStatementOf } from '../../syntax/script/python/printStatement.js';
import { endOfPrint } from '../../syntax/script/python/python2Softspace.js';
import { callArguments, onlyExpression, type PythonTree } from '../../syntax/script/python/pythonTree.js';
import { literalValue } from '../../syntax/script/python/stringLiteral.js';
import { descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { QualifiedNames } from './qualifiedNames.js';
import { type KnownTexts, type Part, partsOf } from './template.js';

/** A statement that does nothing but write to standard output, or flush it. */
export interface Write {
  readonly statement: SyntaxNode;
  readonly how: 'print' | 'write' | 'bytes' | 'flush';
  readonly parts: readonly Part[];
  /** What it says itself, in order, where it writes one thing: the expression that could be cut in place. */
  readonly only: SyntaxNode | null;
  /** What it writes behind its values: print's line end. */
  readonly end: string;
  readonly flushes: boolean;
}

export interface WriteReading {
  readonly tree: PythonTree;
  readonly names: QualifiedNames;
  readonly known: KnownTexts;
  /** What names are assigned that are bound once in the program, by plain assignment. */
  readonly assigned: ReadonlyMap<string, SyntaxNode>;
  /** Whether statements are read as Python 2 reads them. */
  readonly python2: boolean;
}

/** Null where the statement is anything else, or prints to another file. */
export function writeOf(reading: WriteReading, statement: SyntaxNode): Write | null {
  const { tree, names } = reading;
  const print = reading.python2 ? printStatementOf(tree, statement) : null;
  if (print !== null) {
    if (print.file !== null && names.of(print.file) !== 'sys.stdout') return null;
    const end = print.trailingComma ? (endOfPrint(tree, print) ?? ' ') : '\n';
    return printed(reading, statement, print.items, ' ', end, false);
  }
  const call = onlyExpression(statement);
  if (call?.type !== 'call') return null;
  const given = callArguments(tree, call);
  const called = names.ofCall(call);
  if (given === null) return null;
  if (called === 'print') {
    const file = given.keywords.get('file');
    if (file !== undefined && names.of(file) !== 'sys.stdout') return null;
    const sep = keywordText(tree, given.keywords.get('sep'), ' ');
    const end = keywordText(tree, given.keywords.get('end'), '\n');
    if (sep === null || end === null || given.spread) return opaqueWrite(statement, 'print');
    const items = given.positional.map((node) => ({ span: node.span, node }));
    return printed(reading, statement, items, sep, end, given.keywords.has('flush'));
  }
  if (called === 'sys.stdout.write' || called === 'sys.stdout.buffer.write') {
    const how = called === 'sys.stdout.write' ? 'write' : 'bytes';
    const [only] = given.positional;
    if (only === undefined) return null;
    const parts = how === 'bytes' ? partsOfBytes(reading, only) : partsOf(tree, only, reading.known);
    return { statement, how, parts, only, end: '', flushes: false };
  }
  if (called === 'sys.stdout.flush' || called === 'sys.stdout.buffer.flush') {
    return { statement, how: 'flush', parts: [], only: null, end: '', flushes: true };
  }
  return null;
}

const opaqueWrite = (statement: SyntaxNode, how: Write['how']): Write => ({
  statement,
  how,
  parts: [{ kind: 'opaque', span: statement.span }],
  only: null,
  end: '',
  flushes: false,
});

function printed(
  { tree, known }: WriteReading,
  statement: SyntaxNode,
  items: readonly Pick<PrintItem, 'span' | 'node'>[],
  sep: string,
  end: string,
  flushes: boolean,
): Write {
  const parts: Part[] = [];
  items.forEach(({ span, node }, index) => {
    if (index > 0 && sep !== '') parts.push({ kind: 'text', value: sep, offsets: null });
    if (node === null) parts.push({ kind: 'opaque', span });
    else parts.push(...partsOf(tree, node, known));
  });
  const only = items.length === 1 ? (items[0]?.node ?? null) : null;
  return { statement, how: 'print', parts, only, end, flushes };
}

function keywordText(tree: PythonTree, node: SyntaxNode | undefined, otherwise: string): string | null {
  if (node === undefined || tree.source(node) === 'None') return otherwise;
  return literalValue(tree, node);
}

/** Of `"...".encode()` and `b"..."` what they hold; for ASCII, texts and bytes are the same. */
function partsOfBytes(reading: WriteReading, node: SyntaxNode): readonly Part[] {
  const { tree } = reading;
  const opaque: readonly Part[] = [{ kind: 'opaque', span: node.span }];
  if (node.type === 'string' && /^b/i.test(tree.source(node))) {
    const text = tree.source(node).slice(1);
    const plain = /^(['"])((?:\\[rnt]|[^\\])*)\1$/.exec(text);
    if (plain?.[2] === undefined || text.startsWith('"""') || text.startsWith("'''")) return opaque;
    const value = plain[2].replace(
      /\\([rnt])/g,
      (_, unit) => ({ r: '\r', n: '\n', t: '\t' })[unit as 'r'] ?? '',
    );
    return [{ kind: 'text', value, offsets: null }];
  }
  const callee = node.type === 'call' ? node.children[0] : undefined;
  const object = callee?.type === 'attribute' ? callee.children[0] : undefined;
  if (callee !== undefined && object !== undefined && /\.encode$/.test(tree.source(callee))) {
    const parts = partsOf(tree, object, reading.known);
    if (parts.every((part) => part.kind === 'text')) return parts;
  }
  return opaque;
}

/** Whether anything below names standard output or prints to it. */
export const mentionsStdout = (reading: WriteReading, node: SyntaxNode): boolean =>
  [...descendants(node)].some(
    (each) => reading.names.of(each) === 'sys.stdout' || printsToStdout(reading, each),
  );

/** Whether the node is a call of print that names no other file. */
export function printsToStdout({ tree, names }: WriteReading, node: SyntaxNode): boolean {
  if (names.ofCall(node) !== 'print') return false;
  const file = callArguments(tree, node)?.keywords.get('file');
  return file === undefined || names.of(file) === 'sys.stdout';
}
