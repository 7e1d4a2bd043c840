import type { Fix } from '../../site/change.js';
import type { HeaderBlock } from '../../syntax/script/entrypointScript.js';
import { insertion } from '../../text/edit.js';
import { nameOf } from '../../text/path.js';
import { type Span, textOf } from '../../text/span.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiResolutions, firstLine } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { headerBlocks, isSlip, refusalLog } from '../shared/responseProblem.js';
import { indentationOf, lineEndOf, statementAt } from '../shared/statementAt.js';
import { quoted } from '../shared/wording.js';

/** A response without a Content-Type: no header at all is a 500, a header without one leaves the type to chance. */
export const missingContentType = cgiScriptRule({
  name: 'missing-content-type',
  severity: 'error',
  summary: 'A CGI script writes its page without saying what type it is: 500, or a type that is guessed.',

  *check(context: ScriptContext) {
    const blocks = headerBlocks(context);
    for (const block of blocks) {
      const found = isBareBody(block)
        ? bareBody(context, block, blocks.length)
        : isTypeless(block) && !isRescued(context)
          ? typeless(context, block, blocks.length)
          : null;
      if (found === null) continue;
      yield found;
      return;
    }
  },
});

/** The body comes first. A slip in a header line is another rule's matter. */
const isBareBody = ({ fields, end }: HeaderBlock): boolean =>
  fields.length === 0 && end.kind === 'body-without-separator' && !isSlip(end.line);

/** A header that is complete but for the type; redirects and answers without a body need none. */
const isTypeless = ({ fields, end }: HeaderBlock): boolean =>
  (fields.length > 0 || end.kind === 'separator') &&
  !fields.some(
    ({ name, value }) =>
      /^(content-type|location)$/i.test(name) ||
      (/^status$/i.test(name) && (value === null || /^(1|204|304)/.test(value))),
  );

/** The server's own configuration names the type; or one is written where the server no longer takes it for a header. */
function isRescued(context: ScriptContext): boolean {
  const { text } = context.file.script;
  if (/["'\n]\s*content-type\s*:/i.test(text)) return true;
  return cgiResolutions(context).every(({ contentType }) => contentType?.line != null);
}

function bareBody(context: ScriptContext, { end }: HeaderBlock, ways: number): Finding | null {
  if (end.kind !== 'body-without-separator') return null;
  const { path } = context.file;
  return {
    span: end.span,
    message: {
      what: `${ways > 1 ? 'On one way through the script, the' : 'The'} page starts here, with ${quoted(end.line, 30)}, and no header was written before it.`,
      why: 'The server takes the first lines for the header and cannot read them: every such request is answered 500.',
      remedy: 'Write "Content-Type: text/html" and an empty line before anything else.',
      log: refusalLog(path, end.refusal, end.line),
    },
    fixes: () => fixes(context, end.write, typeOf(end.line), true),
  };
}

function typeless(context: ScriptContext, { fields, end }: HeaderBlock, ways: number): Finding | null {
  const { path, script } = context.file;
  const [first] = fields;
  const place = first?.span ?? (end.kind === 'separator' ? end.write : firstLine(script.text));
  const slip = fields.find(({ name }) => /^content.?type$/i.test(name));
  const extension = /\.[^.]*$/.exec(nameOf(path))?.[0] ?? '';
  return {
    span: slip?.span ?? place,
    severity: 'warning',
    message: {
      what:
        slip === undefined
          ? `${ways > 1 ? 'On one way through the script, the' : 'The'} header ends without a Content-Type.`
          : `The header says ${quoted(slip.name)}, which is not "Content-Type".`,
      why: `The server then guesses the type by the extension${extension === '' ? '' : ` ${quoted(extension)}`}: browsers may show the source of the page, or offer it as a download.`,
      remedy: 'Write "Content-Type: text/html" (or the type that fits) among the header lines.',
    },
    fixes: () => {
      if (slip === undefined) return fixes(context, first?.write ?? place, 'text/html', false);
      const at = script.text.indexOf(slip.name, slip.span.start);
      if (at < 0 || at >= slip.span.end) return [];
      const edit = { span: { start: at, end: at + slip.name.length }, newText: 'Content-Type' };
      return [unsafeFix('Write Content-Type', typeChanges, editFile(path, edit))];
    },
  };
}

const typeChanges = 'Browsers will treat the page as the type that it names from then on.';

const typeOf = (line: string): string => (/^\s*</.test(line) ? 'text/html' : 'text/plain');

/** A line in front of the first write, or of the loop around it; what goes around print's own buffer would overtake it. */
function fixes(context: ScriptContext, write: Span, type: string, separator: boolean): readonly Fix[] {
  const { path, script } = context.file;
  const statement = statementAt(script, write);
  if (!statement?.calledOnce || /buffer|os\.write/.test(textOf(script.text, statement.node.span))) return [];
  const node = statement.loop ?? statement.node;
  const indentation = indentationOf(script.text, node.span.start);
  const field = `"Content-Type: ${type}; charset=utf-8"`;
  const statements =
    script.python?.version === 2
      ? [`print ${field}`, ...(separator ? ['print'] : [])]
      : [`print(${field})`, ...(separator ? ['print()'] : [])];
  const lines = statements.map((each) => `${each}${lineEndOf(script.text)}${indentation}`);
  return [
    unsafeFix(
      `Write Content-Type: ${type} first`,
      `It takes the page for ${type} in UTF-8; change the line where it is something else.`,
      editFile(path, insertion(node.span.start, lines.join(''))),
    ),
  ];
}
