import type { Fix } from '../../site/change.js';
import { type HiddenShebang, hiddenShebang, isUtf16Script } from '../../syntax/script/hiddenShebang.js';
import { isStartable, programStartOf, withoutCarriageReturn } from '../../syntax/script/programStart.js';
import { programOf, type Shebang } from '../../syntax/script/shebang.js';
import { deletion } from '../../text/edit.js';
import { nameOf } from '../../text/path.js';
import type { Finding, Message, ScriptContext } from '../rule.js';
import { endOfOutput, execFailure, firstLine, isProgram, runsAsCgi } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { shellLineEnds } from '../shared/shellLineEnds.js';
import { quoted } from '../shared/wording.js';
import { lineFeedEdits } from './lineFeedEdits.js';

/** Bytes that an editor put around the first line, or at the ends of lines, keep the program from starting. */
export const shebangLineEnding = cgiScriptRule({
  name: 'shebang-line-ending',
  severity: 'error',
  summary: 'A CR, a byte order mark or a blank line keeps the system from reading the first line: 500.',
  isAboutStart: true,

  *check(context: ScriptContext) {
    const { text, shebang } = context.file.script;
    if (isUtf16Script(text)) {
      yield inUtf16(context);
      return;
    }
    if (!isProgram(context)) return;
    const hidden = hiddenShebang(text);
    if (hidden !== null) yield behindSomething(context, hidden);
    else if (shebang !== null && isWholeFile(text)) yield withCarriageReturnsAlone(context, shebang);
    else if (shebang !== null && failsByItsEnd(shebang)) yield beforeCarriageReturn(context, shebang);
    else if (shebang !== null && runsAsCgi(context)) yield* inShellScript(context, shebang);
  },
});

const everyRequest = 'every request is answered 500 with "End of script output before headers" in the log.';

/** Lines that end as they did on old Macs: to the system it is all one line. */
const isWholeFile = (text: string): boolean => /^#!.*\r(?!\n)./.test(text) && !text.includes('\n');

function failsByItsEnd(shebang: Shebang): boolean {
  const without = withoutCarriageReturn(shebang);
  return (
    (shebang.interpreter !== without.interpreter || shebang.argument !== without.argument) &&
    !isStartable(programStartOf(shebang)) &&
    isStartable(programStartOf(without))
  );
}

function inUtf16({ file, profile }: ScriptContext): Finding {
  return {
    span: firstLine(file.script.text),
    message: {
      what: `${quoted(nameOf(file.path))} is saved as UTF-16, with two bytes for each letter.`,
      why: `The system looks for the two bytes "#!" and finds others, so it does not know which program runs the file: ${everyRequest}`,
      remedy: 'Save it as UTF-8 without a byte order mark (BOM).',
      log: execFailure('(8)Exec format error', file.path, profile),
    },
  };
}

const inFront: Readonly<Record<HiddenShebang['kind'], readonly [what: string, title: string]>> = {
  'byte-order-mark': [
    'In front of the "#!" stands a byte order mark, three bytes that editors do not show.',
    'Remove the byte order mark',
  ],
  'blank-line': ['In front of the "#!" stands an empty line.', 'Let the file start with "#!"'],
  space: ['In front of the "#!" stands a blank.', 'Let the file start with "#!"'],
};

function behindSomething(context: ScriptContext, { kind, span, shebang }: HiddenShebang): Finding {
  const [what, title] = inFront[kind];
  return {
    span,
    message: {
      what,
      why: `The system looks for "#!" in the first two bytes of the file alone, and does not know which program runs it: ${everyRequest}`,
      remedy:
        kind === 'byte-order-mark'
          ? 'Save the file as UTF-8 without a byte order mark (BOM).'
          : 'Let the file start with "#!", without anything before it.',
      log: execFailure('(8)Exec format error', context.file.path, context.profile),
    },
    fixes: () => [fix(context, title, shebang, span.end)],
  };
}

