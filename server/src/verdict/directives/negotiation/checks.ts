import type { Trouble } from '../../trouble.js';
import { placeOfWord } from '../../wordPlace.js';
import type { Invocation, ModuleChecks } from '../invocation.js';

/** Which of its words ForceLanguagePriority has met in one configuration. */
type Met = 'none' | 'others';

/** By the configuration that the lines add to. */
const metBefore = new WeakMap<object, Met>();

const spelled: ReadonlyMap<string, string> = new Map([
  ['none', 'None'],
  ['prefer', 'Prefer'],
  ['fallback', 'Fallback'],
]);

/** `set_force_priority` in mod_negotiation.c. What earlier lines of the same section chose still counts. */
function forceLanguagePriorityTrouble({ words, rest, around }: Invocation): Trouble | null {
  let met = metBefore.get(around.configuration);
  for (const [index, word] of words.entries()) {
    if (word === '') break;
    const option = spelled.get(word.toLowerCase());
    const own: Met = option === 'None' ? 'none' : 'others';
    const message =
      option === undefined
        ? `Invalid ForceLanguagePriority option ${word}`
        : met !== undefined && met !== own
          ? `Cannot combine ForceLanguagePriority options ${own === 'none' ? 'with None' : `None and ${option}`}`
          : null;
    if (message !== null) return { kind: 'invalid-argument', message, at: placeOfWord(rest, index) };
    met = own;
  }
  if (met !== undefined && around.reached === 'yes') metBefore.set(around.configuration, met);
  return null;
}

/** mod_negotiation: `LanguagePriority` takes any words. */
export const negotiationChecks: ModuleChecks = {
  arguments: { ForceLanguagePriority: forceLanguagePriorityTrouble },
};
