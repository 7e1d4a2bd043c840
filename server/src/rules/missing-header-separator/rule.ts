import type { ResponsePath } from '../../syntax/script/entrypointScript.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { bare, headerStatements } from '../shared/headerStatements.js';
import { headerBlocks, refusalLog } from '../shared/responseProblem.js';
import { quoted } from '../shared/wording.js';
import { causeOf } from './causes.js';
import { pythonEdit } from './pythonEdit.js';
import { lacksSeparator, separatorEdit } from './separatorEdit.js';

/** A header that no empty line ends. */
export const missingHeaderSeparator = cgiScriptRule({
  name: 'missing-header-separator',
  severity: 'error',
  summary: 'No empty line stands between the header and the body that a CGI script writes: 500.',

  *check(context: ScriptContext) {
    const paths = headerBlocks(context);
    const path = paths.find(lacksSeparator);
    if (path !== undefined) yield finding(context, path, paths);
  },
});

function finding(context: ScriptContext, path: ResponsePath, paths: readonly ResponsePath[]): Finding {
  const { path: file, script } = context.file;
  const { end, fields } = path;
  const last = fields.at(-1);
  const what = whatIsMissing(path);
  const cause = causeOf(script, path);
  const statement = headerStatements(script)?.emptyLine;
  return {
    span: last?.span ?? { start: 0, end: 0 },
    message: {
      what: `${paths.length > 1 ? 'On one way through the script: ' : ''}${what}${cause === null ? '' : ` ${cause}`}`,
      why:
        end.kind === 'end-of-output'
          ? 'The server waits for the end of the header until the script has ended: every such request is answered 500.'
          : 'The server takes the body for more header lines and cannot read them: every such request is answered 500.',
      remedy: `Write an empty line behind the last header line${statement === undefined ? '' : `: ${bare(statement)}`}.`,
      ...refusalLog(
        file,
        end.kind === 'separator' ? null : end.refusal,
        end.kind === 'body-without-separator' ? end.line : '',
      ),
    },
    ...(end.kind === 'body-without-separator' && {
      related: [
        {
          path: file,
          span: end.span,
          message: end.line.trim() === '' ? 'This line is not empty.' : 'The body starts here.',
        },
      ],
    }),
    fixes: () => {
      const edits =
        script.python === null ? separatorEdit(script, path, paths) : pythonEdit(script, path, paths);
      return edits === null ? [] : [safeFix('Write an empty line behind the header', editFile(file, edits))];
    },
  };
}

function whatIsMissing({ end }: ResponsePath): string {
  if (end.kind !== 'body-without-separator') {
    return 'The output ends without the empty line that ends a header.';
  }
  return end.line.trim() === ''
    ? 'The line behind the header looks empty, but it holds blanks: it does not end the header.'
    : `No empty line stands between the header and the body, which starts with ${quoted(end.line, 30)}.`;
}
