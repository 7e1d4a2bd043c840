import { distance } from 'fastest-levenshtein';

/** The flags of a rule: short and long name, as the manual spells them. */
const ofRule: readonly (readonly [string, string])[] = [
  ['B', 'backrefescaping'],
  ['BCTLS', 'bctls'],
  ['BNE', 'bne'],
  ['BNP', 'backrefnoplus'],
  ['C', 'chain'],
  ['CO', 'cookie'],
  ['DPI', 'discardpath'],
  ['E', 'env'],
  ['END', 'end'],
  ['F', 'forbidden'],
  ['G', 'gone'],
  ['H', 'handler'],
  ['L', 'last'],
  ['N', 'next'],
  ['NC', 'nocase'],
  ['NE', 'noescape'],
  ['NS', 'nosubreq'],
  ['P', 'proxy'],
  ['PT', 'passthrough'],
  ['QSA', 'qsappend'],
  ['QSD', 'qsdiscard'],
  ['QSL', 'qslast'],
  ['R', 'redirect'],
  ['S', 'skip'],
  ['T', 'type'],
];

const ofCondition: readonly (readonly [string, string])[] = [
  ['NC', 'nocase'],
  ['NV', 'novary'],
  ['OR', 'ornext'],
];

const shortNames = (flags: readonly (readonly [string, string])[]): string =>
  flags.map(([short]) => short).join(', ');

export const namesOf = (isCondition: boolean): string => shortNames(isCondition ? ofCondition : ofRule);

/** @param flag with its value or without. */
export const isRuleFlag = (flag: string): boolean => isAmong(ofRule, flag);

export const isFlag = (flag: string, isCondition: boolean): boolean =>
  isAmong(isCondition ? ofCondition : ofRule, flag);

function isAmong(flags: readonly (readonly [string, string])[], flag: string): boolean {
  const [name = ''] = flag.toLowerCase().split('=', 1);
  return flags.some(([short, long]) => name === short.toLowerCase() || name === long);
}

/** A flag, or several, that a wrong one was probably meant for; null where there is no telling. */
export function nearestFlag(written: string, isCondition: boolean): string | null {
  const parts = written.split(/[;|\s+]+|\]\s*\[/);
  if (parts.length > 1) return parts.every((part) => isFlag(part, isCondition)) ? parts.join(',') : null;
  const status = /^(?:r(?:edirect)?)?[-:\s]*(30[1278])$/i.exec(written)?.[1];
  if (status !== undefined && !isCondition) return `R=${status}`;
  const renamed = isCondition ? null : otherWords.get(written.toLowerCase());
  if (renamed !== undefined && renamed !== null) return renamed;
  const bare = written.replace(/^[^\w]+|[^\w]+$/g, '');
  if (bare !== written && isFlag(bare, isCondition)) return bare;
  return nearestLongName(written.toLowerCase(), isCondition);
}

/** What people write who think of other servers, or of Redirect. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ['deny', 'F'],
  ['permanent', 'R=301'],
  ['temp', 'R=302'],
]);

/** Short names are one another's neighbours: among them nothing can be guessed. */
function nearestLongName(written: string, isCondition: boolean): string | null {
  if (written.length < 4) return null;
  const near = (isCondition ? ofCondition : ofRule).filter(
    ([, long]) => long.length > 3 && distance(written, long) <= (long.length > 6 ? 2 : 1),
  );
  const [only, second] = near;
  return only === undefined || second !== undefined ? null : only[0];
}
