import type { Truth } from './profile.js';

/** The condition of an `<IfVersion>`. */
export interface VersionCondition {
  /** As written, `!>=`; `=` where there is none. */
  readonly operator: string;
  /** A version, or a pattern with its slashes. */
  readonly operand: string;
  /** `unknown` where the operator is none; `unclosed-pattern` where the second slash is missing. */
  readonly form: 'version' | 'pattern' | 'unclosed-pattern' | 'unknown';
  /** Without slashes; empty where there is no pattern. */
  readonly pattern: string;
}

const operators = /^!?(?:~|[=<>]=?)$/;

/**
 * Reads the words of an `<IfVersion>`, the closing bracket among them, as `start_ifversion` in mod_version.c does;
 * null where it does not find the bracket.
 */
export function readVersionCondition(words: readonly string[]): VersionCondition | null {
  let [operator = '', second, third] = words;
  if (second === undefined) {
    second = operator;
    operator = '=';
  }
  if (third === undefined && second === '>') {
    third = '>';
    second = operator;
    operator = '=';
  }
  const bracketApart = third === '>' && second !== '';
  if (!bracketApart && !second.endsWith('>')) return null;
  const operand = bracketApart ? second : second.slice(0, -1);

  const condition = { operator, operand, pattern: '' };
  if (!operators.test(operator)) return { ...condition, form: 'unknown' };
  if (operator.endsWith('~')) return { ...condition, form: 'pattern', pattern: operand };
  const equals = /^!?=/.test(operator);
  if (!equals || !operand.startsWith('/')) return { ...condition, form: 'version' };
  if (operand.length < 2 || !operand.endsWith('/')) return { ...condition, form: 'unclosed-pattern' };
  return { ...condition, form: 'pattern', pattern: operand.slice(1, -1) };
}

/** Whether `compare_version` in mod_version.c takes a text for a version: the last dot of three is one too many. */
export const isVersion = (text: string): boolean => /^\d+(?:\.\d*){0,2}\.?$/.test(text);

/**
 * Whether `<IfVersion>` holds, as `start_ifversion` decides; `maybe` where the version is not known, or where the
 * server refuses the condition.
 *
 * @param words of the section, the closing bracket among them: `>=` and `2.4>`.
 */
export function versionHolds(version: string | null, words: readonly string[]): Truth {
  const condition = readVersionCondition(words);
  if (version === null || condition === null) return 'maybe';
  const truth = holds(version, condition);
  if (truth === 'maybe' || !condition.operator.startsWith('!')) return truth;
  return truth === 'yes' ? 'no' : 'yes';
}

function holds(version: string, { operator, operand, form, pattern }: VersionCondition): Truth {
  if (form === 'pattern') return matches(version, pattern);
  if (form !== 'version' || !isVersion(operand)) return 'maybe';
  const comparison = comparisons.get(operator.replace('!', ''));
  return comparison === undefined ? 'maybe' : truthOf(comparison(compareVersions(version, operand)));
}

const comparisons: ReadonlyMap<string, (order: number) => boolean> = new Map([
  ['=', (order) => order === 0],
  ['==', (order) => order === 0],
  ['>', (order) => order > 0],
  ['>=', (order) => order >= 0],
  ['<', (order) => order < 0],
  ['<=', (order) => order <= 0],
]);

const truthOf = (truth: boolean): Truth => (truth ? 'yes' : 'no');

function matches(version: string, pattern: string): Truth {
  try {
    return truthOf(new RegExp(pattern).test(version));
  } catch {
    return 'maybe';
  }
}

/** Parts that the operand leaves out count as 0. */
function compareVersions(actual: string, operand: string): number {
  const parts = operand.split('.').map(Number);
  const own = actual.split('.').map(Number);
  for (let index = 0; index < 3; index++) {
    const difference = (own[index] ?? 0) - (parts[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
