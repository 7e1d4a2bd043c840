import type { Span } from '../../../text/span.js';
import type { Trouble } from '../../trouble.js';
import { placeOfWord } from '../../wordPlace.js';
import type { Invocation } from '../invocation.js';

/** In lower case. `RunScripts` is an old name that still works. */
const names: ReadonlySet<string> = new Set([
  'indexes',
  'includes',
  'includesnoexec',
  'followsymlinks',
  'symlinksifownermatch',
  'execcgi',
  'multiviews',
  'runscripts',
]);

/** The two that stand alone, as their messages spell them. */
const sole: ReadonlyMap<string, { readonly notFirst: string; readonly signed: string }> = new Map([
  [
    'none',
    {
      notFirst: "'Options None' must be the first Option given.",
      signed: "You may not use 'Options +None' or 'Options -None'.",
    },
  ],
  [
    'all',
    {
      notFirst: "'Options All' must be the first option given.",
      signed: "You may not use 'Options +All' or 'Options -All'.",
    },
  ],
]);

const mixedSigns = 'Either all Options must start with + or -, or no Option may.';

/** `set_options` in the server's `core.c`. Signs may follow None or All, and nothing else that has none. */
export function optionsTrouble({ words, rest }: Invocation): Trouble | null {
  let signs = false;
  let all = false;
  for (const [index, word] of words.entries()) {
    const first = index === 0;
    const signed = word.startsWith('+') || word.startsWith('-');
    if (signed ? !signs && !first && !all : !first && signs) {
      return { kind: 'mixed-options-signs', message: mixedSigns, at: placeOfWord(rest, index) };
    }
    signs ||= signed;

    const written = signed ? word.slice(1) : word;
    const name = written.toLowerCase();
    const alone = sole.get(name);
    if (alone !== undefined && (!first || signs)) {
      const message = first ? alone.signed : alone.notFirst;
      return { kind: 'invalid-argument', message, at: placeOfWord(rest, index) };
    }
    if (alone === undefined && !names.has(name)) {
      const at = behindSign(placeOfWord(rest, index), signed);
      return { kind: 'invalid-argument', message: `Illegal option ${written}`, at };
    }
    all ||= alone !== undefined;
  }
  return null;
}

const behindSign = ({ start, end }: Span, signed: boolean): Span => ({
  start: signed ? start + 1 : start,
  end,
});
