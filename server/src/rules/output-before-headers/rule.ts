import type { ResponsePath } from '../../syntax/script/entrypointScript.js';
import { type Span, textOf } from '../../text/span.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { headerBlocks, refusalLog } from '../shared/responseProblem.js';
import { troubleOf } from '../shared/responseTrouble.js';
import { quoted } from '../shared/wording.js';
import { outputFixes } from './fixes.js';

/** A header that comes too late: something, if only an empty line, is written before it. */
export const outputBeforeHeaders = cgiScriptRule({
  name: 'output-before-headers',
  severity: 'error',
  summary:
    'A CGI script writes something, if only an empty line, before its header: 500, or the header in the page.',

  *check(context: ScriptContext) {
    const paths = headerBlocks(context);
    const path = paths.find((each) => troubleOf(each)?.kind === 'output-first');
    const found = path === undefined ? null : finding(context, path, paths);
    if (found !== null) yield found;
  },
});

function finding(context: ScriptContext, path: ResponsePath, paths: readonly ResponsePath[]): Finding | null {
  const trouble = troubleOf(path);
  const { end } = path;
  if (trouble?.kind !== 'output-first' || end.kind === 'end-of-output') return null;
  const { path: file, script } = context.file;
  const way = paths.length > 1 ? ' on one way through the script' : '';
  const header = quoted(trouble.header.line.trim(), 40);
  const first = end.kind === 'separator' ? 'An empty line is' : `Something else, ${quoted(end.line, 30)}, is`;
  return {
    span: end.kind === 'separator' ? firstLineOf(script.text, end.write) : end.span,
    message: {
      what: `${first} written before the header line ${header}${way}.`,
      why:
        end.kind === 'separator'
          ? 'An empty line ends the header, which has nothing in it then: the header lines stand in the page, and the server guesses its type.'
          : 'The server takes the first line for the header and cannot read it: every such request is answered 500.',
      remedy: 'Write the header first; what is meant for you alone belongs in the error log.',
      ...(end.kind === 'body-without-separator' && refusalLog(file, end.refusal, end.line)),
    },
    related: [{ path: file, span: trouble.header.span, message: 'The header comes here.' }],
    fixes: () => outputFixes(context, path, trouble.header, paths),
  };
}

/** Of a text of many lines the first one tells it all. */
function firstLineOf(text: string, span: Span): Span {
  const [line = ''] = textOf(text, span).split(/\r?\n/);
  return line === '' ? span : { start: span.start, end: span.start + line.length };
}