function withCarriageReturnsAlone(context: ScriptContext, shebang: Shebang): Finding {
  const { text } = context.file.script;
  const end = text.indexOf('\r');
  return {
    span: { start: 0, end },
    message: {
      what: 'The lines of this file end in CR alone, as they did on old Macs.',
      why: `To the system a line ends in LF, so that the file is one line and the program that it looks for is not there: ${everyRequest}`,
      remedy: 'Save the file with LF line ends.',
      log: execFailure('(2)No such file or directory', context.file.path, context.profile),
    },
    fixes: () => [fix(context, 'Let the lines end in LF', shebang, 0)],
  };
}

function beforeCarriageReturn(context: ScriptContext, shebang: Shebang): Finding {
  return {
    span: shebang.span,
    message: {
      what: 'The first line ends in CR LF, as files from Windows do.',
      ...carriageReturnMessage(context, shebang),
      remedy:
        'Save the file with LF line ends, and let your FTP program not change them: binary mode, or SFTP.',
    },
    fixes: () => [fix(context, 'Let the lines end in LF', shebang, 0)],
  };
}

/** Whether the CR is a part of the program's name, or of what the program is given. */
function carriageReturnMessage(
  context: ScriptContext,
  shebang: Shebang,
): Required<Pick<Message, 'why' | 'log'>> {
  const start = programStartOf(shebang);
  const missing = 'No such file or directory';
  if (start.kind === 'starts' && start.isLookedUp) {
    const name = start.program.replace(/\r$/, '');
    return {
      why: `The CR counts as a part of the name: "env" looks for a program called ${quoted(name)} with a CR behind it, and there is none: ${everyRequest}`,
      log: `env: '${name}\\r': ${missing}`,
    };
  }
  if (start.kind === 'refused' && start.by === 'interpreter') {
    return {
      why: `The CR counts as a part of what ${quoted(programOf(shebang))} is given, which does not take it: ${everyRequest}`,
      log: start.message === '' ? endOfOutput(context.file.path) : start.message,
    };
  }
  return {
    why: `The CR counts as a part of the name: the system looks for a program called ${quoted(shebang.interpreter.replace(/\r$/, ''))} with a CR behind it, and there is none: ${everyRequest}`,
    log: execFailure(`(2)${missing}`, context.file.path, context.profile),
  };
}

/** A first line that is right, and others that a shell does not take for what they are. */
function* inShellScript(context: ScriptContext, shebang: Shebang): Generator<Finding> {
  const ends = shellLineEnds(context.file);
  if (ends === null) return;
  const { text } = context.file.script;
  const example = ends.kind === 'syntax' ? '"then" or "do"' : '"echo"';
  const edits = lineFeedEdits(text, shebang.span.start, true);
  yield {
    span: ends.span,
    ...(!ends.isFatal && { severity: 'warning' as const }),
    message: {
      what: 'The lines of this shell script end in CR LF, as in files from Windows.',
      why: `To a shell the CR is a part of the last word of a line, and it knows no ${example} with a CR behind it: ${ends.isFatal ? 'every request is answered 500.' : 'the page breaks off there.'}`,
      remedy:
        'Save the file with LF line ends, and let your FTP program not change them: binary mode, or SFTP.',
    },
    fixes: () => [safeFix('Let the lines end in LF', editFile(context.file.path, ...edits))],
  };
}

/** All that is wrong around the line at once, whichever of it was told. */
function fix({ file }: ScriptContext, title: string, shebang: Shebang, start: number): Fix {
  const { text, language } = file.script;
  const edits = lineFeedEdits(text, start, language === 'shell');
  const front = start === 0 ? [] : [deletion({ start: 0, end: start })];
  const needsEnds = isWholeFile(text.slice(start)) || failsByItsEnd(shebang);
  return safeFix(title, editFile(file.path, ...front, ...(needsEnds ? edits : [])));
}
