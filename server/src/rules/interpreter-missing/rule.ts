import type { Fix } from '../../site/change.js';
import { programOf, type Shebang } from '../../syntax/script/shebang.js';
import type { Finding, ScriptContext } from '../rule.js';
import { execFailure } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import { portFix } from '../shared/python3Port.js';
import { replaceInterpreter } from '../shared/shebangEdit.js';
import { quoted } from '../shared/wording.js';

/** A shebang that names a program which the server does not have. */
export const interpreterMissing = cgiScriptRule({
  name: 'interpreter-missing',
  severity: 'warning',
  summary: 'The first line names an interpreter that the server, or any current one, does not have: 500.',

  *check(context: ScriptContext) {
    const { shebang } = context.file.script;
    if (shebang === null) return;
    const known = context.profile.interpreters;
    const because = known === null ? lackedByCurrentServers(shebang) : lackedBy(known, shebang);
    if (because !== null) yield finding(context, shebang, because);
  },
});

const isEnv = (shebang: Shebang): boolean => /(^|\/)env$/.test(pathOf(shebang));

/** A CR at the line's end is a trouble of its own. */
const pathOf = (shebang: Shebang): string => shebang.interpreter.replace(/\r$/, '');

/** Null where the profile has it; `env` is taken to be everywhere. */
function lackedBy(interpreters: readonly string[], shebang: Shebang): string | null {
  const program = programOf(shebang);
  const isThere = isEnv(shebang)
    ? interpreters.some((path) => path.endsWith(`/${program}`))
    : interpreters.includes(pathOf(shebang));
  return isThere ? null : 'the server of this profile does not have it';
}

/** Only what no current Debian, Ubuntu, Red Hat or SUSE server has without somebody adding it. */
function lackedByCurrentServers(shebang: Shebang): string | null {
  const path = pathOf(shebang);
  const program = programOf(shebang);
  if (/^[A-Za-z]:[\\/]/.test(path) || /\.exe$/i.test(path)) {
    return 'that is a path of Windows, which no other server has';
  }
  if (!path.startsWith('/')) return 'that is no absolute path, and the system looks nowhere else';
  if (/^python[12](\.\d+)?$/.test(program)) {
    return 'current servers do not have Python 2: its support ended in 2020';
  }
  if (/^(\/usr)?\/bin\/python$/.test(path) || (isEnv(shebang) && program === 'python')) {
    return `current servers have no program named ${quoted('python')}, only "python3"`;
  }
  return null;
}

function finding(context: ScriptContext, shebang: Shebang, because: string): Finding {
  const { file, profile } = context;
  const certain = profile.interpreters !== null;
  const replacement = replacementFor(context);
  return {
    span: { start: 0, end: shebang.span.end },
    ...(certain && { severity: 'error' as const }),
    message: {
      what: `The first line asks for ${quoted(isEnv(shebang) ? `env ${programOf(shebang)}` : pathOf(shebang))}, but ${because}.`,
      why: `${certain ? 'The' : 'Where it is missing, the'} system cannot start the script: every request is answered 500 with "End of script output before headers" in the log.`,
      remedy:
        replacement === null
          ? 'Name an interpreter that the server has ("which NAME" tells its path).'
          : `Let the first line be "#!${replacement}".`,
      log: isEnv(shebang)
        ? `/usr/bin/env: '${programOf(shebang)}': No such file or directory`
        : execFailure('(2)No such file or directory', file.path, profile),
    },
    fixes: () => (replacement === null ? [] : fixes(context, shebang, replacement)),
  };
}

/** An interpreter of the script's language that is there. */
function replacementFor({ file, profile, pythonInterpreter }: ScriptContext): string | null {
  const { interpreters } = profile;
  const { language } = file.script;
  if (language === 'python') {
    if (interpreters === null || interpreters.includes(pythonInterpreter)) return pythonInterpreter;
    return interpreters.find((path) => /\/python3(\.\d+)?$/.test(path)) ?? null;
  }
  const name = { perl: 'perl', ruby: 'ruby', shell: 'sh', node: 'node', php: 'php-cgi' }[language as string];
  return interpreters?.find((path) => path.endsWith(`/${name}`)) ?? null;
}

function fixes(context: ScriptContext, shebang: Shebang, replacement: string): readonly Fix[] {
  const { file, profile } = context;
  const edit = replaceInterpreter(file.script.text, shebang, replacement);
  if (file.script.python?.version === 2) {
    const port = portFix(file, `Run it with ${replacement}, and port it to Python 3`, replacement, edit);
    if (port !== null) return [port];
  }
  const title = `Run it with ${replacement}`;
  const change = editFile(file.path, edit);
  if (profile.interpreters !== null && file.script.python?.version !== 2) return [safeFix(title, change)];
  const because = /python2/.test(programOf(shebang))
    ? 'The script was written for Python 2; try it with Python 3 first.'
    : `A server that has the old interpreter may run the script otherwise than ${replacement} does.`;
  return [unsafeFix(title, because, change)];
}
