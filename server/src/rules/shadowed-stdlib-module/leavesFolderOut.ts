import { programStartOf } from '../../syntax/script/programStart.js';
import type { ScriptContext } from '../rule.js';
import { mayFindInEnvironment } from '../shared/environment.js';

/** Whether Python is told, or the script tells itself, not to look for modules in the script's folder. */
export function leavesFolderOut(context: ScriptContext): boolean {
  const { shebang, text } = context.file.script;
  if (/\bsys\s*\.\s*path\b\s*(?:=|\[|\.\s*(?:pop|remove|clear|reverse|sort))/.test(text)) return true;
  const start = shebang === null ? null : programStartOf(shebang);
  if (start?.kind === 'starts') {
    const options = start.words.map(({ text: word }) => word);
    if (options.some((word) => /^-[bBdEiOqRsSuvx]*[IP]/.test(word))) return true;
    if (start.sets.some((each) => /^PYTHONSAFEPATH=./.test(each))) return true;
  }
  return mayFindInEnvironment(context, 'PYTHONSAFEPATH');
}
