import type { ServerProfile } from '../../../server/src/apache/profile.js';
import type { HtaccessProbe } from '../../../server/tools/directiveFacts/htaccessProbe.js';
import { type Compared, compareFiles } from './comparison.js';
import { disagreementsIn } from './disagreements.js';

/** The same disagreement in as few lines as taking lines away brings about. */
export async function shrink(
  probe: HtaccessProbe,
  profile: ServerProfile,
  result: Compared,
): Promise<Compared> {
  const wanted = identityOf(result);
  let smallest = result;
  for (let size = Math.ceil(linesOf(smallest).length / 2); size >= 1; size = size === 1 ? 0 : size >> 1) {
    for (;;) {
      const shorter = without(linesOf(smallest), size).map((text) => ({ name: result.name, text }));
      const compared = await compareFiles(probe, profile, shorter);
      const found = compared.find((each) => identityOf(each) === wanted);
      if (found === undefined) break;
      smallest = found;
    }
  }
  return smallest;
}

function identityOf(result: Compared): string | null {
  const [only] = disagreementsIn([result]);
  return only === undefined ? null : `${only.kind} ${only.what}`;
}

const linesOf = ({ text }: Compared): readonly string[] => text.split(/(?<=\n)/);

/** The lines without one stretch of `size`, for each stretch. */
function without(lines: readonly string[], size: number): readonly string[] {
  const texts: string[] = [];
  for (let from = 0; from < lines.length; from += size) {
    texts.push([...lines.slice(0, from), ...lines.slice(from + size)].join(''));
  }
  return lines.length <= 1 ? [] : texts;
}
