import type { ExpressionParser } from './expressionParser.js';

const features: ReadonlySet<string> = new Set(
  `nested_scopes generators division absolute_import with_statement print_function unicode_literals barry_as_FLUFL
  generator_stop annotations`.split(/\s+/),
);

const noModule = 'the name of a module was expected here';

/** `import a.b as c, d` */
export function readImport(expressions: ExpressionParser): void {
  const { cursor } = expressions;
  cursor.advance();
  do {
    readDottedName(expressions);
    if (cursor.accept('as')) cursor.expectName('a name was expected behind "as"');
  } while (cursor.accept(','));
}

/**
 * `from a import b as c`
 *
 * @param isAtBeginning whether nothing but a text and such imports stands before it
 * @returns whether that still holds behind it
 */
export function readImportFrom(expressions: ExpressionParser, isAtBeginning: boolean): boolean {
  const { cursor, scope } = expressions;
  const { start } = cursor.advance();
  let isRelative = false;
  while (cursor.accept('.') || cursor.accept('...')) isRelative = true;
  const module = isRelative && cursor.is('import') ? '' : readDottedName(expressions);
  cursor.expect('import', '"import" was expected here');
  const isFuture = !isRelative && module === '__future__';
  if (isFuture && !isAtBeginning) {
    cursor.refuseLater(
      'imports from __future__ have to stand before all else',
      start,
      cursor.before?.end ?? start,
    );
  }
  const star = cursor.here;
  if (cursor.accept('*')) {
    if (scope.kind !== 'module') {
      cursor.refuseLater('"import *" can stand outside of functions and classes only', star.start, star.end);
    }
    return isFuture;
  }
  const isBracketed = cursor.accept('(');
  do {
    if (isBracketed && cursor.is(')') && cursor.before?.text === ',') break;
    const name = cursor.expectName('a name to import was expected here');
    if (isFuture && !features.has(name.text)) {
      cursor.refuseLater(`__future__ has no "${name.text}"`, name.start, name.end);
    }
    if (cursor.accept('as')) cursor.expectName('a name was expected behind "as"');
  } while (cursor.accept(','));
  if (isBracketed) cursor.expect(')', 'the end of the brackets was expected here');
  return isFuture;
}

function readDottedName({ cursor }: ExpressionParser): string {
  let name = cursor.expectName(noModule).text;
  while (cursor.accept('.')) name += `.${cursor.expectName(noModule).text}`;
  return name;
}
