/**
 * What an interpreter says of options with which it does not run the script, in the words of its error message as far
 * as they are the same for every version; null where it takes them, or where that is not known.
 *
 * The kernel hands over all behind the interpreter's path as one word, so that a second option, or the CR of a line
 * end, stands in the middle of the first; each interpreter has its own way with that. Seen with Python 2.7 to 3.13,
 * bash 5.2, dash 0.5, Perl 5.36, Ruby 3.1, Node 20 and PHP 8.2.
 *
 * @param program the path or the name under which it is started.
 * @param words what it is given before the script's path.
 */
export function refusedOptions(program: string, words: readonly string[]): string | null {
  const name = program.slice(program.lastIndexOf('/') + 1);
  const [, refuse] = interpreters.find(([pattern]) => pattern.test(name)) ?? [];
  if (refuse === undefined) return null;
  const [first = ''] = words;
  // The first word that is no option is a file to run in the place of the script.
  if (words.length > 0 && /^(#|[ \t\r]*$)/.test(first)) return refuse === refusedByPhp ? saidByPhp : '';
  if (first === '-' && /^(python|perl|ruby)/.test(name)) return '';
  return refuse(words, program, name);
}

type Refuse = (words: readonly string[], program: string, name: string) => string | null;

/** The options of one letter with which a program runs a script. */
interface Letters {
  readonly flags: string;
  /** What follows such a letter is its value; the next word where nothing does. */
  readonly withValue: string;
}

/** As getopt does: the first letter that is none, in words up to the first that is no option; null where all are known. */
function unknownLetter(words: readonly string[], { flags, withValue }: Letters): string | null {
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word.length < 2 || !word.startsWith('-') || word === '--') return null;
    if (word.startsWith('--')) continue;
    for (const [at, letter] of [...word.slice(1)].entries()) {
      if (withValue.includes(letter)) {
        if (at + 2 === word.length) index++;
        break;
      }
      if (!flags.includes(letter)) return letter;
    }
  }
  return null;
}

const python2: Letters = { flags: '3bBdEiORsStuUvx', withValue: 'cmQWX' };
const python3: Letters = { flags: 'bBdEiIOPqRsStuvx', withValue: 'cmWX' };
const python: Letters = { flags: python2.flags + python3.flags, withValue: python2.withValue };

const refusedByPython: Refuse = (words, _program, name) => {
  const [first = ''] = words;
  if (first.startsWith('--') && first !== '--') {
    if (/^--check-hash-based-pycs/.test(first) || !/3/.test(name)) return null;
    return /^--(help|version)/.test(first) ? '' : `unknown option ${shown(first)}`;
  }
  const letters = /^python2/.test(name) ? python2 : /^python3/.test(name) ? python3 : python;
  const letter = unknownLetter(words, letters);
  if (letter === null) return null;
  // What they ask for is printed in the place of a page.
  return /[hV?J]/.test(letter) ? '' : `Unknown option: -${shown(letter)}`;
};

/**
 * What a letter means differs from shell to shell, and `sh` may be any of them: a blank or a CR is none in any. The
 * name that belongs to an `o` is always the next word.
 */
const refusedByShell: Refuse = (words, _program, name) => {
  const says = { bash: 'invalid option', dash: 'Illegal option -' }[name] ?? '';
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!/^[-+]./.test(word) || word === '--') return null;
    if (/^-?[-+].*[ \t\r]/s.test(word)) return says;
    if (/^-{2}/.test(word)) continue;
    index += word.match(/[oO]/g)?.length ?? 0;
    if (index >= words.length) return says;
  }
  return null;
};

/** It reads the line a second time, from the script, and divides it at blanks; a module comes too late there. */
const refusedByPerl: Refuse = (words) => {
  const [, option] =
    words
      .flatMap((word) => word.split(/[ \t\r]+/))
      .map((word) => /^-[acfnpsStTuUvwWX]*([mM]\S+)/.exec(word))
      .find((match) => match !== null) ?? [];
  return option === undefined ? null : `Too late for "-${option}" option`;
};

const refusedByRuby: Refuse = (words) => {
  const [first = ''] = words;
  if (/^-[wvdU]*(W[0-2]?)?[wvdU]*[ \t]/.test(first)) return 'invalid option -';
  const [, library = ''] = /^-[wvdU]*r(.*)$/s.exec(first) ?? [];
  if (/[ \t\r]/.test(library)) return `cannot load such file -- ${shown(library)}`;
  const [, encoding = ''] = /^(?:-[wvdU]*E|--encoding=)(.*)$/s.exec(first) ?? [];
  return /[ \t\r]/.test(encoding) ? `unknown encoding name - ${shown(encoding)}` : null;
};

const refusedByNode: Refuse = (words, program) => {
  const [first = ''] = words;
  return /^-[^=]*[ \t\r]/.test(first) ? `${program}: bad option: ${shown(first)}` : null;
};

/** It says on standard output that there is no such file, where the server expects a header. */
const saidByPhp = 'Premature end of script headers';

const refusedByPhp: Refuse = (words) => {
  const [first = ''] = words;
  // Behind these letters the rest of the word is a value.
  const [, unit = ''] = /^-[aCehHilmnqsvw]+([ \t\r])/.exec(first) ?? [];
  if (unit === '') return null;
  return unit === '\r' ? saidByPhp : 'option not found';
};

const interpreters: readonly (readonly [RegExp, Refuse])[] = [
  [/^python[\d.]*$/, refusedByPython],
  [/^(ba|da)?sh$/, refusedByShell],
  [/^perl[\d.]*$/, refusedByPerl],
  [/^ruby[\d.]*$/, refusedByRuby],
  [/^node(js)?$/, refusedByNode],
  [/^php[\d.]*$/, refusedByPhp],
];

/** Up to where a CR would be written. */
const shown = (text: string): string => text.replace(/\r.*/s, '').trimEnd();
