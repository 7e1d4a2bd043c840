import { directiveFacts, isDirectiveLoaded } from './directives.js';
import { moduleNamed } from './moduleNames.js';
import { isModuleLoaded, type ServerProfile, type Truth } from './profile.js';
import { versionHolds } from './version.js';

type Condition = (profile: ServerProfile, argument: string) => Truth;

/** Sections whose content Apache skips, unread but for its tags, where their condition does not hold. */
const guards: ReadonlyMap<string, Condition> = new Map<string, Condition>([
  ['ifmodule', (profile, argument) => isLoaded(profile, firstWord(argument))],
  ['ifdefine', (profile, argument) => isDefined(profile, firstWord(argument))],
  ['ifversion', (profile, argument) => versionHolds(profile.version, [...wordsOf(argument), '>'])],
  ['iffile', () => 'maybe'],
  ['ifdirective', (profile, argument) => exists(profile, firstWord(argument))],
  ['ifsection', (profile, argument) => exists(profile, `<${firstWord(argument)}`)],
]);

export const isGuard = (sectionName: string): boolean => guards.has(sectionName.toLowerCase());

/**
 * Whether Apache reads what stands in a guard section; `yes` for any other section.
 *
 * @param argument the text between name and closing bracket; a leading `!` turns the condition round.
 */
export function guardHolds(profile: ServerProfile, sectionName: string, argument: string): Truth {
  const condition = guards.get(sectionName.toLowerCase());
  if (condition === undefined) return 'yes';
  const negated = argument.startsWith('!');
  const truth = condition(profile, negated ? argument.slice(1) : argument);
  if (!negated || truth === 'maybe') return truth;
  return truth === 'yes' ? 'no' : 'yes';
}

const wordsOf = (argument: string): readonly string[] =>
  argument
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));

/** Apache takes one word, in quotes or not, and minds no other. */
function firstWord(argument: string): string {
  const [, , quoted, bare] = /^\s*(?:(["'])(.*?)(?:\1|$)|(\S*))/s.exec(argument) ?? [];
  return quoted ?? bare ?? '';
}

function isLoaded(profile: ServerProfile, name: string): Truth {
  const module = moduleNamed(name);
  return module === null ? 'no' : isModuleLoaded(profile, module);
}

function isDefined(profile: ServerProfile, name: string): Truth {
  if (profile.defines === null) return 'maybe';
  return profile.defines.has(name) ? 'yes' : 'no';
}

/** A directive that the facts do not know may come with a module that they do not know either. */
function exists(profile: ServerProfile, name: string): Truth {
  const facts = directiveFacts(name);
  if (facts !== null) return isDirectiveLoaded(profile, facts);
  return profile.modules === null ? 'maybe' : 'no';
}
