import { isNamed } from '../../syntax/htaccess/nodes.js';
import type { ScriptContext } from '../rule.js';
import { cgiResolutions } from './cgiScript.js';
import { hasLine } from './environment.js';

/**
 * Whether the configuration names the type of the answer: by AddType, ForceType or a rule's T flag, by `Header`, or by
 * an extension as in `page.html.cgi` that the server itself takes for a web page.
 *
 * @param isEmpty whether the script writes a Content-Type without a value: only `Header` then names one
 */
export const isTypeGiven = (context: ScriptContext, isEmpty: boolean): boolean =>
  isGivenByHeader(context) ||
  (!isEmpty &&
    cgiResolutions(context).every(
      ({ contentType }) =>
        contentType !== null && (contentType.line !== null || contentType.value === 'text/html'),
    ));

/** `set`, `setifempty`, `edit`; not what takes it away. `add` would leave the guessed one. */
const isGivenByHeader = (context: ScriptContext): boolean =>
  hasLine(context, (line) => {
    const words = line.arguments.map(({ value }) => value.toLowerCase());
    return (
      isNamed(line, 'Header') &&
      words.includes('content-type') &&
      !words.some((word) => /^(unset|add)$/.test(word))
    );
  });
