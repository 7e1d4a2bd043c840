import type { ScannedWord } from '../../../syntax/htaccess/words.js';
import { subnetMessage, subnetProblem } from '../../subnet.js';
import { wordsBeforeEmpty } from '../argumentWords.js';
import type { ArgumentCheck } from '../invocation.js';

/**
 * `Allow from` and `Deny from`, one place after the other; without any place nothing is looked at. Source:
 * `allow_cmd` in mod_access_compat.c.
 */
export const checkAllowDeny: ArgumentCheck = ({ rest }) => {
  const [from, ...places] = wordsBeforeEmpty(rest);
  if (from === undefined || places.length === 0) return null;
  if (from.value.toLowerCase() !== 'from') {
    return {
      kind: 'invalid-argument',
      message: "allow and deny must be followed by 'from'",
      at: from.span,
    };
  }
  for (const place of places) {
    const message = placeMessage(place);
    if (message !== null) return { kind: 'invalid-argument', message, at: place.span };
  }
  return null;
};

/** Who is let in: an environment variable, all, a network, an address; all else is taken for a host's name. */
function placeMessage({ value }: ScannedWord): string | null {
  const lower = value.toLowerCase();
  if (lower.startsWith('env=') || lower === 'all') return null;
  const slash = value.indexOf('/');
  if (slash >= 0) {
    const problem = subnetProblem(value.slice(0, slash), value.slice(slash + 1));
    return problem === 'no-address' ? 'An IP address was expected' : problem && subnetMessage(problem);
  }
  const problem = subnetProblem(value, null);
  if (problem !== 'no-address') return problem && subnetMessage(problem);
  return value.includes('#') ? 'No comments are allowed here' : null;
}
