import type { ServerProfile } from '../../../server/src/apache/profile.js';
import type { HtaccessProbe } from '../../../server/tools/directiveFacts/htaccessProbe.js';
import { type Compared, isOpen } from './comparison.js';
import { type Disagreement, disagreementsIn } from './disagreements.js';
import { shrink } from './shrink.js';
import { rowOf, rowsOf, tableOf } from './table.js';

/** What has to be reached. */
export const thresholds = { verdict: 0.997, verdictOfClass: 0.98, line: 0.99 } as const;
/** A class of fewer refusals says too little to fail for, as does a single file. */
const fewestOfClass = 30;

/** The table and, of up to `show` ways to differ, of one kind or of all, the smallest file for each. */
export async function describeResults(
  probe: HtaccessProbe,
  profile: ServerProfile,
  results: readonly Compared[],
  { show, kind = null }: { readonly show: number; readonly kind?: string | null },
): Promise<string> {
  const answered = results.filter(isComparable);
  const disagreements = disagreementsIn(answered).filter((each) => kind === null || each.kind === kind);
  const shown: string[] = [];
  for (const disagreement of disagreements.slice(0, show)) {
    shown.push(await describeOne(probe, profile, disagreement));
  }
  const left = disagreements.length - shown.length;
  return [
    tableOf(answered),
    ...shown,
    ...(left > 0 ? [`... and ${left} more ways to differ`] : []),
    ...withoutAnswer(results),
    `left open, for it depends on files of the server: ${results.filter(isOpen).length}`,
    slowest(results),
  ].join('\n');
}

async function describeOne(
  probe: HtaccessProbe,
  profile: ServerProfile,
  { kind, what, files }: Disagreement,
): Promise<string> {
  const [shortest] = files.toSorted((a, b) => a.text.length - b.text.length);
  if (shortest === undefined) return '';
  const { name, text, server, verdict } = await shrink(probe, profile, shortest);
  return [
    '',
    `-- ${kind}, ${files.length} files: ${what}`,
    `   server   ${server === null ? 'takes it' : `line ${server.line}: ${server.message}`}`,
    `   verdict  ${verdict === null ? 'takes it' : `line ${verdict.line}: ${verdict.message}`}`,
    `   ${name}`,
    ...text
      .replace(/\n$/, '')
      .split('\n')
      .slice(0, 30)
      .map((line) => `   | ${visible(line)}`),
  ].join('\n');
}

const visible = (line: string): string =>
  line
    .slice(0, 300)
    .replace(/[^\x20-\x7e\t]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** Of what the server itself does not survive. */
const withoutAnswer = (results: readonly Compared[]): readonly string[] =>
  results.flatMap(({ name, withoutAnswer: outcome }) =>
    outcome === null ? [] : [`the server ${outcome}: ${name}`],
  );

function slowest(results: readonly Compared[]): string {
  const [worst] = results.toSorted((a, b) => b.milliseconds - a.milliseconds);
  return worst === undefined ? '' : `slowest verdict: ${worst.milliseconds.toFixed(1)} ms (${worst.name})`;
}

const isComparable = (result: Compared): boolean => result.withoutAnswer === null && !isOpen(result);

/** What misses its threshold, in words; empty where all is well. */
export function shortcomings(compared: readonly Compared[]): readonly string[] {
  const results = compared.filter(isComparable);
  const all = rowOf('all', results);
  const found: string[] = [];
  const check = (what: string, part: number, whole: number, least: number): void => {
    if (whole > 0 && part / whole < least) {
      found.push(`${what}: ${part} of ${whole}, and ${(least * 100).toFixed(1)} % are asked for`);
    }
  };
  check('verdict', all.verdict, all.files, thresholds.verdict);
  check('line', all.line, all.lines, thresholds.line);
  for (const row of rowsOf(results)) {
    if (row.files >= fewestOfClass && row.verdict < row.files - 1)
      check(`verdict of "${row.name}"`, row.verdict, row.files, thresholds.verdictOfClass);
  }
  for (const { name, trouble, milliseconds } of results) {
    if (trouble !== null) found.push(`${name}: ${trouble}`);
    if (milliseconds > 1000) found.push(`${name}: the verdict took ${Math.round(milliseconds)} ms`);
  }
  return found;
}
