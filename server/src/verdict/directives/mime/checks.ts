import type { Trouble } from '../../trouble.js';
import { ConfigurationRecord } from '../configurationRecord.js';
import type { Invocation, ModuleChecks } from '../invocation.js';
import { type ArgumentWord, invalidArgument, ofEachWord } from '../wordChecks.js';

type Match = 'any' | 'negotiatedonly' | 'filters' | 'handlers';

/** What MultiviewsMatch lines of one configuration have named so far. */
interface Named {
  readonly words: Set<Match>;
  /** Whether one of them stands in a guard that may not hold. */
  uncertain: boolean;
}

const named = new ConfigurationRecord<Named>(() => ({ words: new Set(), uncertain: false }));

/** `multiviews_match` in mod_mime.c: which words exclude which, and how that is said. */
const exclusions: ReadonlyMap<Match, { readonly others: readonly Match[]; readonly message: string }> =
  new Map([
    [
      'any',
      {
        others: ['negotiatedonly', 'filters', 'handlers'],
        message: 'Any is incompatible with NegotiatedOnly, Filters and Handlers',
      },
    ],
    [
      'negotiatedonly',
      {
        others: ['any', 'filters', 'handlers'],
        message: 'NegotiatedOnly is incompatible with Any, Filters and Handlers',
      },
    ],
    [
      'filters',
      {
        others: ['any', 'negotiatedonly'],
        message: 'Filters is incompatible with Any and NegotiatedOnly',
      },
    ],
    [
      'handlers',
      {
        others: ['any', 'negotiatedonly'],
        message: 'Handlers is incompatible with Any and NegotiatedOnly',
      },
    ],
  ]);

function multiviewsWord(word: ArgumentWord, { around }: Invocation): Trouble | null {
  const lower = word.value.toLowerCase() as Match;
  const exclusion = exclusions.get(lower);
  if (exclusion === undefined) return invalidArgument(`Unrecognized option '${word.value}'`, word);
  const { others, message } = exclusion;
  const before = named.in(around.configuration);
  if (others.some((other) => before.words.has(other))) {
    return { ...invalidArgument(message, word), ...(before.uncertain ? { uncertain: true } : {}) };
  }
  before.words.add(lower);
  if (around.reached !== 'yes') before.uncertain = true;
  return null;
}

/** mod_mime. Whatever else its directives are given is taken: a type, a handler, an extension. */
export const mimeChecks: ModuleChecks = { arguments: { MultiviewsMatch: ofEachWord(multiviewsWord) } };
