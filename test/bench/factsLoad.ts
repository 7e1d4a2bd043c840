import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repositoryRoot } from '../support/repository.js';
import { median } from './statistics.js';

const limit = 5;
const look = `
  const started = performance.now();
  require('./facts.cjs').directiveFacts('AddHandler');
  console.log(performance.now() - started);
`;

/** From nothing to the first answer about a directive, bundled as in the programs, each time in a new process. */
export async function reportFactsLoad(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'handler-doctor-bench-'));
  try {
    await build({
      entryPoints: [join(repositoryRoot, 'server/src/apache/directives.ts')],
      outfile: join(folder, 'facts.cjs'),
      bundle: true,
      platform: 'node',
    });
    const times = Array.from({ length: 9 }, () =>
      Number(execFileSync(process.execPath, ['--eval', look], { cwd: folder, encoding: 'utf8' })),
    );
    const usual = median(times);
    const isGood = usual < limit;
    if (!isGood) process.exitCode = 1;
    console.log(`  ${usual.toFixed(1)} ms to the first answer`);
    console.log(`  (less than ${limit} ms expected): ${isGood ? 'good' : 'too slow'}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
