import type { EntrypointScript } from '../../syntax/script/entrypointScript.js';
import { programOf } from '../../syntax/script/shebang.js';
import type { Python3Range } from '../shared/pythonVersion.js';

/** Where nothing says which Python runs a script: what came before has had no support since 2023. */
const oldestSupposed = 8;

/** @param since as `3.13` @returns whether every Python that may run the script lacks what went with that version. */
export const isGone = (since: string, { lowest }: Python3Range): boolean =>
  Number(since.slice('3.'.length)) <= (lowest ?? oldestSupposed);

/** Python 2 has all of them; that it is not there itself is another rule's matter. */
export const asksForPython2 = ({ shebang }: EntrypointScript): boolean =>
  shebang !== null && /^python2/.test(programOf(shebang));
