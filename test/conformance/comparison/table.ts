import { type Compared, lineAgrees, messageAgrees, verdictAgrees } from './comparison.js';
import { classNames, classOf } from './messageClasses.js';

/** What is counted of files whose refusals are of one class. */
export interface Row {
  readonly name: string;
  readonly files: number;
  readonly verdict: number;
  readonly message: number;
  readonly line: number;
  /** Of how many refusals that both see the line is known. */
  readonly lines: number;
}

const accepted = 'accepted by the server';

/** A row for each class, in the order of the classes, and the accepted files first. */
export function rowsOf(results: readonly Compared[]): readonly Row[] {
  const byName = new Map<string, Compared[]>();
  for (const result of results) {
    const name = result.server === null ? accepted : classOf(result.server.message);
    const members = byName.get(name) ?? [];
    members.push(result);
    byName.set(name, members);
  }
  const order = [accepted, ...classNames];
  return [...byName]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([name, members]) => rowOf(name, members));
}

export function rowOf(name: string, results: readonly Compared[]): Row {
  const lines = results.map(lineAgrees).filter((agrees) => agrees !== null);
  return {
    name,
    files: results.length,
    verdict: results.filter(verdictAgrees).length,
    message: results.filter(messageAgrees).length,
    line: lines.filter((agrees) => agrees).length,
    lines: lines.length,
  };
}

export function tableOf(results: readonly Compared[]): string {
  const refused = results.filter(({ server }) => server !== null);
  const rows = [...rowsOf(results), rowOf('refused by the server', refused), rowOf('all', results)];
  const header = `${'files'.padStart(7)}${'verdict'.padStart(9)}${'message'.padStart(9)}${'line'.padStart(9)}`;
  return [header, ...rows.map(lineOf)].join('\n');
}

function lineOf(row: Row): string {
  const seen = row.name === accepted || row.name === 'all' ? null : share(row.message, row.verdict);
  return [
    String(row.files).padStart(7),
    share(row.verdict, row.files).padStart(9),
    (seen ?? '').padStart(9),
    (row.lines === 0 ? '' : share(row.line, row.lines)).padStart(9),
    `  ${row.name}`,
  ].join('');
}

const share = (part: number, whole: number): string =>
  whole === 0
    ? '-'
    : part === whole
      ? '100 %'
      : `${(Math.floor((part / whole) * 10_000) / 100).toFixed(2)} %`;
