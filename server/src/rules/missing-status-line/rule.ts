import type { ResponsePath } from '../../syntax/script/entrypointScript.js';
import { nameOf } from '../../text/path.js';
import type { Span } from '../../text/span.js';
import type { Finding, ScriptContext } from '../rule.js';
import { firstLine } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { bare, headerStatements } from '../shared/headerStatements.js';
import { isUnparsed } from '../shared/responseProblem.js';
import { quoted } from '../shared/wording.js';
import { statusLineFixes } from './fixes.js';

/** A script of which the name starts with `nph-`, and that leaves the status line to the server, which adds none. */
export const missingStatusLine = cgiScriptRule({
  name: 'missing-status-line',
  severity: 'error',
  summary:
    'An nph- script does not start with the status line of HTTP, which the server leaves to it: a broken answer.',

  *check(context: ScriptContext) {
    const { response } = context.file.script;
    if (!isUnparsed(context) || response.kind !== 'read') return;
    const path = response.paths.find((each) => each.overtaken === undefined && lacksStatusLine(each));
    if (path !== undefined) yield finding(context, path, response.paths);
  },
});

/** Whether the first line that is written is known to be another one. */
function lacksStatusLine({ fields, end }: ResponsePath): boolean {
  if (fields.length > 0 || end.kind !== 'body-without-separator') return true;
  return !/^(HTTP\/[\d…]|…)/i.test(end.line);
}

function finding(context: ScriptContext, path: ResponsePath, paths: readonly ResponsePath[]): Finding {
  const { script, path: file } = context.file;
  const { fields, end } = path;
  const [first] = fields;
  const line = first?.line ?? (end.kind === 'body-without-separator' ? end.line : '');
  const statement = headerStatements(script)?.line('HTTP/1.1 200 OK');
  return {
    span: first?.span ?? spanOfEnd(path) ?? firstLine(script.text),
    message: {
      what: `${paths.length > 1 ? 'On one way through the script, the' : 'The'} answer starts with ${line === '' ? 'an empty line' : quoted(line, 40)}, not with a status line.`,
      why: `The name ${quoted(nameOf(file))} starts with "nph-": the server sends what the script writes as it is and adds nothing. An answer without a status line is none: browsers show an error, or its header as text.`,
      remedy: `Write "HTTP/1.1 200 OK" first${statement === undefined ? '' : `: ${bare(statement)}`}; or rename the script so that it does not start with "nph-", and the server writes that line.`,
    },
    fixes: () => statusLineFixes(context, path, paths),
  };
}

const spanOfEnd = ({ end }: ResponsePath): Span | null =>
  end.kind === 'body-without-separator' ? end.span : end.write;
