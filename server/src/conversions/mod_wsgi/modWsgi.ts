import { isOptionGrantedInWords } from '../../apache/overrides.js';
import { isModuleLoaded } from '../../apache/profile.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { addOptions, isExecCgiOn } from '../../site/neededOptions.js';
import type { Conversion, ConversionOutcome, ConversionRequest } from '../conversion.js';
import {
  declined,
  groundwork,
  handlersAtBest,
  htaccessChange,
  scriptsInSomeWorld,
  sentences,
  siteAfter,
} from '../handlerConversion.js';
import { cgiModulesFor } from '../htaccess/guardedSections.js';
import {
  denialWithout,
  denySection,
  insertBlocks,
  overrideHandler,
  placeBehind,
} from '../htaccess/handlerEdits.js';
import { lettingInLater } from '../htaccess/laterAccess.js';

/**
 * The scripts become WSGI applications that mod_wsgi keeps in memory. The line for CGI stays: a server without
 * mod_wsgi runs them as before, and one with neither denies them instead of sending their source.
 */
export const modWsgi: Conversion = {
  target: 'mod_wsgi',
  summary: 'Python stays in memory inside Apache, by mod_wsgi; CGI remains as the fall-back',
  servers: [],
  convert,
};

function convert(request: ConversionRequest): ConversionOutcome {
  const { site, profile, file, line, scripts } = request;
  if (isModuleLoaded(profile, 'wsgi') === 'no') {
    return declined(
      `The server does not load mod_wsgi (profile ${profile.name}); on Debian: apt install libapache2-mod-wsgi-py3.`,
    );
  }
  const concerned = scripts.length > 0 ? scripts : scriptsInSomeWorld(request);
  const handlers = handlersAtBest(site, request, concerned);
  if (handlers.length > 0 && handlers.every((handler) => handler === 'wsgi-script')) {
    return declined(
      'It is so already: mod_wsgi serves these scripts wherever it is loaded, and CGI where it is not.',
    );
  }
  const ground = groundwork(request);
  if (ground.kind === 'declined') return ground;
  const { served } = ground;
  const later = lettingInLater(site, file, scripts);
  if (later !== null) return declined(later);
  const style = fileStyleOf(file.document);
  const execCgi = isExecCgiOn(site, scripts, profile);
  if (!execCgi && profile.allowOverride !== null && !isOptionGrantedInWords(profile, 'ExecCGI')) {
    return declined(
      'ExecCGI is not in force, and the server does not let a .htaccess set it (AllowOverride).',
    );
  }
  const place = placeBehind(file, line, served);
  const edits = [
    ...(execCgi ? [] : addOptions(['ExecCGI'], file, style, served.around[0] ?? line)),
    ...insertBlocks(
      file,
      style,
      served,
      place,
      overrideHandler(style, served, place, 'mod_wsgi.c', 'wsgi-script'),
      denialWithout(
        style,
        served,
        ['mod_wsgi.c'],
        cgiModulesFor(file, line),
        denySection(site, file, style, served.section.name, served.section.argument),
      ),
    ),
  ];
  const after = siteAfter(request, edits);
  const beaten = scripts.find((_, index) => handlersAtBest(after, request, scripts)[index] !== 'wsgi-script');
  if (beaten !== undefined) {
    return declined(
      `Another line of the site decides on ${beaten.path}, so that a line beside this one changes nothing.`,
    );
  }
  const denied = scripts.find((script) => !isExecCgiOn(after, [script], profile));
  if (denied !== undefined) {
    return declined(
      `An Options line that holds for ${denied.path} switches ExecCGI off behind this file. Add +ExecCGI there, then convert again.`,
    );
  }
  return {
    kind: 'converted',
    title: `Serve ${served.label} with mod_wsgi`,
    changes: [...htaccessChange(request, edits), ...ground.scripts.changes],
    steps: [
      {
        text: 'An edited script is read anew at its next request. After an edit of a module that it imports, reload Apache or touch the script.',
        snippet: null,
      },
    ],
    because: sentences(
      'The scripts become programs that stay in memory. An error in the middle of a page answers 500 instead of half a page.',
      ...ground.scripts.notes,
    ),
  };
}
