import type { LogCause } from './cause.js';

/** What a program writes to the log, in words that no table has: Apache only passes it on. */
export const programOutput: LogCause = {
  name: 'program-output',
  patterns: [],
  kind: 'notice',
  status: null,
  what: 'A program wrote this on its standard error; the server only passes it on.',
  why: 'It may be a message for you, or the reason why the program ended.',
  remedy: 'Look for the words in the program and in the libraries that it uses.',
  rules: [],
  otherwise: [],
};
