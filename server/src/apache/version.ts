import type { Truth } from './profile.js';

/**
 * Whether `<IfVersion>` holds, as mod_version's `start_ifversion` decides; `maybe` where the version is not
 * known, or where the server refuses the condition.
 *
 * @param condition what stands before the closing bracket, without the negation: `>= 2.4`, `/^2.4/`.
 */
export function versionHolds(version: string | null, condition: string): Truth {
  if (version === null) return 'maybe';
  const [first = '', second] = condition.trim().split(/\s+/);
  const operator = second === undefined ? '=' : first;
  const operand = (second ?? first).replace(/^(["'])(.*)\1$/, '$2');
  const pattern = operator === '~' ? operand : /^\/(.*)\/$/s.exec(operand)?.[1];
  if (pattern !== undefined && /^(?:~|==?)$/.test(operator)) return matches(version, pattern);
  if (!/^\d+(?:\.\d*){0,2}$/.test(operand)) return 'maybe';
  const order = compareVersions(version, operand);
  const holds = comparisons.get(operator)?.(order);
  return holds === undefined ? 'maybe' : truth(holds);
}

const comparisons: ReadonlyMap<string, (order: number) => boolean> = new Map([
  ['=', (order) => order === 0],
  ['==', (order) => order === 0],
  ['>', (order) => order > 0],
  ['>=', (order) => order >= 0],
  ['<', (order) => order < 0],
  ['<=', (order) => order <= 0],
]);

const truth = (holds: boolean): Truth => (holds ? 'yes' : 'no');

function matches(version: string, pattern: string): Truth {
  try {
    return truth(new RegExp(pattern).test(version));
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
