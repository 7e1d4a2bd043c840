import { handlerFacts } from '../../apache/handlers.js';
import type { Resolution } from '../../site/handlerMap.js';

/** What hosts call handlers that no module of ours knows: `x-mapp-php5`, `application/x-httpd-ea-php82`. */
const programName = /php|cgi|python|perl|ruby/i;

/** Whether a handler runs the files that it is given as programs, or its name says so. */
export function runsPrograms(handler: string): boolean {
  const facts = handlerFacts(handler);
  return facts === null ? programName.test(handler) : facts.runs !== 'built-in';
}

/**
 * Whether the file is run as a program once somebody may ask for it. Also where nothing is known of ExecCGI, which the
 * server's own configuration may grant; not where a line of the site switches it off.
 */
export const isRun = ({ handler, action, denied, execCgi, class: served }: Resolution): boolean =>
  handler !== null &&
  denied === null &&
  (action !== null || runsPrograms(handler)) &&
  (served !== 'forbidden' || execCgi.line === null);
