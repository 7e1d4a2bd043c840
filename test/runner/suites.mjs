import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** For one suite; those of `npm run test:long` have more to do. */
const minutes = 18 * Number(process.env.HANDLER_DOCTOR_EFFORT ?? '1');

/** The suites that make up cases at random, of which there can be more. */
export const randomSuites = ['conformance', 'properties', 'unit'];

/** The slowest first, so that they do not run alone at the end. The others follow in the order of names. */
const slowest = ['editor', 'conformance', 'conversions'];

const formatAndLint = {
  name: 'format and lint',
  command: ['node_modules/@biomejs/biome/bin/biome', 'check'],
};

/**
 * Every folder of `test/` that holds `*.test.ts` is a suite of that name; format and lint are one more.
 *
 * @param {readonly string[]} names of the suites wanted; all where it is empty
 * @returns {readonly { name: string, command: readonly string[], testFiles?: readonly string[] }[]}
 */
export function suitesUnderTest(names) {
  const suites = readdirSync(join(root, 'test'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, command: mocha, testFiles: compiledTests(name) }))
    .filter(({ testFiles }) => testFiles.length > 0)
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
  return [...suites, formatAndLint].filter(({ name }) => names.length === 0 || names.includes(name));
}

const mocha = [
  '--enable-source-maps',
  'node_modules/mocha/bin/_mocha',
  '--reporter=test/runner/countingReporter.cjs',
];

const rank = (name) => (slowest.includes(name) ? slowest.indexOf(name) : slowest.length);

/** Found by their sources: what a file that is gone was once compiled to is no test. */
const compiledTests = (name) =>
  readdirSync(join(root, 'test', name), { recursive: true })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join('out/test', name, path.replace(/\.ts$/, '.js')))
    .sort();

/**
 * Runs one suite. A process that ends badly without a failed test is itself a failure, as is one that does not
 * end in time.
 *
 * @returns {Promise<{ passed: number, failed: number, output: string }>} `output` starts with the suite's name
 */
export async function runSuite({ name, command, testFiles }) {
  const started = Date.now();
  const { status, said, counts } =
    testFiles === undefined ? await runCheck(command) : await runMocha(command, testFiles);
  const crashed = counts === null || (status !== 0 && counts.failed === 0);
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const failures = failed + (crashed ? 1 : 0);
  const figures = `${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const lines = [`== ${name}: ${figures} (${seconds} s)`];
  if (testFiles !== undefined || failures > 0) lines.push(...(said.trim() === '' ? [] : [said.trimEnd()]));
  if (crashed) lines.push(`The suite ended with ${status}, which no failed test explains.`);
  return { passed, failed: failures, output: `${lines.join('\n')}\n` };
}

async function runCheck(command) {
  const { status, said } = await run(command, {});
  const counts = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  return { status, said, counts };
}

async function runMocha(command, testFiles) {
  const folder = mkdtempSync(join(tmpdir(), 'handler-doctor-suite-'));
  const file = join(folder, 'counts.json');
  try {
    const { status, said } = await run([...command, ...testFiles], { HANDLER_DOCTOR_COUNTS: file });
    return { status, said, counts: readCounts(file) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Null where the suite ended before it could count. */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** What the process said on both of its streams, in the order in which it came. */
function run(command, environment) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    }
    const limit = setTimeout(() => {
      said += `\nStopped after ${minutes} minutes.`;
      endGroup(child);
    }, minutes * 60_000);
    const interrupted = () => {
      endGroup(child);
      process.exit(130);
    };
    process.once('SIGINT', interrupted);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      process.off('SIGINT', interrupted);
      resolve({ status: code ?? signal, said });
    });
  });
}

/** The suite and what it started. Windows knows no process groups: there it is the suite alone. */
function endGroup(child) {
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}
