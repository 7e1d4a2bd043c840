import { nameOf } from '../text/path.js';
import type { UnreadablePath } from './site.js';

/**
 * What requests get for a folder, and for those below it, where its .htaccess is there and is no file to read.
 *
 * Apache answers 403 whatever the reason is, unless there is nothing at all (`ap_parse_htaccess` in
 * server/config.c; AH00529 in its log); opening a pipe, it waits for who writes. All seen on a real 2.4.71, for a
 * folder, a socket, a device, a link to one, a link that leads back to itself, and a file that nobody may read.
 */
export type AnswerBelow = 'forbidden' | 'forbidden-unless-the-server-may-read-it' | 'none';

/** Null for what is no .htaccess, and where the reason is ours alone and says nothing of the server. */
export function answerBelow({ path, kind }: UnreadablePath): AnswerBelow | null {
  if (nameOf(path) !== '.htaccess') return null;
  switch (kind) {
    case 'closed':
    case 'not-a-file':
    case 'link-loop':
    case 'path-too-long':
      return 'forbidden';
    case 'no-permission':
      return 'forbidden-unless-the-server-may-read-it';
    case 'pipe':
      return 'none';
    case 'other':
      return null;
  }
}

/** The answer as sentences for a person. */
export const answerInWords: Readonly<Record<AnswerBelow, string>> = {
  forbidden:
    'Visitors get 403 (Forbidden) for everything in this folder and below it: a .htaccess is there, Apache cannot read it, and so it lets nobody in. Put a file in its place that everyone may read, or take it away.',
  'forbidden-unless-the-server-may-read-it':
    'Where the server may not read it either, visitors get 403 (Forbidden) for everything in this folder and below it. Let everyone read it: chmod 644.',
  none: 'Visitors wait and get no answer for anything in this folder and below it: Apache opens the pipe and waits for somebody to write to it. Put a file in its place, or take it away.',
};
