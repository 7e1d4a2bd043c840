import type { Fix } from '../../site/change.js';
import type { Word } from '../../syntax/htaccess/words.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { whyRefused } from '../shared/refusals.js';
import { quoted } from '../shared/wording.js';

/** A directive that knows two words only, and stands with another. */
export const invalidArgument: HtaccessRule = {
  name: 'invalid-argument',
  target: 'htaccess',
  severity: 'error',
  summary: 'A directive with a word that it does not know: 500.',

  *check({ file, refusals }: HtaccessContext) {
    for (const refusal of refusals) {
      const { kind, node } = refusal;
      if (kind !== 'invalid-argument' || node.kind !== 'directive') continue;
      const [word] = node.arguments;
      if (word === undefined) continue;
      yield {
        span: word.span,
        message: {
          what: `${quoted(node.name.value)} is On or Off, not "${quoted(word.value)}".`,
          why: whyRefused(refusal),
          remedy: 'Write On or Off.',
          log: refusal.message,
        },
        fixes: () => fixesFor(file.path, word),
      };
    }
  },
};

/** Only for words with one meaning. */
function fixesFor(path: string, word: Word): readonly Fix[] {
  const meant = meanings.find(({ words }) => words.includes(word.value.toLowerCase()))?.meant;
  return meant === undefined
    ? []
    : [safeFix(`Write ${meant}`, editFile(path, { span: word.span, newText: meant }))];
}

const meanings = [
  { meant: 'On', words: ['1', 'yes', 'true', 'enable', 'enabled'] },
  { meant: 'Off', words: ['0', 'no', 'false', 'disable', 'disabled'] },
];
