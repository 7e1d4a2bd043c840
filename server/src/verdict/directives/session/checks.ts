import { leadingInteger } from '../../numbers.js';
import type { ModuleChecks } from '../invocation.js';
import { invalidArgument, ofFirstWord } from '../wordChecks.js';

/** `set_session_expiry_update` in mod_session.c. */
const checkInterval = ofFirstWord((word) =>
  leadingInteger(word.value) >= 0
    ? null
    : invalidArgument('SessionExpiryUpdateInterval must be zero (disable) or a positive value', word),
);

export const sessionChecks: ModuleChecks = { arguments: { SessionExpiryUpdateInterval: checkInterval } };
