import type { Span } from '../../../text/span.js';
import type { Trouble } from '../../trouble.js';
import { type ArgumentWord, invalidArgument } from '../wordChecks.js';

/** A line of authorization that the server does not take, with the words to underline. */
export const invalidRequire = (message: string, word?: ArgumentWord): Trouble => ({
  ...invalidArgument(message, word),
  kind: 'invalid-require',
});

/** The same with a stretch of the arguments that is no word; the whole line where it is empty. */
export const invalidRequireAt = (message: string, at: Span): Trouble =>
  at.start < at.end ? { kind: 'invalid-require', message, at } : { kind: 'invalid-require', message };
