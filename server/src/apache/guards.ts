import { isModuleLoaded, type ServerProfile, type Truth } from './profile.js';

/** Sections whose content Apache skips, unread but for its tags, where their condition does not hold. */
const guards: ReadonlyMap<string, (profile: ServerProfile, argument: string) => Truth> = new Map([
  ['ifmodule', isModuleLoaded],
  ['ifdefine', isDefined],
  ['ifversion', versionHolds],
  ['iffile', () => 'maybe'],
  ['ifdirective', () => 'maybe'],
  ['ifsection', () => 'maybe'],
]);

export const isGuard = (sectionName: string): boolean => guards.has(sectionName.toLowerCase());

/**
 * Whether Apache reads what stands in a guard section.
 *
 * @param argument the text between name and closing bracket; a leading `!` turns the condition round.
 */
export function guardHolds(profile: ServerProfile, sectionName: string, argument: string): Truth {
  const condition = guards.get(sectionName.toLowerCase());
  if (condition === undefined) return 'yes';
  const negated = argument.startsWith('!');
  const bare = (negated ? argument.slice(1) : argument).trim().replace(/^(["'])(.*)\1$/, '$2');
  const truth = condition(profile, bare);
  if (!negated || truth === 'maybe') return truth;
  return truth === 'yes' ? 'no' : 'yes';
}

function isDefined(profile: ServerProfile, name: string): Truth {
  if (profile.defines === null) return 'maybe';
  return profile.defines.has(name) ? 'yes' : 'no';
}

/** `<IfVersion [operator] version>`; the operators of the manual's mod_version page. */
function versionHolds(profile: ServerProfile, argument: string): Truth {
  if (profile.version === null) return 'maybe';
  const [, operator = '=', operand = ''] = /^([<>=~]{1,2})?\s*(.*)$/s.exec(argument) ?? [];
  const pattern = operator === '~' ? operand : /^\/(.*)\/$/s.exec(operand)?.[1];
  if (pattern !== undefined) {
    try {
      return new RegExp(pattern).test(profile.version) ? 'yes' : 'no';
    } catch {
      return 'maybe';
    }
  }
  const order = compareVersions(profile.version, operand);
  switch (operator) {
    case '=':
    case '==':
      return order === 0 ? 'yes' : 'no';
    case '>':
      return order > 0 ? 'yes' : 'no';
    case '>=':
      return order >= 0 ? 'yes' : 'no';
    case '<':
      return order < 0 ? 'yes' : 'no';
    case '<=':
      return order <= 0 ? 'yes' : 'no';
    default:
      return 'maybe';
  }
}

/** Parts that the operand leaves out count as 0, as mod_version counts them. */
function compareVersions(actual: string, operand: string): number {
  const parts = operand.split('.').map(Number);
  const own = actual.split('.').map(Number);
  for (let index = 0; index < 3; index++) {
    const difference = (own[index] ?? 0) - (parts[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
