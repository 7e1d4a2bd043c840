import { subnetMessage, subnetProblem } from '../../subnet.js';
import { wordsBeforeEmpty } from '../emptyWords.js';
import type { ArgumentCheck } from '../invocation.js';
import { invalidArgument } from '../wordChecks.js';

/**
 * `Allow from` and `Deny from`, one place after the other; without any place nothing is looked at. Source:
 * `allow_cmd` in mod_access_compat.c.
 */
export const checkAllowDeny: ArgumentCheck = ({ rest }) => {
  const [from, ...places] = wordsBeforeEmpty(rest);
  if (from === undefined || places.length === 0) return null;
  if (from.value.toLowerCase() !== 'from') {
    return invalidArgument("allow and deny must be followed by 'from'", from);
  }
  for (const place of places) {
    const message = placeMessage(place.value);
    if (message !== null) return invalidArgument(message, place);
  }
  return null;
};

/** Who is meant: an environment variable, all, a network, an address; all else is taken for a host's name. */
function placeMessage(place: string): string | null {
  const lower = place.toLowerCase();
  if (lower.startsWith('env=') || lower === 'all') return null;
  const slash = place.indexOf('/');
  if (slash >= 0) {
    const problem = subnetProblem(place.slice(0, slash), place.slice(slash + 1));
    return problem === 'no-address' ? 'An IP address was expected' : problem && subnetMessage(problem);
  }
  const problem = subnetProblem(place, null);
  if (problem !== 'no-address') return problem && subnetMessage(problem);
  return place.includes('#') ? 'No comments are allowed here' : null;
}
