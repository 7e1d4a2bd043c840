import { cover } from '../../text/span.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import type { Explanation } from '../shared/refusalRule.js';
import { nameWordOf } from '../shared/refusals.js';
import { quoted } from '../shared/wording.js';
import type { ArgumentAtFault } from './argumentAtFault.js';

/** FancyIndexing, which became an option. */
export function formerDirective({ context, name, node, span, words }: ArgumentAtFault): Explanation {
  const whole = cover(nameWordOf(node).span, words.at(-1)?.span ?? span);
  const sign = words[0]?.value.toLowerCase() === 'off' ? '-' : '+';
  const newText = `IndexOptions ${sign}${name}`;
  return {
    span: nameWordOf(node).span,
    what: `${name} is no directive any more, but an option of IndexOptions.`,
    remedy: `Write "${newText}".`,
    fixes: () => [
      unsafeFix(
        `Write "${newText}"`,
        'Listings of folders then look as the line says.',
        editFile(context.file.path, { span: whole, newText }),
      ),
    ],
  };
}

/** The Error directive. */
export const errorOnPurpose = ({ node, words }: ArgumentAtFault): Explanation => ({
  span: nameWordOf(node).span,
  what: 'Error makes Apache refuse the file, on purpose.',
  remedy: `Do what its text says, and delete the line: "${quoted(words.map(({ value }) => value).join(' '))}"`,
});
