import type { ExpressionParser } from './expressionParser.js';

/**
 * Reads parameters up to what closes them, which is not taken (The Python Language Reference, 8.7).
 *
 * @param annotated whether they may have annotations, as those of `def`
 * @returns their names
 */
export function readParameters(
  expressions: ExpressionParser,
  closer: ')' | ':',
  annotated: boolean,
): ReadonlySet<string> {
  const { cursor } = expressions;
  const names = new Set<string>();
  let hasDefault = false;
  let afterStar = false;
  let starNeedsName = false;
  let afterSlash = false;

  const readName = (annotation: 'plain' | 'starred'): void => {
    const { text, start, end } = cursor.expectName('the name of a parameter was expected here');
    if (names.has(text)) cursor.refuseLater(`the parameter "${text}" stands here twice`, start, end);
    names.add(text);
    if (!annotated || !cursor.accept(':')) return;
    if (annotation === 'starred') expressions.starredOr(() => expressions.expression());
    else expressions.expression();
  };

  while (!cursor.is(closer)) {
    const { start, end } = cursor.here;
    if (cursor.accept('**')) {
      readName('plain');
      cursor.accept(',');
      if (!cursor.is(closer)) cursor.fail('nothing can follow the parameter with "**"');
      break;
    }
    if (cursor.accept('*')) {
      if (afterStar) cursor.refuse('"*" can stand only once among parameters', start, end);
      afterStar = true;
      starNeedsName = cursor.is(',');
      if (!starNeedsName) readName('starred');
    } else if (cursor.accept('/')) {
      if (afterSlash || afterStar || names.size === 0)
        cursor.refuse('"/" cannot stand here among parameters', start, end);
      afterSlash = true;
    } else {
      readName('plain');
      starNeedsName = false;
      if (cursor.accept('=')) {
        expressions.expression();
        hasDefault = true;
      } else if (hasDefault && !afterStar) {
        cursor.refuse('a parameter without a default follows one with a default', start, end);
      }
    }
    if (!cursor.accept(',')) break;
  }
  if (starNeedsName) cursor.fail('the name of a parameter has to follow "*,"');
  return names;
}
