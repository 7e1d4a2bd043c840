import type { ResponsePath } from '../../syntax/script/entrypointScript.js';
import { nameOf } from '../../text/path.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiResolutions, firstLine } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { unsafeFix } from '../shared/fixes.js';
import { isTypeGiven } from '../shared/givenType.js';
import { bare, headerStatements } from '../shared/headerStatements.js';
import { changeInLiteral } from '../shared/literalEdit.js';
import { headerBlocks, refusalLog } from '../shared/responseProblem.js';
import { troubleOf } from '../shared/responseTrouble.js';
import { quoted } from '../shared/wording.js';
import { typeFixes } from './fixes.js';

/** A response without a Content-Type: no header at all is a 500, a header without one leaves the type to chance. */
export const missingContentType = cgiScriptRule({
  name: 'missing-content-type',
  severity: 'error',
  summary: 'A CGI script writes its page without saying what type it is: 500, or a type that is guessed.',

  *check(context: ScriptContext) {
    const paths = headerBlocks(context);
    for (const path of paths) {
      const found =
        troubleOf(path)?.kind === 'bare-body'
          ? bareBody(context, path, paths)
          : isTypeless(path) && !isTypeGiven(context, isTypeEmpty(path))
            ? typeless(context, path, paths)
            : null;
      if (found === null) continue;
      yield found;
      return;
    }
  },
});

/**
 * A header that is complete but for the type; redirects and answers without a body need none. Where header lines come
 * too early or too late, that is the cause.
 */
function isTypeless(path: ResponsePath): boolean {
  const { fields, end } = path;
  const trouble = troubleOf(path)?.kind;
  if (trouble !== undefined && trouble !== 'no-separator') return false;
  if (fields.length === 0 && end.kind !== 'separator') return false;
  return !fields.some(
    ({ name, value }) =>
      /^location$/i.test(name) ||
      (/^content-type$/i.test(name) && value !== '') ||
      (/^status$/i.test(name) && (value === null || /^(1|204|205|3)/.test(value))),
  );
}

const isTypeEmpty = ({ fields }: ResponsePath): boolean =>
  fields.some(({ name, value }) => /^content-type$/i.test(name) && value === '');

function bareBody(
  context: ScriptContext,
  { end }: ResponsePath,
  paths: readonly ResponsePath[],
): Finding | null {
  if (end.kind !== 'body-without-separator') return null;
  const { path, script } = context.file;
  const statements = headerStatements(script);
  const how =
    statements === null
      ? ''
      : `: ${bare(statements.line('Content-Type: text/html'))}, then ${bare(statements.emptyLine)}`;
  return {
    span: end.span,
    message: {
      what: `${paths.length > 1 ? 'On one way through the script, the' : 'The'} page starts here, with ${quoted(end.line, 30)}, and no header was written before it.${phpHeader(context)}`,
      why: 'The server takes the first lines for the header and cannot read them: every such request is answered 500.',
      remedy: `Write "Content-Type: text/html" and an empty line before anything else${how}.`,
      ...refusalLog(path, end.refusal, end.line),
    },
    fixes: () => typeFixes(context, end.write, typeOf(end.line), paths, true),
  };
}

/** The command-line PHP knows `header()`, and does nothing. */
const phpHeader = ({ file: { script } }: ScriptContext): string =>
  script.language === 'php' && /\bheader\s*\(/i.test(script.text)
    ? ' header() does nothing here: this PHP is the one for the command line.'
    : '';

function typeless(context: ScriptContext, path: ResponsePath, paths: readonly ResponsePath[]): Finding {
  const { fields, end } = path;
  const [first] = fields;
  const place = first?.span ?? (end.kind === 'separator' ? end.write : firstLine(context.file.script.text));
  const slip = fields.find(({ name }) => /^content.?type$/i.test(name));
  return {
    span: slip?.span ?? place,
    severity: 'warning',
    message: {
      what:
        slip === undefined
          ? `${paths.length > 1 ? 'On one way through the script, the' : 'The'} header ends without a Content-Type.`
          : slip.value === ''
            ? 'The Content-Type line names no type.'
            : `The header says ${quoted(slip.name)}, which is not "Content-Type".`,
      why: whyOf(context, slip?.value === ''),
      remedy: 'Write "Content-Type: text/html" (or the type that fits) among the header lines.',
    },
    fixes: () => {
      if (slip === undefined) return typeFixes(context, first?.write ?? place, 'text/html', paths, false);
      const change =
        slip.value === ''
          ? changeInLiteral(context, slip.span, `${slip.name}:`, 'Content-Type: text/html')
          : changeInLiteral(context, slip.span, `${slip.name}:`, 'Content-Type:');
      return change === null ? [] : [unsafeFix('Write Content-Type', typeChanges, change)];
    },
  };
}

/** @param isEmpty whether there is a line without a type: then the server guesses none */
function whyOf(context: ScriptContext, isEmpty: boolean): string {
  const name = nameOf(context.file.path);
  const extension = /\.[^.]*$/.exec(name)?.[0] ?? '';
  const guessed = cgiResolutions(context).find(({ contentType }) => contentType !== null)?.contentType;
  return guessed == null || isEmpty
    ? 'The server then sends the page without a type: browsers guess, and may show its source or offer it as a download.'
    : `The server then guesses the type by the extension ${quoted(extension)} and sends ${quoted(guessed.value)}: browsers may show the source of the page, or offer it as a download.`;
}

const typeChanges = 'Browsers will treat the page as the type that it names from then on.';

const typeOf = (line: string): string => (/^\s*</.test(line) ? 'text/html' : 'text/plain');
