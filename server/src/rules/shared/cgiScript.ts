import { unknownProfile } from '../../apache/profiles.js';
import { htaccessFilesFor } from '../../site/configTree.js';
import type { Resolution } from '../../site/handlerMap.js';
import type { ScriptFile, Site } from '../../site/site.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import { loadedFiles, withoutExtension } from '../../syntax/script/loadedFiles.js';
import { namedChildren } from '../../syntax/script/syntaxNode.js';
import { folderOf, nameOf } from '../../text/path.js';
import type { Span } from '../../text/span.js';
import type { ScriptContext } from '../rule.js';
import { perSite } from './perSite.js';

/**
 * The worlds in which the server runs the script as a CGI program, also where ExecCGI is still lacking; not
 * those in which nobody may ask for it.
 */
export const cgiResolutions = ({ resolutions }: ScriptContext): readonly Resolution[] =>
  resolutions.filter(
    ({ handler, class: served, denied }) =>
      handler === 'cgi-script' && denied === null && (served === 'per-request' || served === 'forbidden'),
  );

/**
 * The worlds in which mod_fcgid starts the script, as the kernel starts any program. A `FcgidWrapper` has it start another
 * one, as for PHP, which then needs no more than to read the file.
 */
export function fastCgiResolutions({ resolutions, site, file }: ScriptContext): readonly Resolution[] {
  const documents = [
    ...htaccessFilesFor(site, folderOf(file.path)).map(({ document }) => document),
    ...(site.server?.files.values() ?? []),
  ];
  const isWrapped = documents.some((document) => directivesNamed(document, 'fcgidwrapper').length > 0);
  if (isWrapped || file.script.language === 'php') return [];
  return resolutions.filter(
    ({ handler, class: served, denied }) =>
      handler === 'fcgid-script' && denied === null && (served === 'persistent' || served === 'forbidden'),
  );
}

/** What the script is started as, for a message. */
export const programKind = (context: ScriptContext): string =>
  runsAsCgi(context) ? 'a CGI program' : 'a FastCGI program';

export const runsAsCgi = (context: ScriptContext): boolean => cgiResolutions(context).length > 0;

/**
 * Whether the file is a program of its own: not a module that other scripts of the site load, which a
 * handler for `*.py` would run only if somebody asked for it, nor a style sheet in a folder of programs.
 */
export function isProgram(context: ScriptContext): boolean {
  const { file, site } = context;
  const { language, shebang, python, response } = file.script;
  if (language === 'binary') return false;
  const writesNothing = response.kind === 'none';
  if (shebang !== null) return !(writesNothing && isImported(site, file));
  if (isDataOfFolder(context)) return false;
  if (isImported(site, file)) return false;
  return isEmpty(file) ? !/^__\w+__\./.test(nameOf(file.path)) : python === null || !writesNothing;
}

/** Whether nothing in the file could run: it has no byte, or comments alone. */
export function isEmpty({ script: { text, python, language } }: ScriptFile): boolean {
  if (python !== null) return namedChildren(python.tree).every(({ type }) => type === 'comment');
  const comment = /^(perl|ruby|shell)$/.test(language) ? /^\s*(#|$)/ : /^\s*$/;
  return text.split('\n').every((line) => comment.test(line));
}

/** A line without extensions hands on whatever lies in the folder. */
function isDataOfFolder(context: ScriptContext): boolean {
  const { file } = context;
  const { language } = file.script;
  const started = runsAsCgi(context) ? cgiResolutions(context) : fastCgiResolutions(context);
  const byExtension = started.some(
    ({ handlerLine }) => handlerLine !== null && /^add/i.test(handlerLine.directive.nameText),
  );
  if (byExtension || (language !== 'other' && language !== 'node')) return false;
  return /\.(?!f?cgi$)[^.]+$/i.test(nameOf(file.path));
}

function isImported(site: Site, file: ScriptFile): boolean {
  const module = withoutExtension(nameOf(file.path));
  if (file.script.python === null) return loadedIn(site).has(module);
  return [...site.scripts.values()].some(
    (other) => other !== file && other.script.python?.imports.some((each) => each.module === module) === true,
  );
}

const loadedIn = perSite(
  ({ scripts }) => new Set([...scripts.values()].flatMap(({ script }) => loadedFiles(script))),
);

/** The first line, without its line end. */
export function firstLine(text: string): Span {
  const end = text.search(/\r?\n|$/);
  return { start: 0, end };
}

/**
 * The line of the error log where the kernel would not start a program, in the words of the module that runs it:
 * with a number of mod_cgid's own, or with mod_cgi's for all that a script says; mod_cgid's where it may be either.
 *
 * @param error the kernel's, as `(2)No such file or directory`
 */
export function execFailure(error: string, path: string, { modules } = unknownProfile): string {
  const byModCgi = modules?.has('cgi') === true && !modules.has('cgid');
  return byModCgi
    ? `AH01215: stderr from ${path}: ${error}: exec of '${path}' failed`
    : `${error}: AH01241: exec of '${path}' failed`;
}

/** The line of the error log where a program ends before it has written a line. */
export const endOfOutput = (path: string): string => `End of script output before headers: ${nameOf(path)}`;
