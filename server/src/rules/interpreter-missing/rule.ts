import type { Fix } from '../../site/change.js';
import { programStartOf, withoutCarriageReturn } from '../../syntax/script/programStart.js';
import { isEnv, programOf, type Shebang } from '../../syntax/script/shebang.js';
import { nameOf } from '../../text/path.js';
import type { Finding, ScriptContext } from '../rule.js';
import { execFailure, isProgram } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import { portFix } from '../shared/python3Port.js';
import { replaceInterpreter } from '../shared/shebangEdit.js';
import { usualProgram } from '../shared/usualPrograms.js';
import { type Lack, lackOf, type WantedProgram, wantedProgram } from '../shared/wantedProgram.js';
import { quoted } from '../shared/wording.js';

/** A shebang that names a program which the server does not have. */
export const interpreterMissing = cgiScriptRule({
  name: 'interpreter-missing',
  severity: 'warning',
  summary: 'The first line names an interpreter that the server, or any current one, does not have: 500.',
  isAboutStart: true,

  *check(context: ScriptContext) {
    const { file, site, profile } = context;
    const { shebang } = file.script;
    if (shebang === null) return;
    if (namesNone(shebang)) {
      if (isProgram(context)) yield forNone(context, shebang);
      return;
    }
    const wanted = wantedProgram(shebang);
    const lack = wanted === null ? null : lackOf(wanted, file.path, site, profile);
    if (wanted !== null && lack !== null) yield finding(context, shebang, wanted, lack);
  },
});

/** `env` and nothing that it could be meant to look for. */
function namesNone(shebang: Shebang): boolean {
  const line = withoutCarriageReturn(shebang);
  return programStartOf(line).kind === 'starts-itself' && !/[ \t]/.test(line.argument);
}

function forNone(context: ScriptContext, shebang: Shebang): Finding {
  const { path } = context.file;
  const replacement = replacementFor(context, '');
  return {
    span: shebang.span,
    severity: 'error',
    message: {
      what: 'The first line asks for "env", and does not say which program that is to look for.',
      why: '"env" then starts the script, which starts "env" again, without end: every request is answered 504 once the server\'s Timeout is over.',
      remedy: remedyFor(replacement),
      log: `Script timed out before returning headers: ${nameOf(path)}`,
    },
    fixes: () => (replacement === null ? [] : [fix(context, shebang, replacement, true)]),
  };
}

function finding(context: ScriptContext, shebang: Shebang, wanted: WantedProgram, lack: Lack): Finding {
  const { file, profile } = context;
  const { program, isLookedUp } = wanted;
  const replacement = replacementFor(context, nameOf(program));
  const isByEnv = isEnv(shebang);
  const asked = isLookedUp ? `env ${program}` : program;
  return {
    span: { start: 0, end: shebang.span.end },
    ...(lack.isCertain && { severity: 'error' as const }),
    message: {
      what: `The first line asks for ${quoted(asked)}, but ${lack.because}.`,
      why: `${lack.isCertain ? 'The' : 'Where it is missing, the'} system cannot start the script: every request is answered 500 with "End of script output before headers" in the log.`,
      remedy: remedyFor(replacement),
      log: isByEnv
        ? `/usr/bin/env: '${program}': No such file or directory`
        : execFailure(lack.error, file.path, profile),
    },
    fixes: () => (replacement === null ? [] : [fix(context, shebang, replacement, lack.isCertain)]),
  };
}

const remedyFor = (replacement: string | null): string =>
  replacement === null
    ? 'Name an interpreter that the server has ("which NAME" tells its path).'
    : `Let the first line be "#!${replacement}".`;

/** An interpreter that is there: of the name that was asked for, or of the script's language. */
function replacementFor({ file, profile, pythonInterpreter }: ScriptContext, asked: string): string | null {
  const { interpreters } = profile;
  const { language } = file.script;
  const usual = usualProgram(language, pythonInterpreter);
  if (interpreters === null || (usual !== null && interpreters.includes(usual))) return usual;
  const same = interpreters.find((path) => nameOf(path) === asked);
  if (same !== undefined) return same;
  if (language === 'python') return interpreters.find((path) => /\/python3(\.\d+)?$/.test(path)) ?? null;
  const name = { perl: 'perl', ruby: 'ruby', shell: 'sh', node: 'node', php: 'php' }[language as string];
  return interpreters.find((path) => nameOf(path) === name) ?? null;
}

/** @param isCertain whether the script runs nowhere as it is, so that nothing can come out worse. */
function fix(context: ScriptContext, shebang: Shebang, replacement: string, isCertain: boolean): Fix {
  const { file } = context;
  const { python, text } = file.script;
  const edit = replaceInterpreter(text, shebang, replacement);
  const title = `Run it with ${replacement}`;
  if (python?.version === 2) {
    const port = portFix(file, `${title}, and port it to Python 3`, replacement, edit);
    if (port !== null) return port;
  }
  const change = editFile(file.path, edit);
  if (isCertain && python?.version !== 2) return safeFix(title, change);
  const because = /python2/.test(programOf(shebang))
    ? 'The script was written for Python 2; try it with Python 3 first.'
    : `A server that has the interpreter named here may run the script otherwise than ${replacement} does.`;
  return unsafeFix(title, because, change);
}
