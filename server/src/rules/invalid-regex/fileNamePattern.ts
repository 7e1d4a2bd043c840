import type { Fix } from '../../site/change.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import type { LineRefusal } from '../shared/refusalRule.js';
import { argumentsOf } from '../shared/refusals.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';

/** `*.php`, as file names are matched elsewhere, for `\.php$`. */
export function asPattern(
  node: Directive | Section,
  { place }: LineRefusal,
  context: HtaccessContext,
): readonly Fix[] {
  const word = argumentsOf(node).find(
    ({ span }) => place !== null && span.start <= place.start && place.start <= span.end,
  );
  const extension = /^\*\.([\w-]+)\$?$/.exec(word?.value ?? '')?.[1];
  if (word === undefined || extension === undefined) return [];
  const pattern = `\\.${extension}$`;
  const newText = word.quote === null ? pattern : `${word.quote}${pattern}${word.quote}`;
  if (!wouldBeTaken(node, word.span, newText, context)) return [];
  return [
    unsafeFix(
      `Write "${quoted(pattern)}"`,
      'That all names with this ending are meant is a guess, and the line takes effect then.',
      editFile(context.file.path, { span: word.span, newText }),
    ),
  ];
}
