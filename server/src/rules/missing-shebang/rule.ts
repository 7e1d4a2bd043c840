import type { Fix } from '../../site/change.js';
import type { ScriptLanguage } from '../../syntax/script/entrypointScript.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { nameOf } from '../../text/path.js';
import type { Finding, ScriptContext } from '../rule.js';
import { execFailure, firstLine, isEmpty, isProgram } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { quoted } from '../shared/wording.js';

/** A CGI script without `#!`: the kernel does not know which program runs it. */
export const missingShebang = cgiScriptRule({
  name: 'missing-shebang',
  severity: 'error',
  summary: 'A CGI script does not say in its first line which program runs it: 500.',

  *check(context: ScriptContext) {
    const { script } = context.file;
    if (script.shebang !== null || hidesShebang(script.text)) return;
    if (!isProgram(context)) return;
    yield finding(context);
  },
});

/** A byte order mark, a blank or an empty line in front of `#!` is a trouble of another kind. */
const hidesShebang = (text: string): boolean => /^[\uFEFF\s]+#!/.test(text);

function finding(context: ScriptContext): Finding {
  const { file, pythonInterpreter } = context;
  const name = quoted(nameOf(file.path));
  const program = programFor(file.script.language, pythonInterpreter);
  const empty = isEmpty(file);
  return {
    span: firstLine(file.script.text),
    message: {
      what: empty
        ? `${name} is run as a CGI program, but it is empty.`
        : `${name} is run as a CGI program, but its first line does not name the program that runs it.`,
      why: 'The system cannot start it: every request is answered 500 with "End of script output before headers" in the log.',
      remedy: empty
        ? 'Write the program into it, or delete it.'
        : program === null
          ? 'Let the file start with "#!" and the path of its interpreter.'
          : `Let the file start with the line "#!${program}".`,
      log: execFailure('(8)Exec format error', file.path, context.profile),
    },
    // A first line alone would not make it a program.
    fixes: () => (program === null || empty ? [] : [fix(context, program)]),
  };
}

/** Null where no one program runs the language under CGI on every server. */
function programFor(language: ScriptLanguage, pythonInterpreter: string): string | null {
  switch (language) {
    case 'python':
      return pythonInterpreter;
    case 'perl':
      return '/usr/bin/perl';
    case 'shell':
      return '/bin/sh';
    case 'ruby':
      return '/usr/bin/env ruby';
    case 'node':
      return '/usr/bin/env node';
    default:
      return null;
  }
}

function fix({ file }: ScriptContext, program: string): Fix {
  const { text } = file.script;
  return safeFix(`Add the line #!${program}`, editFile(file.path, ...firstLineEdits(text, `#!${program}\n`)));
}

/** Python reads the encoding in the first two lines only: one in the second moves up behind the shebang. */
function firstLineEdits(text: string, shebang: string): readonly TextEdit[] {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const [, first = '', second = ''] = /^(.*\r?\n)(.*\r?\n)/.exec(text.slice(start)) ?? [];
  const inserted = start === 0 ? insertion(0, shebang) : { span: { start: 0, end: 1 }, newText: shebang };
  if (!isEncodingLine(second) || isEncodingLine(first)) return [inserted];
  const at = start + first.length;
  return [
    { ...inserted, newText: shebang + second },
    { span: { start: at, end: at + second.length }, newText: '' },
  ];
}

/** PEP 263. */
const isEncodingLine = (line: string): boolean => /^[ \t\f]*#.*?coding[:=][ \t]*[-_.a-zA-Z0-9]+/.test(line);
