import { isOptionGranted } from '../../../apache/overrides.js';
import type { Span } from '../../../text/span.js';
import type { Trouble } from '../../trouble.js';
import type { Invocation } from '../invocation.js';
import { argumentWords, invalidArgument, placeInWord } from '../wordChecks.js';

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
export function optionsTrouble({ rest, profile }: Invocation): Trouble | null {
  let signs = false;
  let all = false;
  for (const [index, word] of argumentWords(rest).entries()) {
    const { value } = word;
    const first = index === 0;
    const signed = value.startsWith('+') || value.startsWith('-');
    if (signed ? !signs && !first && !all : !first && signs) {
      return {
        kind: 'mixed-options-signs',
        message: mixedSigns,
        at: placeInWord(word, { start: 0, end: value.length }),
      };
    }
    signs ||= signed;

    const written = signed ? value.slice(1) : value;
    const name = written.toLowerCase();
    const alone = sole.get(name);
    if (alone !== undefined && (!first || signs)) {
      return invalidArgument(first ? alone.signed : alone.notFirst, word);
    }
    const at = (): Span => placeInWord(word, { start: signed ? 1 : 0, end: value.length });
    if (alone === undefined && !names.has(name)) {
      return { kind: 'invalid-argument', message: `Illegal option ${written}`, at: at() };
    }
    if (!isOptionGranted(profile, name)) {
      return { kind: 'override-not-allowed', message: `Option ${written} not allowed here`, at: at() };
    }
    all ||= alone !== undefined;
  }
  return null;
}
