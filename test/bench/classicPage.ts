import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { repositoryRoot } from '../support/repository.js';
import { median } from './statistics.js';

const run = promisify(execFile);
const rounds = 5;
const secondsEach = 3;
const connections = 8;
const expectedRatio = 40;

/**
 * Serves the classic page's Python 3 twin by CGI, and a copy that was converted by mod_wsgi, side by side, and
 * loads them in turn, so that what else the machine does hits both. The ratio is of the usual round of the one
 * to the best round of the other.
 */
export async function reportClassicPage(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'handler-doctor-bench-'));
  await chmod(folder, 0o755);
  const servers: PrivateApache[] = [];
  try {
    const cgi = await serve(await copyOfTwin(folder, 'cgi'), 'cgid');
    servers.push(cgi);
    const converted = await copyOfTwin(folder, 'wsgi');
    const program = join(repositoryRoot, 'dist/cli.cjs');
    await run(process.execPath, [program, 'convert', converted, '--to', 'mod_wsgi', '--write']);
    const wsgi = await serve(converted, 'wsgi');
    servers.push(wsgi);
    await assertSamePage(cgi, wsgi);
    await compare(cgi, wsgi);
  } finally {
    for (const server of servers) await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function copyOfTwin(folder: string, name: string): Promise<string> {
  const copy = join(folder, name);
  await cp(join(repositoryRoot, 'examples/classic-cgi-python3'), copy, { recursive: true });
  return copy;
}

/** Of cgid and wsgi only the one is loaded, so that no other handler can have answered. */
const serve = (documentRoot: string, handler: string): Promise<PrivateApache> =>
  startPrivateApache({ documentRoot, modules: ['mime', handler] });

const page = (server: PrivateApache): string => `${server.url}/index.py`;

async function assertSamePage(one: PrivateApache, other: PrivateApache): Promise<void> {
  const [first, second] = await Promise.all([one, other].map((server) => fetch(page(server))));
  if (first?.status !== 200 || second?.status !== 200 || (await first.text()) !== (await second.text())) {
    throw new Error(`the two do not answer the same page: ${first?.status} and ${second?.status}`);
  }
}

async function compare(cgi: PrivateApache, wsgi: PrivateApache): Promise<void> {
  const before: number[] = [];
  const after: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    before.push(await requestsPerSecond(page(cgi)));
    after.push(await requestsPerSecond(page(wsgi)));
    console.log(
      `  round ${round}: CGI ${figure(before.at(-1))}, mod_wsgi ${figure(after.at(-1))} requests/s`,
    );
  }
  const ratio = median(after) / Math.max(...before);
  const isGood = ratio >= expectedRatio;
  if (!isGood) process.exitCode = 1;
  console.log(`  ${ratio.toFixed(0)} times as many, best round of CGI against the usual one of mod_wsgi`);
  console.log(`  (at least ${expectedRatio} expected): ${isGood ? 'good' : 'too few'}`);
}

/** @throws {Error} when any answer was not 200. */
async function requestsPerSecond(url: string): Promise<number> {
  const autocannon = join(repositoryRoot, 'node_modules/autocannon/autocannon.js');
  const load = ['--json', '--connections', String(connections), '--duration', String(secondsEach), url];
  const { stdout } = await run(process.execPath, [autocannon, ...load]);
  const { requests, non2xx, errors }: LoadReport = JSON.parse(stdout);
  if (non2xx > 0 || errors > 0) throw new Error(`${url}: ${non2xx} answers were not 200, ${errors} failed`);
  return requests.average;
}

interface LoadReport {
  readonly requests: { readonly average: number };
  readonly non2xx: number;
  readonly errors: number;
}

const figure = (value: number | undefined): string => (value ?? Number.NaN).toFixed(0).padStart(5);
