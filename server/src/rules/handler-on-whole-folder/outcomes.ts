import { nameOf } from '../../text/path.js';
import { execFailure } from '../shared/cgiScript.js';

/** What a handler that runs programs makes of a file that is none. */
export interface Outcome {
  readonly why: string;
  /** The line in the error log; null where none is written, or none that could be foretold. */
  readonly log: ((path: string) => string) | null;
  /** Names that come to no harm; null for none. */
  readonly spares: RegExp | null;
}

const refused = (what: string): string =>
  `${what}: every request for such a file is answered 500, and pages come without their styles and pictures.`;

/** Seen on a real Apache 2.4 with a style sheet under each handler. */
const outcomes: ReadonlyMap<string, Outcome> = new Map([
  [
    'cgi-script',
    {
      why: refused('The server tries to execute them'),
      log: (path: string): string => execFailure('(13)Permission denied', path),
      spares: null,
    },
  ],
  [
    'fcgid-script',
    {
      why: refused('The server tries to start them as FastCGI programs'),
      log: (path: string): string => `End of script output before headers: ${nameOf(path)}`,
      spares: null,
    },
  ],
  [
    'wsgi-script',
    {
      why: refused('The server tries to load them as Python modules'),
      log: (path: string): string => `Exception occurred processing WSGI script '${path}'.`,
      spares: null,
    },
  ],
]);

const asPhp: Outcome = {
  why: 'PHP sends them, as text/html: browsers do not apply a style sheet that comes as a page, and what a picture holds between <?php and ?> is run as a program.',
  log: null,
  spares: /\.x?html?$/i,
};

/** Null for a handler that is made for a whole folder, as a proxy, or of which nothing is known. */
export const outcomeUnder = (handler: string): Outcome | null =>
  outcomes.get(handler) ??
  (/^(application\/x-httpd-|x-httpd-)?(ea-)?php\d*(-script)?$/.test(handler) ? asPhp : null);
