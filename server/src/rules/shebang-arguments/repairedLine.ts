import { programStartOf, withoutCarriageReturn } from '../../syntax/script/programStart.js';
import { isEnv, type Shebang, shebangOf } from '../../syntax/script/shebang.js';
import { nameOf } from '../../text/path.js';

export interface RepairedLine {
  /** Without a line end. */
  readonly line: string;
  /** The comment that stood behind it, for a line of its own; empty where there is none. */
  readonly comment: string;
}

/** The first line so that the program gets what was meant; null where there is no line that works. */
export function repairedLine(shebang: Shebang): RepairedLine | null {
  if (shebang.cut !== 'nothing') return null;
  const line = withoutCarriageReturn(shebang);
  const { interpreter, argument } = line;
  const [, options = '', comment = ''] = /^(.*?)[ \t]*((?:^|(?<=[ \t]))(?:#|-\*-).*)?$/s.exec(argument) ?? [];
  const words = options.split(/[ \t]+/).filter((word) => word !== '');
  const candidates = isEnv(line)
    ? [
        ...(words.length === 1 && comment !== '' ? [`#!${interpreter} ${options}`] : []),
        splitting(interpreter, options),
      ]
    : [
        ...(comment === '' ? [] : [`#!${interpreter}${options === '' ? '' : ` ${options}`}`]),
        ...joined(interpreter, words),
        splitting('/usr/bin/env', `${interpreter} ${options}`),
      ];
  const found = candidates.find(works);
  if (found === undefined) return null;
  return { line: found, comment: comment === '' || comment.startsWith('#') ? comment : `# ${comment}` };
}

/** The line by which `env` divides what it is given; null where that would not help. */
export function splittingLine(shebang: Shebang): string | null {
  const { interpreter, argument } = withoutCarriageReturn(shebang);
  const line = splitting(interpreter, argument);
  return isEnv(shebang) && works(line) ? line : null;
}

const splitting = (env: string, words: string): string => `#!${env} -S ${words}`;

/** The options without a value, of the programs that take several of them as one. */
const flags: readonly (readonly [program: RegExp, letters: RegExp])[] = [
  [/^python[\d.]*$/, /^-[bBdEIOPqRsSuvx]+$/],
  [/^(ba|da)?sh$/, /^-[abefhkmnptuvxCE]+$/],
  [/^ruby[\d.]*$/, /^-[wvdU]+$/],
  [/^php[\d.]*$/, /^-[nq]+$/],
];

/** `-u -B` as `-uB`. */
function joined(interpreter: string, words: readonly string[]): readonly string[] {
  const [, letters] = flags.find(([program]) => program.test(nameOf(interpreter))) ?? [];
  if (letters === undefined || !words.every((word) => letters.test(word))) return [];
  return [`#!${interpreter} -${words.map((word) => word.slice(1)).join('')}`];
}

function works(line: string): boolean {
  const shebang = shebangOf(line);
  return shebang !== null && shebang.cut === 'nothing' && programStartOf(shebang).kind === 'starts';
}
