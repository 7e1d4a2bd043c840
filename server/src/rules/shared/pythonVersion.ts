import { programOf } from '../../syntax/script/shebang.js';
import { folderOf, nameOf } from '../../text/path.js';
import type { ScriptContext } from '../rule.js';

/** The Python 3 that runs a script, by its minor version: 13 for 3.13. Null where nothing says it. */
export interface Python3Range {
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** By the first line where it names a version, else by what the profile says of the server. */
export function python3Of({ file, profile }: ScriptContext): Python3Range {
  const { shebang } = file.script;
  const named = minorOf(shebang === null ? '' : programOf(shebang));
  if (named !== null) return { lowest: named, highest: named };
  // What stands beside `python3` in its folder is what that name is a link to.
  const folder = shebang === null || isEnv(shebang.interpreter) ? '/' : folderOf(shebang.interpreter);
  const minors = (profile.interpreters ?? [])
    .filter((path) => folder === '/' || folderOf(path) === folder)
    .flatMap((path) => minorOf(nameOf(path)) ?? []);
  if (minors.length === 0) return { lowest: null, highest: null };
  return { lowest: Math.min(...minors), highest: Math.max(...minors) };
}

const isEnv = (interpreter: string): boolean => nameOf(interpreter) === 'env';

function minorOf(program: string): number | null {
  const digits = /^python3\.(\d+)$/.exec(program)?.[1];
  return digits === undefined ? null : Number(digits);
}
