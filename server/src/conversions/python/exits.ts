import {
  ancestors,
  callArguments,
  enclosingFunction,
  indentOf,
  onlyExpression,
} from '../../syntax/script/python/pythonTree.js';
import { childInField, descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { TextEdit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';
import { exitCalls } from './callables.js';
import { standsAlone } from './responseEdits.js';
import type { WriteReading } from './writes.js';

export interface ExitEdits {
  readonly edits: readonly TextEdit[];
  readonly replaced: readonly Span[];
  /** Exits at the very end, which say nothing. */
  readonly removed: readonly SyntaxNode[];
  /** Whether the program leaves from within a function, so that `application` has to catch SystemExit. */
  readonly catches: boolean;
}

/**
 * Under CGI `sys.exit()` ends the process and with it the response; in a server it would end neither rightly.
 * Where it stands in the program itself it becomes a `return`; where it stands in a function, or in reach of an
 * `except` that catches it, it stays and `application` catches it.
 */
export function exitEdits(
  reading: WriteReading,
  program: readonly SyntaxNode[],
  moved: readonly SyntaxNode[],
  closing: readonly string[],
): ExitEdits {
  const { tree, names } = reading;
  const nodes = moved.flatMap((statement) => [...descendants(statement)]);
  const exits = nodes.filter(
    (node) =>
      exitCalls.has(names.ofCall(node) ?? '') ||
      (node.type === 'raise_statement' && /^raise\s+SystemExit\b/.test(tree.source(node))),
  );
  if (exits.length === 0 || program.length === 0)
    return { edits: [], replaced: [], removed: [], catches: false };
  const direct = exits.every((node) => {
    const statement = node.type === 'raise_statement' ? node : tree.parent(node);
    return (
      statement !== null &&
      (statement === node || onlyExpression(statement) === node) &&
      enclosingFunction(tree, node) === null &&
      !isCaught(reading, node)
    );
  });
  const last = program.at(-1);
  const edits: TextEdit[] = [];
  const replaced: Span[] = [];
  const removed: SyntaxNode[] = [];
  for (const node of exits) {
    const statement = node.type === 'raise_statement' ? node : tree.parent(node);
    if (!direct || statement === null) {
      const callee = childInField(node, 'function');
      // The built-ins exit and quit also close standard input, which is the server's.
      if (callee?.type === 'identifier' && /^(exit|quit)$/.test(names.imported(callee) ?? '')) {
        edits.push({ span: callee.span, newText: 'raise SystemExit' });
      }
      continue;
    }
    const separator = standsAlone(tree.text, statement) ? `\n${indentOf(tree.text, statement.span)}` : '; ';
    const argument = argumentOf(reading, node);
    const end = statement === last ? [] : closing;
    if (argument !== null && [...descendants(argument)].some((each) => each.type === 'call')) {
      // sys.exit(main()): what it calls is the program itself.
      edits.push({ span: { start: statement.span.start, end: argument.span.start }, newText: '' });
      edits.push({
        span: { start: argument.span.end, end: statement.span.end },
        newText: end.map((line) => separator + line).join(''),
      });
      continue;
    }
    const message =
      argument?.type === 'string' ? [`print(${tree.source(argument)}, file=environ["wsgi.errors"])`] : [];
    const lines = [...message, ...end];
    if (lines.length === 0) {
      removed.push(statement);
      continue;
    }
    replaced.push(statement.span);
    edits.push({ span: statement.span, newText: lines.join(separator) });
  }
  return { edits, replaced, removed, catches: !direct };
}

/** A number is the status of a process, which nobody reads; a text goes to the error log. */
const argumentOf = ({ tree }: WriteReading, node: SyntaxNode): SyntaxNode | null =>
  node.type === 'call' ? (callArguments(tree, node)?.positional[0] ?? null) : null;

function isCaught({ tree }: WriteReading, node: SyntaxNode): boolean {
  for (const up of ancestors(tree, node)) {
    if (up.type !== 'try_statement') continue;
    const body = childInField(up, 'body');
    const isInBody = body !== null && body.span.start <= node.span.start && node.span.end <= body.span.end;
    // What a `finally` writes would come behind the answer that a `return` has already made.
    if (up.children.some((child) => child.type === 'finally_clause')) return true;
    const catches = up.children.some(
      (child) =>
        /^except/.test(child.type) &&
        /^except\*?\s*$|\b(SystemExit|BaseException)\b/.test(tree.source(child).split(':', 1)[0] ?? ''),
    );
    if (isInBody && catches) return true;
  }
  return false;
}
