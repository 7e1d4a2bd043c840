import type { Fix } from '../../site/change.js';
import type { ScriptFile } from '../../site/site.js';
import type { EntrypointScript } from '../../syntax/script/entrypointScript.js';
import { childInField, descendants, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { type Span, textOf } from '../../text/span.js';
import { editFile, safeFix } from '../shared/fixes.js';
import type { OvertakenBlock } from '../shared/responseProblem.js';
import { endOfLine, lineEndOf, statementAt } from '../shared/statementAt.js';

/** Flushes what waits, on all ways through the script; none where a way has no place for it. */
export function flushFix({ path, script }: ScriptFile, blocks: readonly OvertakenBlock[]): readonly Fix[] {
  const waiting = new Map(blocks.map(({ overtaken }) => [overtaken.waiting.start, overtaken.waiting]));
  const edits = [...waiting.values()].map((span) => flushing(script, span));
  if (!edits.every((edit) => edit !== null)) return [];
  return [safeFix('Flush the header before the other output', editFile(path, ...edits))];
}

function flushing(script: EntrypointScript, write: Span): TextEdit | null {
  const call = nodeAt(script, write);
  return (call === null ? null : inPrintCall(script, call)) ?? behindStatement(script, write, call);
}

function nodeAt({ python }: EntrypointScript, { start, end }: Span): SyntaxNode | null {
  if (python === null) return null;
  for (const node of descendants(python.tree)) {
    if (node.type === 'call' && node.span.start === start && node.span.end === end) return node;
  }
  return null;
}

/** `print(...)` of Python 3 can flush by itself. */
function inPrintCall({ text, python }: EntrypointScript, call: SyntaxNode): TextEdit | null {
  const callee = childInField(call, 'function');
  const list = childInField(call, 'arguments');
  if (python?.version !== 3 || list?.type !== 'argument_list') return null;
  if (callee?.type !== 'identifier' || textOf(text, callee.span) !== 'print') return null;
  const args = namedChildren(list).filter(({ type }) => type !== 'comment');
  const isGiven = args.some((each) => /^(flush\s*=|\*\*)/.test(textOf(text, each.span)));
  if (isGiven) return null;
  const last = args.at(-1);
  if (last === undefined) return insertion(list.span.end - 1, 'flush=True');
  return insertion(last.span.end, ', flush=True');
}

/** A line of its own, by the file object that was written to where that has a name. */
function behindStatement(script: EntrypointScript, write: Span, call: SyntaxNode | null): TextEdit | null {
  const statement = statementAt(script, write);
  if (statement === null || !/^(expression|print)_statement$/.test(statement.node.type)) return null;
  const lines = writtenTo(script, call) ?? standardOutput(script);
  const lineEnd = lineEndOf(script.text);
  const text = lines.map((line) => `${lineEnd}${statement.indentation}${line}`).join('');
  return insertion(endOfLine(script.text, statement.node.span.end), text);
}

function writtenTo({ text }: EntrypointScript, call: SyntaxNode | null): readonly string[] | null {
  const callee = call === null ? null : childInField(call, 'function');
  if (callee === null) return null;
  const object = /^([A-Za-z_][\w.]*)\.write(?:lines)?$/.exec(textOf(text, callee.span))?.[1];
  return object === undefined || object === 'os' ? null : [`${object}.flush()`];
}

function standardOutput({ python }: EntrypointScript): readonly string[] {
  const imported = python?.imports.find(({ module, name }) => module === 'sys' && name === null);
  const name = imported?.boundTo ?? null;
  return name === null ? ['import sys', 'sys.stdout.flush()'] : [`${name}.stdout.flush()`];
}
