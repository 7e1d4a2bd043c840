import { callArguments } from '../../syntax/script/python/pythonTree.js';
import { literalValue } from '../../syntax/script/python/stringLiteral.js';
import { descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import type { WriteReading } from './writes.js';

/** Functions that take a path, and which of their arguments is one. */
const takePaths: ReadonlyMap<string, readonly number[]> = new Map(
  [
    'open',
    'file',
    'io.open',
    'codecs.open',
    'glob.glob',
    'glob.iglob',
    'os.listdir',
    'os.makedirs',
    'os.mkdir',
    'os.path.abspath',
    'os.path.exists',
    'os.path.getmtime',
    'os.path.getsize',
    'os.path.isdir',
    'os.path.isfile',
    'os.path.realpath',
    'os.remove',
    'os.rmdir',
    'os.scandir',
    'os.stat',
    'os.unlink',
    'os.walk',
    'pathlib.Path',
    'shelve.open',
    'sqlite3.connect',
    'sys.path.append',
    'zipfile.ZipFile',
  ]
    .map((name): readonly [string, readonly number[]] => [name, [0]])
    .concat([
      ['os.rename', [0, 1]],
      ['os.replace', [0, 1]],
      ['shutil.copy', [0, 1]],
      ['shutil.move', [0, 1]],
      ['sys.path.insert', [1]],
    ]),
);

export interface FilePaths {
  readonly edits: readonly TextEdit[];
  /** Whether the folder's name is used. */
  readonly usesFolder: boolean;
}

/**
 * CGI starts a script in its own folder; a server that keeps it in memory runs elsewhere, and with another
 * default encoding. So relative paths are made to start at the script, and texts are opened as UTF-8, the
 * encoding that Python has where the server's locale is C (PEP 540).
 *
 * @param folder the name of the folder in the program, as `HERE`.
 */
export function filePaths(reading: WriteReading, folder: string): FilePaths {
  const { tree, names } = reading;
  const edits: TextEdit[] = [];
  let usesFolder = false;
  for (const call of descendants(tree.root)) {
    const called = names.ofCall(call);
    if (called === null) continue;
    if (called === 'os.getcwd' || called === 'os.getcwdu') {
      edits.push({ span: call.span, newText: folder });
      usesFolder = true;
    }
    const positions = takePaths.get(called);
    const given = positions === undefined ? null : callArguments(tree, call);
    if (positions === undefined || given === null || given.spread) continue;
    for (const position of positions) {
      const path = given.positional[position];
      if (path === undefined || isAbsolute(reading, path)) continue;
      edits.push(insertion(path.span.start, `os.path.join(${folder}, `), insertion(path.span.end, ')'));
      usesFolder = true;
    }
    if (/^(open|io\.open|file)$/.test(called) && opensText(reading, given.positional, given.keywords)) {
      const last = given.positional.at(-1);
      const end = Math.max(
        last?.span.end ?? 0,
        ...[...given.keywords.values()].map((value) => value.span.end),
      );
      edits.push(insertion(end, ', encoding="utf-8"'));
    }
  }
  return { edits, usesFolder };
}

function isAbsolute(reading: WriteReading, path: SyntaxNode): boolean {
  const { tree, names } = reading;
  const text = literalValue(tree, path);
  if (text !== null) return text.startsWith('/') || text === ':memory:';
  if (path.type === 'integer') return true;
  if (/\b__file__\b/.test(tree.source(path))) return true;
  if (path.type === 'identifier') {
    const value = reading.assigned.get(tree.source(path));
    return value !== undefined && value.type !== 'identifier' && isAbsolute(reading, value);
  }
  if (names.ofCall(path)?.startsWith('tempfile.') === true) return true;
  if (names.ofCall(path) !== 'os.path.join') return false;
  const [first] = callArguments(tree, path)?.positional ?? [];
  return first !== undefined && isAbsolute(reading, first);
}

function opensText(
  { tree }: WriteReading,
  positional: readonly SyntaxNode[],
  keywords: ReadonlyMap<string, SyntaxNode>,
): boolean {
  if (positional.length === 0 || positional.length > 2 || keywords.has('encoding')) return false;
  const mode = positional[1] ?? keywords.get('mode');
  if (mode === undefined) return true;
  const text = literalValue(tree, mode);
  return text !== null && !text.includes('b');
}
