import { directiveFacts } from '../apache/directives.js';
import { knownModules, namesOf } from '../apache/moduleNames.js';
import { allOverrideClasses } from '../apache/overrides.js';
import type { ServerProfile } from '../apache/profile.js';
import type { LogEvent } from './logGroups.js';

/** How messages call a server of which the log has told more than its profile. */
const name = 'the one that wrote this log';

/**
 * What is known of the server once it has refused a line: that it lacks a module, or that AllowOverride lacks a
 * class. Null for a message that tells nothing of the kind.
 */
export function profileAfter(profile: ServerProfile, { fields }: LogEvent): ServerProfile | null {
  const { said = '', directive = '', option = '' } = fields;
  if (option !== '' && said.endsWith('not allowed here')) return withoutOption(profile, option);
  const facts = directive === '' ? null : directiveFacts(directive);
  if (facts === null) return null;
  if (said.startsWith('Invalid command')) {
    const lacking = new Set(facts.modules.flatMap(namesOf));
    const modules = [...(profile.modules ?? knownModules)].filter((module) => !lacking.has(module));
    return { ...profile, name, modules: new Set(modules) };
  }
  if (!said.endsWith('not allowed here') || facts.override.length === 0) return null;
  const granted = [...(profile.allowOverride ?? allOverrideClasses)];
  const lacking: readonly string[] = facts.override;
  return { ...profile, name, allowOverride: new Set(granted.filter((each) => !lacking.includes(each))) };
}

function withoutOption(profile: ServerProfile, option: string): ServerProfile {
  const granted = profile.overridableOptions ?? everyOption;
  const overridableOptions = new Set([...granted].filter((each) => each !== option.toLowerCase()));
  const allowOverride = profile.allowOverride ?? new Set(allOverrideClasses);
  return { ...profile, name, allowOverride, overridableOptions };
}

const everyOption: ReadonlySet<string> = new Set([
  'indexes',
  'includes',
  'includesnoexec',
  'followsymlinks',
  'symlinksifownermatch',
  'execcgi',
  'multiviews',
]);
