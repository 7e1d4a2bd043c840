import assert from 'node:assert/strict';
import type { ReportedFinding } from '../../../server/src/linter/lint.js';
import { foretellsTrouble, isSpokenOf } from './countedRules.js';
import { misses } from './misses.js';
import { type ScriptCase, titleOf } from './scriptCase.js';
import type { ServedAnswer } from './servedCases.js';

/** The server answers as the case says. @param log the part of its log that has to be there */
export function assertAnswer(each: ScriptCase, answer: ServedAnswer, log: string | undefined): void {
  const { status, type, body, location } = each.answer;
  const shown = JSON.stringify({ ...answer, body: answer.body.slice(0, 200) }, null, 1);
  assert.equal(answer.status, status, shown);
  if (type !== undefined) assert.equal(answer.type, type, shown);
  if (body !== undefined) assert.equal(answer.body.slice(0, body.length), body, shown);
  if (location !== undefined) assert.equal(answer.location, location, shown);
  if (log !== undefined) assert.ok(answer.log.includes(log), `no ${log} in\n${shown}`);
  if (each.outcome === 'source') assert.equal(answer.body, sourceOf(each), 'not the source');
}

/** The text of the file asked for, or of the folder's index. */
function sourceOf({ upload: { files, asked } }: ScriptCase): string {
  const [path = ''] = asked.split('?');
  const file = files[path] ?? Object.entries(files).find(([name]) => name.startsWith(`${path}index.`))?.[1];
  return Buffer.from(file?.content ?? '').toString('latin1');
}

/**
 * A finding stands on exactly those cases that are answered badly for a reason in the files, it is that of the rules
 * that the case names, and its line is in the server's log. What stands in the table of misses must still be one, and
 * a false alarm is none.
 */
export function assertSaid(
  each: ScriptCase,
  rules: readonly string[],
  findings: readonly ReportedFinding[],
  log: string,
  foretells = foretellsTrouble,
): void {
  const fault = falseAlarm(each, findings) ?? missed(each, rules, findings, log, foretells);
  const isMiss = misses.has(titleOf(each)) && fault?.kind !== 'false alarm';
  if (!isMiss) assert.equal(fault?.text, undefined);
  // What only a profile tells is no miss without one.
  else if (rules.length > 0) assert.notEqual(fault, null, 'no miss any more: take it out of the table');
}

interface Fault {
  readonly kind: 'false alarm' | 'miss';
  readonly text: string;
}

function falseAlarm({ outcome }: ScriptCase, findings: readonly ReportedFinding[]): Fault | null {
  if (outcome !== 'well' && outcome !== 'hidden') return null;
  const alarms = findings.filter(foretellsTrouble).map(({ rule, message }) => `${rule}: ${message.what}`);
  return alarms.length === 0 ? null : { kind: 'false alarm', text: `a false alarm: ${alarms.join('; ')}` };
}

function missed(
  { outcome }: ScriptCase,
  rules: readonly string[],
  findings: readonly ReportedFinding[],
  log: string,
  foretells: (finding: ReportedFinding) => boolean,
): Fault | null {
  const counted = findings.filter(isSpokenOf);
  const said = [...new Set(counted.map(({ rule }) => rule))].sort();
  if (said.join() !== rules.join()) return miss(`said are [${said}], and not [${rules}]`);
  if (rules.length === 0 || outcome === 'well' || outcome === 'hidden' || outcome === 'halfway') return null;
  const foretold = counted.filter(foretells);
  if (foretold.length === 0) return miss(`said are [${said}], as advice only`);
  const lines = foretold.flatMap(({ message }) => message.log ?? []);
  return lines.length === 0 || lines.some((line) => log.includes(line))
    ? null
    : miss(`none of ${JSON.stringify(lines)} is in the log:\n${log}`);
}

const miss = (text: string): Fault => ({ kind: 'miss', text });
