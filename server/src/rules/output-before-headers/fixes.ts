import type { Fix } from '../../site/change.js';
import type { EntrypointScript, OutputLine, ResponsePath } from '../../syntax/script/entrypointScript.js';
import { deletion, insertion, type TextEdit } from '../../text/edit.js';
import { type Span, textOf } from '../../text/span.js';
import type { ScriptContext } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { isRawLiteral } from '../shared/literalEdit.js';
import { ownLine } from '../shared/ownLine.js';
import { responseAfter } from '../shared/rereading.js';
import { troubleOf } from '../shared/responseTrouble.js';

interface Way {
  readonly title: string;
  readonly because: string;
  readonly edit: TextEdit;
}

/** The empty line taken away, or the text sent to the error log. */
export function outputFixes(
  { file: { path, script } }: ScriptContext,
  { end }: ResponsePath,
  header: OutputLine,
  paths: readonly ResponsePath[],
): readonly Fix[] {
  if (end.kind === 'end-of-output') return [];
  const ways =
    end.kind === 'separator' ? withoutEmptyLine(script, end.write, header.span) : intoLog(script, end.write);
  for (const { title, because, edit } of ways) {
    const after = responseAfter(script, [edit]);
    const isCured =
      after === null
        ? paths.length === 1
        : after.kind === 'read' && after.paths.every((each) => troubleOf(each)?.kind !== 'output-first');
    if (isCured) return [unsafeFix(title, because, editFile(path, edit))];
  }
  return [];
}

const emptyLineGoes: Omit<Way, 'edit'> = {
  title: 'Take the empty line in front of the header away',
  because: 'What stood in the page as text is the header from then on.',
};

/** `print()`, `echo`, `puts ""`, `print "\n"`: no call of a function of the script, which may do more. */
const writesEmptyLine =
  /^(?:print|printf|echo|puts|console\.log|(?:process|sys)\.stdout\.write)\s*\(?\s*(?:(["'])(?:\\r)?(?:\\n)?\1)?\s*\)?$/;

/** @param literal that holds the header line */
function* withoutEmptyLine({ text, language }: EntrypointScript, write: Span, literal: Span): Generator<Way> {
  const own = ownLine(text, write);
  if (own !== null && writesEmptyLine.test(textOf(text, own.span))) {
    const lineEnd = /^[^\n]*\n?/.exec(text.slice(own.end))?.[0].length ?? 0;
    const start = own.span.start - own.indentation.length;
    yield { ...emptyLineGoes, edit: deletion({ start, end: own.end + lineEnd }) };
  }
  for (const span of [literal, write]) {
    const edit = withoutFirstLineEnd(text, span, language === 'python');
    if (edit !== null) yield { ...emptyLineGoes, edit };
  }
}

/** Of a literal, a here-document, or what stands in front of `<?php`. */
function withoutFirstLineEnd(text: string, literal: Span, isPython: boolean): TextEdit | null {
  const source = textOf(text, literal);
  const [, opening, lineEnd] = /^([a-z]*(?:"""|'''|["'`])|)(\r?\n|(?:\\r)?\\n)/i.exec(source) ?? [];
  if (opening === undefined || lineEnd === undefined) return null;
  const start = literal.start + opening.length;
  if (!isPython) return deletion({ start, end: start + lineEnd.length });
  if (isRawLiteral(text, literal)) return null;
  return lineEnd.startsWith('\\') ? deletion({ start, end: start + lineEnd.length }) : insertion(start, '\\');
}

const logged: Omit<Way, 'edit'> = {
  title: 'Write it to the error log instead',
  because: 'It no longer stands in the page.',
};

/** To standard error, which the server writes to its log. */
function* intoLog({ text, language }: EntrypointScript, write: Span): Generator<Way> {
  const own = ownLine(text, write);
  if (own === null) return;
  const source = textOf(text, own.span);
  if (language === 'shell' && !/[<>|&]/.test(source)) {
    yield { ...logged, edit: insertion(own.span.end, ' >&2') };
  }
  const renamed = renamedForLog(language, source);
  if (renamed !== null) {
    const [from, to] = renamed;
    yield {
      ...logged,
      edit: { span: { start: own.span.start, end: own.span.start + from.length }, newText: to },
    };
  }
}

function renamedForLog(language: string, source: string): readonly [string, string] | null {
  switch (language) {
    case 'perl':
      return /^print\s+["']/.test(source) ? ['print', 'print STDERR'] : null;
    case 'ruby':
      return /^(puts|print)\b/.test(source) ? ['', '$stderr.'] : null;
    case 'node':
      return source.startsWith('console.log(') ? ['console.log', 'console.error'] : null;
    default:
      return null;
  }
}
