import { enginePath } from '../platform/node/paths.js';
import { decode } from '../text/decode.js';
import { UsageError } from './exitStatus.js';
import type { Outside } from './outside.js';

/**
 * The files and folders that a command is about, each once, in the order given: the arguments, then the list
 * of `--files-from`; the current folder where neither is there.
 *
 * @param list a file, or `-` for standard input: separated by NUL if it holds one, else by lines.
 * @throws {UsageError} where the list cannot be read.
 */
export async function inputPaths(
  named: readonly string[],
  list: string | undefined,
  outside: Outside,
): Promise<readonly string[]> {
  const listed = list === undefined ? [] : listedPaths(await readList(list, outside));
  const paths = named.length === 0 && list === undefined ? ['.'] : [...named, ...listed];
  return [...new Set(paths.map((path) => enginePath(path, outside.currentFolder)))];
}

async function readList(list: string, outside: Outside): Promise<string> {
  if (list === '-') return decode(await outside.standardInput()).text;
  const bytes = await outside.files.read(enginePath(list, outside.currentFolder)).catch((error: Error) => {
    throw new UsageError(`--files-from: ${error.message}`, { cause: error });
  });
  if (bytes === null) throw new UsageError(`--files-from: there is no file ${list}`);
  return decode(bytes).text;
}

const listedPaths = (text: string): readonly string[] =>
  (text.includes('\0') ? text.split('\0') : text.split(/\r?\n/)).filter((path) => path !== '');
