import { namedExtensions } from '../../site/extensions.js';
import type { HandingLine } from './handingLines.js';
import { isByExtension } from './selection.js';

/** Kinds of files that nobody runs by CGI. */
const neverCgi: ReadonlySet<string> = new Set(['asp', 'aspx', 'htm', 'html', 'jsp', 'phtml', 'php', 'shtml']);

/**
 * Whether the line is the widely copied recipe for folders of uploads: all that might be a program goes to
 * `cgi-script`, and ExecCGI is switched off beside it, so that nobody gets it to run. Not a mistake, then, and
 * nothing starts. Found in 14 of 543 real files.
 */
export function isKeptFromRunning({ directive, handler, example }: HandingLine): boolean {
  const execCgi = example?.resolutions[0]?.execCgi ?? null;
  if (handler !== 'cgi-script' || execCgi === null || execCgi.on || execCgi.line === null) return false;
  const extensions = isByExtension(directive) ? namedExtensions(directive.arguments.slice(1)) : [];
  return extensions.length > 1 && extensions.some((extension) => neverCgi.has(extension));
}
