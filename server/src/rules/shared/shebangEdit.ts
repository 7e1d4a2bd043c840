import { envCommandOf, type Shebang } from '../../syntax/script/shebang.js';
import type { TextEdit } from '../../text/edit.js';

/**
 * The shebang with another interpreter; `env` and its word go, what is passed on to the program stays. A CR
 * directly behind goes too: the kernel would take it for a part of the name. A path of Windows may hold blanks.
 */
export function replaceInterpreter(text: string, shebang: Shebang, interpreter: string): TextEdit {
  const edit = interpreterEdit(text, shebang, interpreter);
  const { start, end } = edit.span;
  return text.startsWith('\r\n', end) ? { ...edit, span: { start, end: end + 1 } } : edit;
}

function interpreterEdit(text: string, shebang: Shebang, interpreter: string): TextEdit {
  const { interpreterSpan, argumentSpan, span } = shebang;
  const [windowsPath] =
    /^(?:"[^"\n]*"|[A-Za-z]:[^\n]*?\.exe)/i.exec(text.slice(interpreterSpan.start, span.end)) ?? [];
  if (windowsPath !== undefined) {
    const end = interpreterSpan.start + windowsPath.length;
    return { span: { start: interpreterSpan.start, end }, newText: interpreter };
  }
  const command = envCommandOf(shebang);
  if (command === null) return { span: interpreterSpan, newText: interpreter };
  const { start } = interpreterSpan;
  if (command.kind !== 'starts') return { span: { start, end: span.end }, newText: interpreter };
  const { program } = command;
  const [name = ''] = /^[^ \t\r]*/.exec(text.slice(program.span.start, program.span.end)) ?? [];
  // Words that env has divided are one word to the kernel.
  if (command.sets.length > 0 || command.words.length > 1) {
    return {
      span: { start: program.span.start, end: program.span.start + name.length },
      newText: interpreter,
    };
  }
  return {
    span: { start, end: Math.max(argumentSpan.start, program.span.start) + name.length },
    newText: interpreter,
  };
}
