import { nameOf } from '../../text/path.js';
import type { ScriptContext, ScriptRule } from '../rule.js';
import { execFailure, firstLine, isProgram, runsAsCgi } from '../shared/cgiScript.js';
import { safeFix } from '../shared/fixes.js';
import { quoted } from '../shared/wording.js';

/** A CGI script that nobody may execute. */
export const notExecutable: ScriptRule = {
  name: 'not-executable',
  target: 'script',
  severity: 'error',
  summary: 'The permissions of a CGI script do not let the server execute it: 500.',

  *check(context: ScriptContext) {
    const { path, mode, script } = context.file;
    if (mode === null || (mode & 0o111) !== 0) return;
    if (!runsAsCgi(context) || !isProgram(context)) return;
    const executable = mode | ((mode & 0o444) >> 2);
    yield {
      span: firstLine(script.text),
      message: {
        what: `${quoted(nameOf(path))} is run as a CGI program, but its permissions (${octal(mode)}) let nobody execute it.`,
        why: 'The server is not allowed to start it: every request is answered 500.',
        remedy: `Set its permissions to ${octal(executable)}: "chmod ${octal(executable)} ${nameOf(path)}", or in the file properties of an FTP program.`,
        log: execFailure('(13)Permission denied', path),
      },
      fixes: () => [
        safeFix(`Set the permissions to ${octal(executable)}`, { kind: 'mode', path, mode: executable }),
      ],
    };
  },
};

const octal = (mode: number): string => mode.toString(8).padStart(3, '0');
