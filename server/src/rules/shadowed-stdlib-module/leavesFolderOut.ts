import { htaccessFilesFor } from '../../site/configTree.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import { programStartOf } from '../../syntax/script/programStart.js';
import { folderOf } from '../../text/path.js';
import type { ScriptContext } from '../rule.js';

/** Whether Python is told, or the script tells itself, not to look for modules in the script's folder. */
export function leavesFolderOut({ file, site }: ScriptContext): boolean {
  const { shebang, text } = file.script;
  if (/\bsys\s*\.\s*path\b\s*(?:=|\[|\.\s*(?:pop|remove|clear|reverse|sort))/.test(text)) return true;
  const start = shebang === null ? null : programStartOf(shebang);
  if (start?.kind === 'starts') {
    const options = start.words.map(({ text: word }) => word);
    if (options.some((word) => /^-[bBdEiOqRsSuvx]*[IP]/.test(word))) return true;
    if (start.sets.some((each) => /^PYTHONSAFEPATH=./.test(each))) return true;
  }
  return htaccessFilesFor(site, folderOf(file.path)).some(({ document }) =>
    directivesNamed(document, 'setenv').some(({ node }) => {
      const [name, value] = node.arguments;
      return name?.value === 'PYTHONSAFEPATH' && value !== undefined && value.value !== '';
    }),
  );
}
