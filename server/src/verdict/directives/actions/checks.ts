import type { Trouble } from '../../trouble.js';
import type { Invocation, ModuleChecks } from '../invocation.js';
import { argumentWords, invalidArgument } from '../wordChecks.js';

/** `add_action` in mod_actions.c: whether the script is there is asked at the request only. */
function actionTrouble({ rest }: Invocation): Trouble | null {
  const [, , option] = argumentWords(rest);
  if (option === undefined || option.value.toLowerCase() === 'virtual') return null;
  return invalidArgument(`unrecognized option '${option.value}'`, option);
}

/** mod_actions. */
export const actionsChecks: ModuleChecks = { arguments: { Action: actionTrouble } };
