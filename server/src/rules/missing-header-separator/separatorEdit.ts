import type { EntrypointScript, HeaderField, ResponsePath } from '../../syntax/script/entrypointScript.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { textOf } from '../../text/span.js';
import { headerStatements } from '../shared/headerStatements.js';
import { type OwnLine, ownLine } from '../shared/ownLine.js';
import { responseAfter } from '../shared/rereading.js';
import { troubleOf } from '../shared/responseTrouble.js';
import { endOfLine, lineEndOf } from '../shared/statementAt.js';

/** Where a slip in the header is the cause, that is told as such. */
export const lacksSeparator = (path: ResponsePath): boolean =>
  path.fields.length > 0 && troubleOf(path)?.kind === 'no-separator';

/**
 * Writes the empty line in a script that is read without a grammar: the first of the ways to do so behind which the
 * script, read again, writes the same header and ends it, and does what it did on all other ways.
 */
export function separatorEdit(
  script: EntrypointScript,
  path: ResponsePath,
  paths: readonly ResponsePath[],
): TextEdit | null {
  for (const edit of waysToSeparate(script, path)) {
    const after = responseAfter(script, [edit]);
    if (after?.kind === 'read' && isCured(path, paths, after.paths)) return edit;
  }
  return null;
}

function isCured(
  path: ResponsePath,
  before: readonly ResponsePath[],
  after: readonly ResponsePath[],
): boolean {
  const right = before.filter((each) => !lacksSeparator(each)).map(headerOf);
  const then = after.map(headerOf);
  return (
    right.every((each) => then.includes(each)) &&
    after.some((each) => each.end.kind === 'separator' && namesOf(each) === namesOf(path)) &&
    after.every((each) => troubleOf(each) === null || before.some((other) => isSame(other, each, path)))
  );
}

/** Another way that is wrong as it was before, for its own reason. */
const isSame = (other: ResponsePath, each: ResponsePath, cured: ResponsePath): boolean =>
  headerOf(other) === headerOf(each) && namesOf(each) !== namesOf(cured);

const namesOf = ({ fields }: ResponsePath): string => fields.map(({ name }) => name).join('\n');

const headerOf = ({ fields, end, body }: ResponsePath): string =>
  JSON.stringify([fields.map(({ line }) => line), end.kind, body.map(({ line }) => line)]);

function* waysToSeparate(script: EntrypointScript, { fields, end }: ResponsePath): Generator<TextEdit> {
  const last = fields.at(-1);
  const statements = headerStatements(script);
  if (last === undefined || statements === null) return;
  const { text } = script;
  if (end.kind === 'body-without-separator' && end.line.trim() === '') {
    const blanks = ownLine(text, end.write);
    if (blanks !== null) yield replaced(blanks, statements.emptyLine);
  }
  yield* otherQuotes(script, last);
  yield* insideLiteral(text, last);
  const own = last.pieced || last.repeated ? null : ownLine(text, last.write);
  if (own !== null) {
    const line = `${lineEndOf(text)}${own.indentation}${statements.emptyLine}`;
    yield insertion(endOfLine(text, own.end), line);
  }
  yield* atLiteralEnd(text, last);
}

/** With the semicolon behind it: the statement in its place brings its own. */
const replaced = ({ span, end }: OwnLine, newText: string): TextEdit => ({
  span: { start: span.start, end },
  newText,
});

/** Quotation marks between which `\n` is a line end; for the shell, an echo that takes it for one. */
function* otherQuotes({ text, language }: EntrypointScript, last: HeaderField): Generator<TextEdit> {
  if (!last.line.includes('\\n')) return;
  if (language === 'shell') {
    const echo = /^\s*echo(?=\s)/.exec(textOf(text, last.write))?.[0];
    if (echo !== undefined) yield insertion(last.write.start + echo.length, ' -e');
    return;
  }
  const inner = /^'([^'"$@#{}]*)'$/.exec(textOf(text, last.span))?.[1];
  if (inner !== undefined) yield { span: last.span, newText: `"${inner}"` };
}

/** Where a literal holds the end of the field, one more. */
function* insideLiteral(text: string, { span, line }: HeaderField): Generator<TextEdit> {
  const source = textOf(text, span);
  const at = source.indexOf(line);
  if (line === '') return;
  if (at < 0) {
    // A here-document stands behind the line with its mark.
    const start = text.indexOf(`\n${line}`, span.end);
    const end = start + 1 + line.length;
    const lineEnd = start < 0 ? undefined : /^\r?\n/.exec(text.slice(end))?.[0];
    if (lineEnd !== undefined) yield insertion(end, lineEnd);
    return;
  }
  const end = at + line.length;
  const lineEnd = /^(?:(?:\\r)?\\n|\r?\n)/.exec(source.slice(end))?.[0];
  if (lineEnd !== undefined) yield insertion(span.start + end, lineEnd);
}

/** Where the statement itself ends the line. */
function* atLiteralEnd(text: string, { span, line, repeated }: HeaderField): Generator<TextEdit> {
  const source = textOf(text, span);
  const at = repeated ? -1 : source.indexOf(line);
  if (at >= 0 && line !== '') yield insertion(span.start + at + line.length, '\\n');
}
