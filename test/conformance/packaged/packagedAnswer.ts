import { readFileSync } from 'node:fs';
import type { ServedAnswer } from '../sites/askedServer.js';
import type { ExplainedFile } from '../sites/explainedSites.js';

/**
 * Whether a file of a package was served as explained. Most programs find nothing that they need, and end with an error
 * of their own: a program has run where the log names its handler and the answer is not what stands in the file.
 */
export function isAsExplained(ours: ExplainedFile, answer: ServedAnswer, file: string): boolean {
  if (ours.otherwise != null && isAsExplained(ours.otherwise, answer, file)) return true;
  const { logged, status, body } = answer;
  // mod_include hands on what it is to look through, and the page goes with what was found in it.
  const isIncluding = ours.handler === 'server-parsed';
  // Of a request that was redirected within the server the log has the first handler.
  const name = isIncluding ? 'default-handler' : (ours.handler ?? '-');
  const isNamed = logged === name || logged === 'redirect-handler';
  const source = readFileSync(file, 'utf8');
  const isSent = status === 200 && body === source;
  switch (ours.class) {
    case 'refused':
    case 'forbidden':
      return status === ours.status;
    case 'static':
    case 'source-disclosed':
      return isNamed && (isSent || (isIncluding && status === 200));
    default:
      return isNamed && (!isSent || source === '') && ![401, 403].includes(status);
  }
}
