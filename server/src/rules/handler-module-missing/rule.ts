import { type MissingModules, missingModules } from '../../apache/missingModules.js';
import { isNamed } from '../../syntax/htaccess/nodes.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { decidedFiles, filesConcerned } from '../shared/decidedFiles.js';
import { mayBeRead } from '../shared/guardsAround.js';
import { type HandingLine, handingLines } from '../shared/handingLines.js';
import { type HandlerName, handlerNames } from '../shared/handlerNames.js';
import { isKeptFromRunning } from '../shared/keptFromRunning.js';
import { debianCommand } from '../shared/loadingModules.js';
import { selectionOf } from '../shared/selection.js';
import { inWords, quoted } from '../shared/wording.js';
import { denyFixes } from './denyFixes.js';

/**
 * A handler whose module the server does not load, by a profile that tells its modules. Silent where a guard
 * keeps the server from reading the line, where another line takes the files, where nobody is let in, and for
 * handlers of modules that no current server has: obsolete-handler tells of them.
 */
export const handlerModuleMissing: HtaccessRule = {
  name: 'handler-module-missing',
  target: 'htaccess',
  severity: 'error',
  summary: 'The server does not load the module of a handler: the files are sent as source.',

  *check(context: HtaccessContext) {
    const { file, site, profile } = context;
    if (profile.modules === null) return;
    const lines = handingLines(site, file, profile);
    for (const named of handlerNames(file.document)) {
      const missing =
        named.handler === null ? null : missingModules(named.handler, profile, isOverruled(named));
      if (missing === null || !mayBeRead(named.sections, profile)) continue;
      const line = lines.find(({ directive }) => directive === named.directive);
      if (named.how === 'rewriting' || (line !== undefined && servesSomebody(line))) {
        yield finding(named, missing, context);
      }
    }
  },
};

/** A `SetHandler` of the server's configuration wins over all but another one. */
const isOverruled = ({ directive }: HandlerName): boolean => !isNamed(directive, 'SetHandler');

const servesSomebody = (line: HandingLine): boolean =>
  line.example?.resolutions.some(({ denied }) => denied === null) === true && !isKeptFromRunning(line);

function finding(named: HandlerName, missing: MissingModules, context: HtaccessContext): Finding {
  const { file, site, profile } = context;
  const { directive, sections, word } = named;
  return {
    span: word.span,
    message: {
      what: `"${quoted(word.value)}" ${needOf(missing, quoted(profile.name))}.`,
      why: consequence(named, quoted(selectionOf(directive, sections))),
      remedy: remedyFor(named, missing),
    },
    related: filesConcerned(decidedFiles(site, file, directive, profile), 'sent unchanged'),
    fixes: () => denyFixes(named, missing, file),
  };
}

function needOf({ modules, needed }: MissingModules, server: string): string {
  const names = inWords(modules.map((module) => `mod_${module}`));
  switch (needed) {
    case 'all':
      return `needs ${names}, which the server "${server}" does not load`;
    case 'any':
      return `needs ${names.replace(' and ', ' or ')}, which the server "${server}" does not load`;
    case 'of a host':
      return `is a name that hosts give to PHP by ${names} or a module of their own; the server "${server}" loads neither`;
  }
}

function remedyFor({ how }: HandlerName, { modules, needed }: MissingModules): string {
  if (needed === 'of a host') {
    return 'Take the handler that this server has for PHP, or delete the line where PHP runs without one.';
  }
  const wanted = needed === 'all' ? modules.join(' ') : (modules[0] ?? '');
  const until = how === 'rewriting' ? '' : ' Until then keep visitors out.';
  return `Have it loaded (${debianCommand(wanted)}), or take a handler that the server has.${until}`;
}

function consequence({ how, word }: HandlerName, selects: string): string {
  if (how === 'type') {
    return `Apache sends ${selects} with the type ${quoted(word.value)} then: browsers offer the source as a download, and nothing is logged.`;
  }
  return `Apache takes the name without a word and sends ${selects} unchanged: visitors read the source, and nothing is logged.`;
}
