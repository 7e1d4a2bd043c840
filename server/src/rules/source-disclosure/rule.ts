import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { copiesOfPrograms } from './backupCopies.js';
import { findingOf } from './disclosure.js';
import { neverHanded } from './neverHanded.js';
import { takenAway } from './takenAway.js';

/**
 * A program in a served folder that no handler runs: the server sends its source. Speaks only where a line shows that
 * it is meant to run, since a `*.py` may well be a download.
 */
export const sourceDisclosure: HtaccessRule = {
  name: 'source-disclosure',
  target: 'htaccess',
  severity: 'error',
  summary: 'No handler runs a script: the server sends its source to visitors.',

  *check(context: HtaccessContext) {
    if (context.site.files.length === 0) return;
    const taken = [...takenAway(context)];
    const told = new Set(taken.flatMap(({ paths }) => paths));
    for (const each of [...taken, ...neverHanded(context, told), ...copiesOfPrograms(context)]) {
      yield findingOf(each);
    }
  },
};
