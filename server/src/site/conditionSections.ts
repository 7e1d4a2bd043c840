import type { Truth } from '../apache/profile.js';
import type { ConfigSection } from './configBlock.js';
import type { World } from './world.js';

/**
 * Which of the sections `<If>`, `<ElseIf>` and `<Else>` are merged: each looks at whether the one before was, whatever
 * file that stands in (`ap_if_walk` of the server's `request.c`).
 */
export function conditionsThatHold(
  sections: readonly ConfigSection[],
  world: World,
): readonly ConfigSection[] {
  let isTaken = false;
  return sections.filter((section) => {
    if (section.name !== 'if' && isTaken) return false;
    isTaken = section.name === 'else' || world.decides(conditionOf(section));
    return isTaken;
  });
}

function conditionOf(_section: ConfigSection): Truth {
  return 'maybe';
}
