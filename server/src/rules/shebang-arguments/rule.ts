import {
  isStartable,
  type ProgramStart,
  programStartOf,
  withoutCarriageReturn,
} from '../../syntax/script/programStart.js';
import { isEnv, longestLine, programOf, type Shebang } from '../../syntax/script/shebang.js';
import type { TextEdit } from '../../text/edit.js';
import { nameOf } from '../../text/path.js';
import type { Finding, Message, ScriptContext } from '../rule.js';
import { endOfOutput, execFailure, isProgram } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { lineEndOf } from '../shared/statementAt.js';
import { quoted } from '../shared/wording.js';
import { type RepairedLine, repairedLine, splittingLine } from './repairedLine.js';

/** What stands behind the first program's name is one word to the system, and not what it was written for. */
export const shebangArguments = cgiScriptRule({
  name: 'shebang-arguments',
  severity: 'error',
  summary: 'What the first line gives to its program is one word to the system, and the program fails: 500.',
  isAboutStart: true,

  *check(context: ScriptContext) {
    const { shebang } = context.file.script;
    if (shebang === null || !isProgram(context)) return;
    if (shebang.cut === 'interpreter') {
      yield tooLong(context, shebang);
      return;
    }
    // Where the line would work but for its end, that is what is to be told.
    const start = programStartOf(withoutCarriageReturn(shebang));
    if (isStartable(start) || start.kind === 'no-program') return;
    if (start.kind === 'starts-itself' && splittingLine(shebang) === null) return;
    // The server's log shows the CR as well.
    yield finding(context, shebang, programStartOf(shebang));
  },
});

function tooLong({ file, profile }: ScriptContext, { span }: Shebang): Finding {
  return {
    span,
    message: {
      what: `The first line names a program whose path ends behind byte ${longestLine}.`,
      why: `Linux reads the first ${longestLine} bytes of the line (127 before Linux 5.1) and does not start what it cannot read whole: every request is answered 500 with "End of script output before headers" in the log.`,
      remedy: 'Give the program a shorter path, as by a symbolic link, and name that.',
      log: execFailure('(8)Exec format error', file.path, profile),
    },
  };
}

function finding({ file }: ScriptContext, shebang: Shebang, start: ProgramStart): Finding {
  const repaired = repairedLine(shebang);
  const line = repaired === null ? null : quoted(repaired.line, 120);
  return {
    span: shebang.argumentSpan,
    message: {
      ...messageFor(file.path, shebang, start),
      remedy: line === null ? 'Leave it out, or say it in the script.' : `Let the first line be "${line}".`,
    },
    fixes: () => {
      if (repaired === null) return [];
      return [
        safeFix(
          `Let the first line be ${line}`,
          editFile(file.path, lineEdit(file.script.text, shebang, repaired)),
        ),
      ];
    },
  };
}

/** The line with an LF behind it; a comment below ends as the other lines do. */
function lineEdit(text: string, { span }: Shebang, { line, comment }: RepairedLine): TextEdit {
  const lineFeed = text.indexOf('\n');
  const end = lineFeed < 0 ? text.length : lineFeed + 1;
  const below = comment === '' ? '' : comment + lineEndOf(text.slice(end));
  return { span: { start: span.start, end }, newText: `${line}\n${below}` };
}

const always = 'every request is answered 500 with "End of script output before headers" in the log.';

function messageFor(path: string, shebang: Shebang, start: ProgramStart): Omit<Message, 'remedy'> {
  const { argument } = withoutCarriageReturn(shebang);
  const written = quoted(`"${argument}"`, 80);
  const name = isEnv(shebang) ? '"env"' : quoted(programOf(shebang));
  const gets = `${name} gets ${written} as one word`;
  if (start.kind === 'starts-itself') {
    return {
      what: `${gets}, in which it finds no program's name.`,
      why: `${oneWord}. "env" then starts the script itself, which starts "env" again, without end: every request is answered 504 once the server's Timeout is over.`,
      log: `Script timed out before returning headers: ${nameOf(path)}`,
    };
  }
  const says = start.kind === 'refused' ? start.message : '';
  const log = says === '' ? endOfOutput(path) : says;
  if (isEnv(shebang) && says.endsWith('No such file or directory')) {
    return { what: `${gets}, and looks for a program of that name.`, why: `${oneWord}: ${always}`, log };
  }
  if (argument.startsWith('#')) {
    return {
      what: `The comment behind ${name} is the name of a file to it.`,
      why: `A first line has no comments. ${oneWord}, and there is no such file: ${always}`,
      log,
    };
  }
  return /[ \t]/.test(argument) && !says.startsWith('Too late')
    ? { what: `${gets}, which it does not take.`, why: `${oneWord}: ${always}`, log }
    : {
        what: `${name} does not take ${written} in the first line of a script.`,
        why: `It ends with a message in the place of the page: ${always}`,
        log,
      };
}

const oneWord = 'The system hands over all behind the name of the first program as one word';
