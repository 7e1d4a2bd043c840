import { htaccessFilesFor } from '../../site/configTree.js';
import type { Directive } from '../../syntax/htaccess/nodes.js';
import { flagsIn, rewriteArguments } from '../../syntax/htaccess/rewriteArguments.js';
import { folderOf } from '../../text/path.js';
import type { ScriptContext } from '../rule.js';

/**
 * Whether a line of the site's or the server's configuration may give a variable to the script: whatever the line's
 * conditions are, and whether or not another line takes it back. An empty value counts as none, as to Python.
 */
export const mayFindInEnvironment = (context: ScriptContext, variable: string): boolean =>
  hasLine(context, (line) => sets(line, variable));

/** Whether a .htaccess above the script, or the server's configuration, has such a line, in force or not. */
export const hasLine = ({ site, file }: ScriptContext, isSuch: (line: Directive) => boolean): boolean =>
  [
    ...htaccessFilesFor(site, folderOf(file.path)).map(({ document }) => document),
    ...(site.server?.files.values() ?? []),
  ].some(({ placed }) => placed.some(({ node }) => node.kind === 'directive' && isSuch(node)));

function sets(line: Directive, variable: string): boolean {
  const words = line.arguments.map(({ value }) => value);
  switch (line.nameText.toLowerCase()) {
    case 'setenv':
      return words[0] === variable && words[1] !== undefined && words[1] !== '';
    case 'passenv':
      return words.includes(variable);
    case 'setenvif':
    case 'setenvifnocase':
    case 'setenvifexpr':
    case 'browsermatch':
    case 'browsermatchnocase':
      return words.some((word) => word.replace(/=.*$/s, '') === variable);
    case 'rewriterule':
      return flagsIn(rewriteArguments(line)?.flags ?? null).some((flag) => isFlagFor(flag, variable));
    default:
      return false;
  }
}

const isFlagFor = (flag: string, variable: string): boolean =>
  /^(?:e|env)=([^:]*)/i.exec(flag)?.[1] === variable;
