import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { repositoryRoot } from './repository.js';

export interface MeasuredRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly milliseconds: number;
  /** The most memory that the process had at once. */
  readonly megabytes: number;
}

/** At its end the process says how much memory it had. */
const reporting = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('maxRSS ' + process.resourceUsage().maxRSS));",
)}`;

/** Runs the bundled command line as a process of its own, from its start to its end. */
export async function measuredCommand(words: readonly string[]): Promise<MeasuredRun> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', reporting, join(repositoryRoot, 'dist/cli.cjs'), ...words],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  await once(child, 'close');
  const kilobytes = /maxRSS (\d+)$/.exec(stderr)?.[1];
  if (kilobytes === undefined) throw new Error(`the command has not come to its end: ${stderr}`);
  return {
    status: child.exitCode,
    stdout,
    milliseconds: performance.now() - started,
    megabytes: Number(kilobytes) / 1024,
  };
}
