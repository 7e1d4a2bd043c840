import { type HandlerStanding, standingOf } from '../../apache/handlerStanding.js';
import { isKnownModule } from '../../apache/moduleNames.js';
import { isModuleLoaded } from '../../apache/profile.js';
import { folderOf } from '../../text/path.js';
import type { Finding, HtaccessContext, HtaccessRule, RelatedPlace } from '../rule.js';
import { isActionNamed } from '../shared/actions.js';
import { decidedFiles, filesConcerned } from '../shared/decidedFiles.js';
import { mayBeRead, modulesAskedFor } from '../shared/guardsAround.js';
import { type HandlerName, handlerNames } from '../shared/handlerNames.js';
import { selectionOf } from '../shared/selection.js';
import { quoted } from '../shared/wording.js';
import { mediaTypeAsHandler, misspelledType, swappedArguments, unknownScheme } from './otherSlips.js';
import { writeInstead } from './writeInstead.js';

/**
 * A handler's name that nobody knows: Apache takes it without a word and sends the files as they are. Silent
 * where an `Action` line explains the name, where a guard asks for a module that may bring it, and for the names
 * that hosts and other modules are known to set up.
 */
export const unknownHandler: HtaccessRule = {
  name: 'unknown-handler',
  target: 'htaccess',
  severity: 'error',
  summary: 'A line names a handler that no module knows: the files are sent as source.',

  *check(context: HtaccessContext) {
    const { file, profile } = context;
    for (const named of handlerNames(file.document)) {
      if (!mayBeRead(named.sections, profile)) continue;
      const finding = findingAt(named, context);
      if (finding !== null) yield { ...finding, related: related(named, context) };
    }
  },
};

function findingAt(named: HandlerName, context: HtaccessContext): Finding | null {
  if (named.how === 'type') {
    const slip = misspelledType(named, context);
    return slip === null || isExplained(named, context) ? null : slip;
  }
  const swapped = swappedArguments(named, context);
  if (swapped !== null) return swapped;
  const standing = standingOf(named.word.value);
  switch (standing.kind) {
    case 'unknown-scheme':
      return unknownScheme(named, standing, context);
    case 'media-type':
      return isExplained(named, context) ? null : mediaTypeAsHandler(named, context);
    case 'unknown':
      return isExplained(named, context) ? null : unknownName(named, standing, context);
    default:
      return null;
  }
}

/** By an Action line, or by a guard that asks for a module which may bring it: one that we do not know. */
function isExplained({ sections, word }: HandlerName, { site, file }: HtaccessContext): boolean {
  return (
    isActionNamed(site, folderOf(file.path), word.value.toLowerCase()) ||
    modulesAskedFor(sections).some((module) => !isKnownModule(module))
  );
}

/**
 * A name that is near to none may come from the server's own configuration, which can hold an `Action` line for
 * any name: unless mod_actions is known to be absent, that is only a warning.
 */
function unknownName(
  { directive, sections, word }: HandlerName,
  { nearest }: Extract<HandlerStanding, { kind: 'unknown' }>,
  { file, profile }: HtaccessContext,
): Finding {
  const selects = quoted(selectionOf(directive, sections));
  const sent = `Apache takes the name without a word and sends ${selects} unchanged: visitors read the source, and nothing is logged.`;
  const name = `"${quoted(word.value)}"`;
  const [only, other] = nearest;
  if (only !== undefined) {
    const meant = nearest.map((each) => `"${each}"`).join(' or ');
    return {
      span: word.span,
      message: {
        what: `No module of Apache knows the handler ${name}; ${meant} is probably meant.`,
        why: sent,
        remedy: `Write ${meant}${other === undefined ? '' : ', whichever you mean'}.`,
      },
      ...(other === undefined && { fixes: () => [writeInstead(file, word.span, only)] }),
    };
  }
  const certain = isModuleLoaded(profile, 'actions') === 'no';
  return {
    span: word.span,
    ...(!certain && { severity: 'warning' as const }),
    message: {
      what: `No module of Apache knows the handler ${name}, and no Action line of this site explains it.`,
      why: certain
        ? sent
        : `Unless the server's own configuration explains it, Apache sends ${selects} unchanged: visitors read the source, and nothing is logged.`,
      remedy:
        'Check the spelling, or write the handler that the program is made for. If your host has told you this name, leave it and switch this rule off for the line.',
    },
  };
}

const related = (
  { directive }: HandlerName,
  { site, file, profile }: HtaccessContext,
): readonly RelatedPlace[] => filesConcerned(decidedFiles(site, file, directive, profile), 'sent unchanged');
