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
  if (exits.length === 0 || program.length === 0) return { edits: [], replaced: [], catches: false };
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
    replaced.push(statement.span);
    const message = messageOf(reading, node);
    const isLast = statement === last;
    const lines = [
      ...(message === null ? [] : [`print(${message}, file=environ["wsgi.errors"])`]),
      ...(isLast && message !== null ? [] : closing),
    ];
    const separator = standsAlone(tree.text, statement) ? `\n${indentOf(tree.text, statement.span)}` : '; ';
    edits.push({ span: statement.span, newText: lines.join(separator) });
  }
  return { edits, replaced, catches: !direct };
}

/** `sys.exit("message")` writes the message to the error log. */
function messageOf({ tree }: WriteReading, node: SyntaxNode): string | null {
  const [argument] = node.type === 'call' ? (callArguments(tree, node)?.positional ?? []) : [];
  if (argument === undefined || /^(integer|none|true|false|unary_operator)$/.test(argument.type)) return null;
  return argument.type === 'string' || argument.type === 'binary_operator' ? tree.source(argument) : null;
}

function isCaught({ tree }: WriteReading, node: SyntaxNode): boolean {
  for (const up of ancestors(tree, node)) {
    if (up.type !== 'try_statement') continue;
    const body = childInField(up, 'body');
    const isInBody = body !== null && body.span.start <= node.span.start && node.span.end <= body.span.end;
    const catches = up.children.some(
      (child) =>
        /^except/.test(child.type) &&
        /^except\*?\s*$|\b(SystemExit|BaseException)\b/.test(tree.source(child).split(':', 1)[0] ?? ''),
    );
    if (isInBody && catches) return true;
  }
  return false;
}
