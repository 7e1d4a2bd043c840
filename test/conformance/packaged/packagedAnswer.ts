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
  const isNamed = logged === (isIncluding ? 'default-handler' : (ours.handler ?? '-'));
  const isSent = status === 200 && body === readFileSync(file, 'utf8');
  switch (ours.class) {
    case 'refused':
    case 'forbidden':
      return status === ours.status;
    case 'static':
    case 'source-disclosed':
      return isNamed && (isSent || (isIncluding && status === 200));
    default:
      return isNamed && !isSent && ![401, 403, 404].includes(status);
  }
}
