import { insertion } from '../../text/edit.js';
import { editFile, safeFix } from '../shared/fixes.js';
import type { Explanation } from '../shared/refusalRule.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';
import type { ArgumentAtFault } from './argumentAtFault.js';

/** `Deny 1.2.3.4 5.6.7.8`; an address that is none. */
export function allowDeny({
  context,
  index,
  name,
  node,
  span,
  words,
  written,
}: ArgumentAtFault): Explanation {
  const [first] = words;
  if (index === 0 && first !== undefined) {
    const at = { start: first.span.start, end: first.span.start };
    return {
      span,
      what: `Between ${name} and what it is about, the word "from" is missing.`,
      remedy: `Write ${name} from ${quoted(written)}.`,
      ...(wouldBeTaken(node, at, 'from ', context) && {
        fixes: () => [
          safeFix(`Write "${name} from"`, editFile(context.file.path, insertion(at.start, 'from '))),
        ],
      }),
    };
  }
  return {
    span,
    what: `"${quoted(written)}" is no address that ${name} can compare with.`,
    remedy:
      'Write an address (192.0.2.1), the start of one (192.0.2), a network (192.0.2.0/24), a host name, all, or env=VARIABLE.',
  };
}
