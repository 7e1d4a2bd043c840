import type { Fix } from '../../site/change.js';
import type {
  EntrypointScript,
  OutputLine,
  ResponsePath,
  ScriptLanguage,
} from '../../syntax/script/entrypointScript.js';
import { deletion, insertion, type TextEdit } from '../../text/edit.js';
import { type Span, textOf } from '../../text/span.js';
import type { ScriptContext } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { headerStatements } from '../shared/headerStatements.js';
import { ownLine } from '../shared/ownLine.js';
import { responseAfter } from '../shared/rereading.js';
import { troubleOf } from '../shared/responseTrouble.js';
import { endOfLine, lineEndOf } from '../shared/statementAt.js';

/** The first empty line taken away; one is written behind the lines that were meant for the header where none is. */
export function earlyEndFixes({ file: { path, script } }: ScriptContext, read: ResponsePath): readonly Fix[] {
  const late = lateLines(read);
  const isEnded = read.body[late.length]?.line.trim() === '';
  const closing = isEnded ? [] : closingEdit(script, late);
  if (closing === null) return [];
  for (const opening of waysToGoOn(script, read)) {
    const edits = [opening, ...closing];
    const after = responseAfter(script, edits);
    if (after !== null && !(after.kind === 'read' && after.paths.every((each) => troubleOf(each) === null))) {
      continue;
    }
    return [
      unsafeFix(
        isEnded ? 'Take the empty line between the header lines away' : 'Write the empty line behind them',
        'What stood in the page as text is a part of the header from then on.',
        editFile(path, ...edits),
      ),
    ];
  }
  return [];
}

/** The lines behind the first empty line that look like those of a header. */
function lateLines({ body }: ResponsePath): readonly OutputLine[] {
  const end = body.findIndex(({ line }) => !/^[A-Za-z][A-Za-z0-9-]*:[ \t]/.test(line));
  return end < 0 ? body : body.slice(0, end);
}

/** An empty line behind the last of them; null where it cannot be written. */
function closingEdit(script: EntrypointScript, late: readonly OutputLine[]): readonly TextEdit[] | null {
  const last = late.at(-1);
  const statements = headerStatements(script);
  const own = last === undefined ? null : ownLine(script.text, last.write);
  if (own === null || statements === null) return null;
  const source = textOf(script.text, own.span);
  if (/\b(end|file)\s*=|\n/.test(source) || !(endsLine(script, source) || /\\n["'`]/.test(source)))
    return null;
  const line = `${lineEndOf(script.text)}${own.indentation}${statements.emptyLine}`;
  return [insertion(endOfLine(script.text, own.end), line)];
}

/** What begins a statement that ends the line that it writes, by language. */
const lineWriters: Readonly<Partial<Record<ScriptLanguage, RegExp>>> = {
  node: /^\s*console\.log\b/,
  perl: /^\s*say\b/,
  python: /^\s*print\b/,
  ruby: /^\s*puts\b/,
  shell: /^\s*echo\b/,
};

const endsLine = ({ language }: EntrypointScript, statement: string): boolean =>
  lineWriters[language]?.test(statement) === true;

function* waysToGoOn(script: EntrypointScript, { fields, end }: ResponsePath): Generator<TextEdit> {
  const last = fields.at(-1);
  if (last === undefined || end.kind !== 'separator') return;
  const { text } = script;
  const isSameWrite = end.write.start === last.write.start;
  if (!isSameWrite) {
    const own = ownLine(text, end.write);
    if (own === null || /\w\s*\(?\s*["'][^"'\\]/.test(textOf(text, own.span))) return;
    const lineEnd = /^[^\n]*\n?/.exec(text.slice(own.end))?.[0].length ?? 0;
    yield deletion({ start: own.span.start - own.indentation.length, end: own.end + lineEnd });
    return;
  }
  const escapes = escapesBehind(text, last.span, last.line);
  if (escapes === null) return;
  // A statement that ends the line itself needs none of them, another one the first.
  if (endsLine(script, textOf(text, last.write))) yield deletion(escapes.all);
  if (script.language !== 'python') yield deletion(escapes.others);
}

interface Escapes {
  readonly all: Span;
  /** All but the first. */
  readonly others: Span;
}

function escapesBehind(text: string, literal: Span, line: string): Escapes | null {
  const source = textOf(text, literal);
  const at = source.indexOf(line);
  if (at < 0) return null;
  const start = literal.start + at + line.length;
  const found = /^((?:\\r)?\\n)((?:(?:\\r)?\\n)*)(?=["'`])/.exec(text.slice(start, literal.end));
  if (found?.[1] === undefined) return null;
  const end = start + found[0].length;
  return { all: { start, end }, others: { start: start + found[1].length, end } };
}
