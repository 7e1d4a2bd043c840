import type { Trouble } from '../../trouble.js';
import { ConfigurationRecord } from '../configurationRecord.js';
import { wordsBeforeEmpty } from '../emptyWords.js';
import type { Invocation, ModuleChecks } from '../invocation.js';
import { invalidArgument } from '../wordChecks.js';

/** In lower case, as messages spell them. */
const options: ReadonlyMap<string, string> = new Map([
  ['none', 'None'],
  ['prefer', 'Prefer'],
  ['fallback', 'Fallback'],
]);

/** What the lines of one configuration have chosen so far; null where there was none. */
interface Chosen {
  kind: 'none' | 'others' | null;
}

const chosenIn = new ConfigurationRecord((): Chosen => ({ kind: null }));

/** `set_force_priority` in mod_negotiation.c. What earlier lines of the same section chose still counts. */
function forceLanguagePriorityTrouble({ rest, around }: Invocation): Trouble | null {
  const chosen = chosenIn.in(around.configuration);
  let { kind } = chosen;
  for (const word of wordsBeforeEmpty(rest)) {
    const option = options.get(word.value.toLowerCase());
    if (option === undefined) {
      return invalidArgument(`Invalid ForceLanguagePriority option ${word.value}`, word);
    }
    const own = option === 'None' ? 'none' : 'others';
    if (kind !== null && kind !== own) {
      const which = own === 'none' ? 'with None' : `None and ${option}`;
      return invalidArgument(`Cannot combine ForceLanguagePriority options ${which}`, word);
    }
    kind = own;
  }
  // A line that the server may skip leaves open what the next one meets.
  if (around.reached === 'yes') chosen.kind = kind;
  return null;
}

/** mod_negotiation: `LanguagePriority` takes any words. */
export const negotiationChecks: ModuleChecks = {
  arguments: { ForceLanguagePriority: forceLanguagePriorityTrouble },
};
