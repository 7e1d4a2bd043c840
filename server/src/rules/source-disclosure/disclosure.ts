import { folderOf, relative } from '../../text/path.js';
import type { Span } from '../../text/span.js';
import type { Finding, HtaccessContext, RelatedPlace, Severity } from '../rule.js';
import { inWords, quoted } from '../shared/wording.js';

/** The .htaccess that is asked, and what it is part of. */
export type DisclosureContext = Pick<HtaccessContext, 'file' | 'site' | 'profile'>;

/** Files that are sent as source, and the place that decides it. */
export interface Disclosure {
  readonly span: Span;
  readonly severity?: Severity;
  readonly what: string;
  readonly remedy: string;
  readonly paths: readonly string[];
  readonly related?: readonly RelatedPlace[];
  readonly fixes: NonNullable<Finding['fixes']>;
}

export const findingOf = ({ span, severity, what, remedy, paths, related, fixes }: Disclosure): Finding => ({
  span,
  ...(severity !== undefined && { severity }),
  message: {
    what,
    why: 'Whoever asks reads the program, with the passwords and paths that stand in it. The answer is 200, and nothing of it is written to the error log.',
    remedy,
  },
  related: [
    ...(related ?? []),
    ...paths.slice(0, 20).map((path) => ({
      path,
      span: { start: 0, end: 0 },
      message: 'its source is sent',
    })),
  ],
  fixes,
});

/** The files as a message names them, from the .htaccess. */
export const namesOf = ({ file }: DisclosureContext, paths: readonly string[]): string =>
  inWords(paths.map((path) => quoted(relative(folderOf(file.path), path))));

/** `its` or `their`, with the noun. */
export const sourceOf = (paths: readonly string[]): string =>
  `the server sends ${paths.length === 1 ? 'its' : 'their'} source`;

export const itOrThem = (paths: readonly string[]): string => (paths.length === 1 ? 'it' : 'them');

/** The files that a line means, where their source is sent and nothing was said of them yet. */
export type SentFiles = (isMeant: (path: string) => boolean) => readonly string[];
