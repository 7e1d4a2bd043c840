import { programOf, type Shebang } from '../../syntax/script/shebang.js';
import type { TextEdit } from '../../text/edit.js';

/**
 * The shebang with another interpreter; `env` and its word go, what is passed on to the program stays. A CR
 * directly behind goes too: the kernel would take it for a part of the name.
 */
export function replaceInterpreter(text: string, shebang: Shebang, interpreter: string): TextEdit {
  const edit = interpreterEdit(text, shebang, interpreter);
  const { start, end } = edit.span;
  return text.startsWith('\r\n', end) ? { ...edit, span: { start, end: end + 1 } } : edit;
}

function interpreterEdit(text: string, shebang: Shebang, interpreter: string): TextEdit {
  const { interpreterSpan } = shebang;
  if (!/(^|\/)env$/.test(shebang.interpreter)) return { span: interpreterSpan, newText: interpreter };
  const program = programOf(shebang);
  const at = text.indexOf(program, interpreterSpan.end);
  const end = at < 0 || at > shebang.span.end ? shebang.span.end : at + program.length;
  return { span: { start: interpreterSpan.start, end }, newText: interpreter };
}
