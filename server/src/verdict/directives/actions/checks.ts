import type { Trouble } from '../../trouble.js';
import { placeOfWord } from '../../wordPlace.js';
import type { Invocation, ModuleChecks } from '../invocation.js';

/** `add_action` in mod_actions.c: whether the script is there is asked at the request only. */
function actionTrouble({ words, rest }: Invocation): Trouble | null {
  const [, , option] = words;
  if (option === undefined || option.toLowerCase() === 'virtual') return null;
  return {
    kind: 'invalid-argument',
    message: `unrecognized option '${option}'`,
    at: placeOfWord(rest, 2),
  };
}

/** mod_actions. */
export const actionsChecks: ModuleChecks = { arguments: { Action: actionTrouble } };
