import type { Fix } from '../../site/change.js';
import type { EntrypointScript, ResponsePath } from '../../syntax/script/entrypointScript.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { type Span, textOf } from '../../text/span.js';
import type { ScriptContext } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { headerStatements } from '../shared/headerStatements.js';
import { ownLine } from '../shared/ownLine.js';
import { responseAfter } from '../shared/rereading.js';
import { troubleOf } from '../shared/responseTrouble.js';
import { indentationOf, lineEndOf, statementAt } from '../shared/statementAt.js';

/**
 * A header line, and the empty line where there is none, in front of the first write.
 *
 * @param write the call or statement that writes first
 * @param paths all ways through the script
 */
export function typeFixes(
  context: ScriptContext,
  write: Span,
  type: string,
  paths: readonly ResponsePath[],
  separator: boolean,
): readonly Fix[] {
  const { path, script } = context.file;
  const statements = headerStatements(script);
  if (statements === null) return [];
  const lines = [
    statements.line(`Content-Type: ${type}; charset=utf-8`),
    ...(separator ? [statements.emptyLine] : []),
  ];
  const edit =
    script.python === null ? editElsewhere(script, write, lines, paths) : pythonEdit(script, write, lines);
  if (edit === null) return [];
  return [
    unsafeFix(
      `Write Content-Type: ${type} first`,
      `It takes the page for ${type} in UTF-8; change the line where it is something else.`,
      editFile(path, edit),
    ),
  ];
}

/** In front of the loop around the write, if any; what goes around print's own buffer would overtake it. */
function pythonEdit(script: EntrypointScript, write: Span, lines: readonly string[]): TextEdit | null {
  const statement = statementAt(script, write);
  if (!statement?.calledOnce || /buffer|os\.write/.test(textOf(script.text, statement.node.span)))
    return null;
  const node = statement.loop ?? statement.node;
  return before(script.text, node.span.start, lines);
}

/** In front of the write where it stands outside of all blocks, else at the top: where the script, read again, is right. */
function editElsewhere(
  script: EntrypointScript,
  write: Span,
  lines: readonly string[],
  paths: readonly ResponsePath[],
): TextEdit | null {
  const { text } = script;
  const own = ownLine(text, write);
  const places = [...(own?.indentation === '' ? [own.span.start] : []), topOf(script)];
  for (const place of places) {
    const edit = before(text, place, lines);
    const after = responseAfter(script, [edit]);
    if (after?.kind === 'read' && isCured(paths, after.paths)) return edit;
  }
  return null;
}

const isCured = (before: readonly ResponsePath[], after: readonly ResponsePath[]): boolean =>
  after.every((each) => troubleOf(each) === null && hasType(each)) &&
  before.every((each) => !isRight(each) || after.some((other) => headerOf(other) === headerOf(each)));

const isRight = (path: ResponsePath): boolean => troubleOf(path) === null && hasType(path);

const hasType = ({ fields }: ResponsePath): boolean =>
  fields.some(({ name }) => /^(content-type|location)$/i.test(name));

const headerOf = ({ fields }: ResponsePath): string => JSON.stringify(fields.map(({ line }) => line));

/** Behind the shebang, the comments below it, and what has to stand first in the language. */
function topOf({ text, language }: EntrypointScript): number {
  const shebang = /^#![^\n]*\n/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(shebang);
  if (language === 'php') return shebang + (/^\s*<\?(?:php\b)?[^\n]*\n/i.exec(rest)?.[0].length ?? 0);
  const comments =
    language === 'node'
      ? /^(?:\s*(?:\/\/[^\n]*\n|(['"])use strict\1;?[^\n]*\n))*/
      : /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*/;
  return shebang + (comments.exec(rest)?.[0].length ?? 0);
}

/** The lines, each with the indentation of what stands at the place. */
function before(text: string, place: number, lines: readonly string[]): TextEdit {
  const indentation = indentationOf(text, place);
  return insertion(place, lines.map((each) => `${each}${lineEndOf(text)}${indentation}`).join(''));
}
