import { type FormerHandler, formerHandler } from '../../apache/formerHandlers.js';
import { mayHostBringIt } from '../../apache/missingModules.js';
import { isModuleLoaded, type ServerProfile, type Truth } from '../../apache/profile.js';
import type { Section } from '../../syntax/htaccess/nodes.js';
import { folderOf } from '../../text/path.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { isActionNamed } from '../shared/actions.js';
import { decidedFiles, filesConcerned } from '../shared/decidedFiles.js';
import { mayBeRead, modulesAskedFor } from '../shared/guardsAround.js';
import { handingLines } from '../shared/handingLines.js';
import { type HandlerName, handlerNames } from '../shared/handlerNames.js';
import { selectionOf } from '../shared/selection.js';
import { quoted } from '../shared/wording.js';
import { formerRegistries } from './formerRegistries.js';
import { succeedFixes } from './succeedFixes.js';

/**
 * A handler of a module that current servers do not have. Silent where a guard asks for that module or another
 * line takes the files, since the line is then left for old servers, where an `Action` line explains the name, and
 * where the profile says that the module is loaded.
 */
export const obsoleteHandler: HtaccessRule = {
  name: 'obsolete-handler',
  target: 'htaccess',
  severity: 'warning',
  summary: 'A line names a handler of a module that current servers no longer have.',

  *check(context: HtaccessContext) {
    const { file, site, profile } = context;
    for (const named of handlerNames(file.document)) {
      const { directive, sections, word } = named;
      const former = formerHandler(word.value);
      if (former === null || !mayBeRead(sections, profile) || asksFor(former, sections)) continue;
      const absence = absenceOf(former, profile);
      if (absence === 'no' || isActionNamed(site, folderOf(file.path), word.value.toLowerCase())) continue;
      const line = handingLines(site, file, profile).find((each) => each.directive === directive);
      if (line?.example !== null) yield finding(named, former, absence, context);
    }
    yield* formerRegistries(context);
  },
};

const asksFor = ({ modules }: FormerHandler, sections: readonly Section[]): boolean =>
  modules.some((module) => modulesAskedFor(sections).includes(module));

/** Whether nothing brings the handler. */
function absenceOf({ modules, setUpByHosts }: FormerHandler, profile: ServerProfile): Truth {
  const loaded = modules.map((module) => isModuleLoaded(profile, module));
  if (loaded.includes('yes')) return 'no';
  return loaded.includes('maybe') || (setUpByHosts && mayHostBringIt(profile)) ? 'maybe' : 'yes';
}

function finding(
  { directive, sections, word, how }: HandlerName,
  { origin, advice, successor, setUpByHosts }: FormerHandler,
  absence: Truth,
  context: HtaccessContext,
): Finding {
  const { site, file, profile } = context;
  const certain = absence === 'yes';
  const selects = quoted(selectionOf(directive, sections));
  const lack = certain
    ? `The server "${quoted(profile.name)}" does not have it`
    : `Current servers do not have it${setUpByHosts ? ', and only some hosts still set the name up' : ''}`;
  const sent =
    how === 'type'
      ? `Apache then sends ${selects} with this type: browsers offer the source as a download.`
      : `Apache then takes the name without a word and sends ${selects} unchanged: visitors read the source.`;
  return {
    span: word.span,
    ...(certain && { severity: 'error' as const }),
    message: { what: `"${quoted(word.value)}" ${origin}.`, why: `${lack}. ${sent}`, remedy: advice },
    related: filesConcerned(
      decidedFiles(site, file, directive, profile),
      certain ? 'sent unchanged' : 'sent unchanged where the module is absent',
    ),
    fixes: () => succeedFixes({ directive, sections, word, successor }, context),
  };
}
