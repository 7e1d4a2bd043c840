import type { Change, Fix } from '../../site/change.js';
import type { ScriptFile } from '../../site/site.js';
import { nameOf } from '../../text/path.js';
import type { Finding, ScriptContext } from '../rule.js';
import { execFailure, firstLine, isProgram, programKind } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { isProgramName, lastExtension, originalName } from '../shared/fileNames.js';
import { safeFix, unsafeFix } from '../shared/fixes.js';
import { octal } from '../shared/octal.js';
import { quoted } from '../shared/wording.js';

/** A CGI script that nobody may execute; or, where the server does not run it as its owner, not the server. */
export const notExecutable = cgiScriptRule({
  name: 'not-executable',
  severity: 'error',
  summary: 'The permissions of a CGI script do not let the server execute it: 500.',
  isAboutStart: true,

  *check(context: ScriptContext) {
    const { mode } = context.file;
    if (mode === null || !isProgram(context)) return;
    if ((mode & 0o111) === 0) yield forNobody(context, mode);
    else if (forOthers(mode) === readable) yield notForOthers(context, mode);
    else if (forOthers(mode) === executable) yield unreadableForOthers(context, mode);
  },
});

const readable = 0o4;
const executable = 0o1;

/** What everybody else may do with it: nothing at all is a choice, for a server that runs scripts as their owner. */
const forOthers = (mode: number): number => mode & (readable | executable);

/** Whoever may read it may execute it then; that everybody may change it is not kept. */
const withExecution = (mode: number): number =>
  (mode | ((mode & 0o444) >> 2)) & ((mode & 0o002) === 0 ? ~0 : ~0o022);

const asOtherUser = 'Where the server does not run scripts as their owner';

function forNobody(context: ScriptContext, mode: number): Finding {
  const { file, profile } = context;
  const { path, script } = file;
  return {
    span: firstLine(script.text),
    message: {
      what: `${quoted(nameOf(path))} is run as ${programKind(context)}, but its permissions (${octal(mode)}) let nobody execute it.`,
      why: 'The server is not allowed to start it: every request is answered 500 with "End of script output before headers" in the log.',
      remedy: remedyFor(path, withExecution(mode)),
      log: execFailure('(13)Permission denied', path, profile),
    },
    fixes: () => [executionFix(file, mode)],
  };
}

function notForOthers(context: ScriptContext, mode: number): Finding {
  const { file, profile } = context;
  const { path, script } = file;
  return {
    span: firstLine(script.text),
    severity: 'warning',
    message: {
      what: `${quoted(nameOf(path))} is run as ${programKind(context)}, but its permissions (${octal(mode)}) let not everybody execute it.`,
      why: `${asOtherUser}, it is not allowed to start it: every request is then answered 500 with "End of script output before headers" in the log.`,
      remedy: remedyFor(path, withExecution(mode)),
      log: execFailure('(13)Permission denied', path, profile),
    },
    fixes: () => [executionFix(file, mode)],
  };
}

/** Safe for what was plainly written to be run. A copy, or a script that was put aside, is opened to every visitor. */
function executionFix({ path, script }: ScriptFile, mode: number): Fix {
  const wanted = withExecution(mode);
  const change = modeOf(path, wanted);
  const extension = lastExtension(path);
  const isMeant =
    script.shebang !== null &&
    (mode & readable) !== 0 &&
    originalName(nameOf(path)) === null &&
    (extension === null || isProgramName(path)) &&
    !/(?:^|[-_.])(?:disabled|off|old|backup|copy)(?:[-_.]|$)/i.test(nameOf(path));
  return isMeant
    ? safeFix(titleFor(wanted), change)
    : unsafeFix(
        titleFor(wanted),
        'Every visitor can run it then: leave it as it is if it is a copy, was put aside, or is no program.',
        change,
      );
}

/** The kernel starts the interpreter, which has to read the script then. */
function unreadableForOthers(context: ScriptContext, mode: number): Finding {
  const { path, script } = context.file;
  const wanted = mode | ((mode & 0o111) << 2);
  const isPython = script.python !== null && script.shebang !== null;
  return {
    span: firstLine(script.text),
    severity: 'warning',
    message: {
      what: `${quoted(nameOf(path))} is run as ${programKind(context)}, but its permissions (${octal(mode)}) let not everybody read it.`,
      why: `${asOtherUser}, the interpreter is not allowed to read it: every request is then answered 500 with "End of script output before headers" in the log.`,
      remedy: remedyFor(path, wanted),
      ...(isPython && { log: `can't open file '${path}': [Errno 13] Permission denied` }),
    },
    fixes: () => [
      unsafeFix(
        titleFor(wanted),
        'Other people on the same machine can read the script then.',
        modeOf(path, wanted),
      ),
    ],
  };
}

const modeOf = (path: string, mode: number): Change => ({ kind: 'mode', path, mode });

const titleFor = (mode: number): string => `Set the permissions to ${octal(mode)}`;

const remedyFor = (path: string, mode: number): string =>
  `Set its permissions to ${octal(mode)}: "chmod ${octal(mode)} ${nameOf(path)}", or in the file properties of an FTP program.`;
