import type { Fix } from '../../site/change.js';
import type { EntrypointScript, HeaderBlock, HeaderField } from '../../syntax/script/entrypointScript.js';
import { namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { contains, textOf } from '../../text/span.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { headerBlocks, isSlip, refusalLog } from '../shared/responseProblem.js';
import { endOfLine, lineEndOf, type PlacedStatement, statementAt } from '../shared/statementAt.js';
import { quoted } from '../shared/wording.js';

/** A header that no empty line ends. */
export const missingHeaderSeparator = cgiScriptRule({
  name: 'missing-header-separator',
  severity: 'error',
  summary: 'No empty line stands between the header and the body that a CGI script writes: 500.',

  *check(context: ScriptContext) {
    const blocks = headerBlocks(context);
    const block = blocks.find(lacksSeparator);
    if (block !== undefined) yield finding(context, block, blocks);
  },
});

const lacksSeparator = ({ fields, end }: HeaderBlock): boolean =>
  fields.length > 0 &&
  (end.kind === 'end-of-output' || (end.kind === 'body-without-separator' && !isSlip(end.line)));

function finding(context: ScriptContext, block: HeaderBlock, blocks: readonly HeaderBlock[]): Finding {
  const { path } = context.file;
  const { end, fields } = block;
  const last = fields.at(-1);
  const what =
    end.kind === 'body-without-separator' && end.line.trim() === ''
      ? 'The line behind the header looks empty, but it holds blanks: it does not end the header.'
      : end.kind === 'body-without-separator'
        ? `No empty line stands between the header and the body, which starts with ${quoted(end.line, 30)}.`
        : 'The output ends without the empty line that ends a header.';
  return {
    span: last?.span ?? { start: 0, end: 0 },
    message: {
      what: blocks.length > 1 ? `On one way through the script: ${what}` : what,
      why:
        end.kind === 'end-of-output'
          ? 'The server waits for the end of the header until the script has ended: every such request is answered 500.'
          : 'The server takes the body for more header lines and cannot read them: every such request is answered 500.',
      remedy: 'Write an empty line behind the last header line.',
      log: refusalLog(
        path,
        end.kind === 'separator' ? null : end.refusal,
        end.kind === 'body-without-separator' ? end.line : '',
      ),
    },
    ...(end.kind === 'body-without-separator' && {
      related: [
        {
          path,
          span: end.span,
          message: end.line.trim() === '' ? 'This line is not empty.' : 'The body starts here.',
        },
      ],
    }),
    fixes: () => fixes(context, block, blocks),
  };
}

function fixes(context: ScriptContext, block: HeaderBlock, blocks: readonly HeaderBlock[]): readonly Fix[] {
  const last = block.fields.at(-1);
  if (last === undefined || blocks.some((other) => isRight(other) && sharesWrite(other, last))) return [];
  const { path, script } = context.file;
  const edit = bodyStartsInside(script, block) ?? behindField(script, last, block);
  return edit === null ? [] : [safeFix('Write an empty line behind the header', editFile(path, edit))];
}

const isRight = (block: HeaderBlock): boolean => !lacksSeparator(block);

/** Another way through the script that writes the line too, and an empty line behind it. */
const sharesWrite = ({ fields }: HeaderBlock, { write }: HeaderField): boolean =>
  fields.some((field) => field.write.start === write.start && field.write.end === write.end);

/** The statement that was meant to write the empty line: `print` alone under Python 3, or one that writes blanks. */
function bodyStartsInside(script: EntrypointScript, { end }: HeaderBlock): TextEdit | null {
  if (end.kind !== 'body-without-separator') return null;
  const statement = statementAt(script, end.write);
  if (end.line.trim() !== '' || statement === null || !isPlainPrint(script, statement.node)) return null;
  return { span: statement.node.span, newText: emptyPrint(script) };
}

/** Not where the line goes on in a later write: what ends it may be the body. */
function behindField(script: EntrypointScript, last: HeaderField, { end }: HeaderBlock): TextEdit | null {
  const statement = statementAt(script, last.write);
  if (statement === null || last.pieced) return null;
  const bare = barePrintBehind(script, statement);
  if (bare !== null) return { span: bare.span, newText: emptyPrint(script) };
  const inLiteral = insideLiteral(script, last);
  if (inLiteral !== null) return inLiteral;
  if (statement.loop !== null || !statement.calledOnce || !isPlainPrint(script, statement.node)) return null;
  const writesBody = end.kind === 'body-without-separator' && end.write.start === last.write.start;
  if (writesBody) return null;
  const line = `${lineEndOf(script.text)}${statement.indentation}${emptyPrint(script)}`;
  return insertion(endOfLine(script.text, statement.node.span.end), line);
}

const emptyPrint = ({ python }: EntrypointScript): string => (python?.version === 2 ? 'print' : 'print()');

/** `print(...)` or `print ...` with the line end that it writes of itself, and all of the header's end in it. */
function isPlainPrint({ text }: EntrypointScript, node: SyntaxNode): boolean {
  const source = textOf(text, node.span);
  return /^print\b/.test(source) && !/\b(end|file)\s*=|>>|,\s*$/.test(source);
}

/** Python 3 takes `print` alone for a name, and writes nothing. */
function barePrintBehind(script: EntrypointScript, statement: PlacedStatement): SyntaxNode | null {
  if (script.python === null || script.python.version === 2) return null;
  const block = blockOf(script.python.tree, statement.node);
  const statements = namedChildren(block).filter(({ type }) => type !== 'comment');
  const next = statements[statements.indexOf(statement.node) + 1];
  return next !== undefined && textOf(script.text, next.span) === 'print' ? next : null;
}

function blockOf(root: SyntaxNode, statement: SyntaxNode): SyntaxNode {
  const inner = root.children.find((child) => child !== statement && contains(child.span, statement.span));
  return inner === undefined || root.children.includes(statement) ? root : blockOf(inner, statement);
}

/** Where a string holds the field and the body behind it, or is written without a line end of its own. */
function insideLiteral(script: EntrypointScript, last: HeaderField): TextEdit | null {
  const { text } = script;
  const { start, end } = last.span;
  const source = text.slice(start, end);
  const isRaw = /^[a-z]*r[a-z]*["']/i.test(source);
  const isTriple = /^[a-z]*("""|''')/i.test(source);
  if (isTriple) {
    const at = source.indexOf(last.line);
    const lineEnd = at < 0 ? null : /^\r?\n/.exec(source.slice(at + last.line.length));
    return lineEnd === null ? null : insertion(start + at + last.line.length, lineEnd[0]);
  }
  if (isRaw) return null;
  const escaped = source.indexOf(`${last.line}\\n`);
  return escaped < 0 ? null : insertion(start + escaped + last.line.length, '\\n');
}
