import type { Word } from '../../syntax/htaccess/words.js';
import { deletion } from '../../text/edit.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import type { Explanation } from '../shared/refusalRule.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';
import type { ArgumentAtFault } from './argumentAtFault.js';
import { choicesAt } from './choices.js';

/** A switch with another word than its two; null for directives that know more. */
export function onOff({ facts, name, words, node, context }: ArgumentAtFault): Explanation | null {
  const [word] = words;
  const choices = facts === null ? [] : choicesAt(facts, 0).map((each) => each.toLowerCase());
  const isSwitch = facts?.arity === 'on-off' || (choices.length === 2 && choices.includes('on'));
  if (!isSwitch || word === undefined) return null;
  if (word.value.startsWith('=') && word.quote === null)
    return equalsSign(name, word, words[1], node, context);
  const meant = meanings.find((each) => each.words.includes(word.value.toLowerCase()))?.meant;
  return {
    span: word.span,
    what: `${name} is On or Off, not "${quoted(word.value)}".`,
    remedy: 'Write On or Off.',
    ...(meant !== undefined && {
      fixes: () => [
        safeFix(`Write ${meant}`, editFile(context.file.path, { span: word.span, newText: meant })),
      ],
    }),
  };
}

/** `RewriteEngine = On`, `RewriteEngine =On`. */
function equalsSign(
  name: string,
  sign: Word,
  next: Word | undefined,
  node: ArgumentAtFault['node'],
  context: HtaccessContext,
): Explanation {
  const { start } = sign.span;
  const end = sign.value === '=' ? (next?.span.start ?? sign.span.end) : start + 1;
  return {
    span: sign.span,
    what: `Between ${name} and On or Off stands no equals sign.`,
    remedy: 'Delete the equals sign.',
    ...(wouldBeTaken(node, { start, end }, '', context) && {
      fixes: () => [safeFix('Delete the equals sign', editFile(context.file.path, deletion({ start, end })))],
    }),
  };
}

/** Only words with one meaning. */
const meanings = [
  { meant: 'On', words: ['1', 'yes', 'true', 'enable', 'enabled', 'onn', 'oon'] },
  { meant: 'Off', words: ['0', 'no', 'false', 'disable', 'disabled', 'of', 'offf'] },
];
