/**
 * `npm test`: installs what is needed, builds, runs every suite, and ends with one line that sums them up.
 * `npm test -- unit cli` runs only those suites. With `--long` the suites that make up cases at random make up
 * twenty times as many, each time others.
 *
 * Written for Node alone: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../server/tools/installPackages.mjs';
import { installServers } from './runner/servers.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const isLong = process.argv.includes('--long');
if (isLong) process.env.HANDLER_DOCTOR_EFFORT ??= '20';
const { randomSuites, runSuite, suitesUnderTest } = await import('./runner/suites.mjs');

const total = { passed: 0, failed: 0 };
const started = Date.now();

if (prepare()) {
  const suites = suitesUnderTest(isLong ? randomSuites : process.argv.slice(2));
  if (suites.length === 0) throw new Error(`there is no suite ${process.argv.slice(2).join(' ')}`);
  console.log(`Running ${suites.map(({ name }) => name).join(', ')} ...\n`);
  await runAll(suites);
} else {
  total.failed++;
}
console.log(`${Math.round((Date.now() - started) / 1000)} s in all`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

/** Without packages, types or bundles no suite means anything. */
function prepare() {
  if (!installPackages()) return false;
  installServers();
  return (
    step('Compiling', 'node_modules/typescript/bin/tsc', '-b') &&
    step('Packaging', 'server/tools/package.mjs')
  );
}

function step(title, script, ...args) {
  console.log(`${title} ...`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) {
    total.passed++;
    return true;
  }
  console.log(`${stdout}${stderr}`);
  return false;
}

/** As many suites at a time as there are processors; what each says is kept together. */
async function runAll(suites) {
  const waiting = [...suites];
  const work = async () => {
    for (let suite = waiting.shift(); suite !== undefined; suite = waiting.shift()) {
      const { passed, failed, output } = await runSuite(suite);
      total.passed += passed;
      total.failed += failed;
      console.log(output);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
}
