import type { Fix } from '../../site/change.js';
import { hiddenShebang } from '../../syntax/script/hiddenShebang.js';
import type { Shebang } from '../../syntax/script/shebang.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { nameOf } from '../../text/path.js';
import type { Span } from '../../text/span.js';
import type { Finding, ScriptContext } from '../rule.js';
import { execFailure, firstLine, isEmpty, isProgram, programKind } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { usualProgram } from '../shared/usualPrograms.js';
import { quoted } from '../shared/wording.js';
import { type MeantShebang, meantShebang } from './meantShebang.js';

/** A CGI script without `#!`: the kernel does not know which program runs it. */
export const missingShebang = cgiScriptRule({
  name: 'missing-shebang',
  severity: 'error',
  summary: 'A CGI script does not say in its first line which program runs it: 500.',
  isAboutStart: true,

  *check(context: ScriptContext) {
    const { text, shebang } = context.file.script;
    const isNamed = shebang !== null && shebang.interpreter !== '';
    if (isNamed || hiddenShebang(text) !== null || !isProgram(context)) return;
    const meant = meantShebang(text);
    if (meant !== null) yield forMeant(context, meant);
    else yield finding(context);
  },
});

const cannotStart =
  'The system cannot start it: every request is answered 500 with "End of script output before headers" in the log.';

const logOf = ({ file, profile }: ScriptContext): string =>
  execFailure('(8)Exec format error', file.path, profile);

function forMeant(context: ScriptContext, { kind, span, line, edits }: MeantShebang): Finding {
  const { file } = context;
  const name = quoted(nameOf(file.path));
  const isLate = kind === 'too-late';
  return {
    span,
    message: {
      what: isLate
        ? `${name} is run as ${programKind(context)}, but the line that names the program that runs it is not its first one.`
        : `${name} is run as ${programKind(context)}, but its first line does not start with "#!".`,
      why: `The system looks at the first two bytes of the file alone. ${cannotStart}`,
      remedy: `Let the file start with the line "${quoted(line)}".`,
      log: logOf(context),
    },
    fixes: () => [
      safeFix(
        isLate ? 'Move the line to the top' : `Let the first line be ${quoted(line)}`,
        editFile(file.path, ...edits),
      ),
    ],
  };
}

function finding(context: ScriptContext): Finding {
  const { file, pythonInterpreter } = context;
  const { text, shebang, language } = file.script;
  const name = quoted(nameOf(file.path));
  const program = usualProgram(language, pythonInterpreter);
  const empty = shebang === null && isEmpty(file);
  return {
    span: firstLine(text),
    message: {
      what: empty
        ? `${name} is run as ${programKind(context)}, but it is empty.`
        : `${name} is run as ${programKind(context)}, but its first line does not name the program that runs it.`,
      why: cannotStart,
      remedy: empty
        ? 'Write the program into it, or delete it.'
        : program === null
          ? 'Let the file start with "#!" and the path of its interpreter.'
          : `Let the file start with the line "#!${program}".`,
      log: logOf(context),
    },
    // A first line alone would not make it a program.
    fixes: () => (program === null || empty ? [] : [fix(context, program)]),
  };
}

function fix({ file }: ScriptContext, program: string): Fix {
  const { text, shebang } = file.script;
  const line = `#!${program}`;
  const edits =
    shebang === null
      ? firstLineEdits(text, `${line}\n`)
      : [{ span: lineOf(text, shebang), newText: `${line}\n` }];
  return safeFix(`Add the line ${line}`, editFile(file.path, ...edits));
}

/** With its line end, which may be of the wrong kind. */
const lineOf = (text: string, { span }: Shebang): Span => ({
  start: 0,
  end: span.end + (/^\r?\n/.exec(text.slice(span.end))?.[0].length ?? 0),
});

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
