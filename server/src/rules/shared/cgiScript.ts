import type { Resolution } from '../../site/handlerMap.js';
import type { ScriptFile, Site } from '../../site/site.js';
import { nameOf } from '../../text/path.js';
import type { Span } from '../../text/span.js';
import type { ScriptContext } from '../rule.js';

/** The worlds in which the server runs the script as a CGI program, also where ExecCGI is still lacking. */
export const cgiResolutions = ({ resolutions }: ScriptContext): readonly Resolution[] =>
  resolutions.filter(
    ({ handler, class: served }) =>
      handler === 'cgi-script' && (served === 'per-request' || served === 'forbidden'),
  );

export const runsAsCgi = (context: ScriptContext): boolean => cgiResolutions(context).length > 0;

/**
 * Whether the file is a program of its own: not a module that other scripts of the folder import, which a
 * handler for `*.py` would run only if somebody asked for it.
 */
export function isProgram({ file, site }: ScriptContext): boolean {
  const { language, shebang, python, text } = file.script;
  if (language === 'binary' || text.trim() === '') return false;
  if (python === null) return true;
  const writesNothing = python.response.kind === 'none';
  const imported = isImported(site, file);
  return shebang === null ? !writesNothing && !imported : !(writesNothing && imported);
}

function isImported(site: Site, file: ScriptFile): boolean {
  const module = nameOf(file.path).replace(/\.[^.]*$/, '');
  return [...site.scripts.values()].some(
    (other) => other !== file && other.script.python?.imports.some((each) => each.module === module) === true,
  );
}

/** The first line, without its line end. */
export function firstLine(text: string): Span {
  const end = text.search(/\r?\n|$/);
  return { start: 0, end };
}

/** The line by which mod_cgid says that the kernel would not start a program (mod_cgi's number is AH01215). */
export const execFailure = (error: string, path: string): string =>
  `${error}: AH01241: exec of '${path}' failed`;
