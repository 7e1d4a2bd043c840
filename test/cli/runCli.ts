import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';

/** The command line as tsc compiled it. */
export const program = join(repositoryRoot, 'out/server/src/cli/main.js');

export interface RunOptions {
  /** The current folder. */
  readonly cwd: string;
  /** For standard input; without it the input is empty. */
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  /** Runs as a user for whom permissions count, where the tests run as root. */
  readonly unprivileged?: boolean;
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly stdoutBytes: Buffer;
}

const nobody = 65534;

/** Starts the real program and waits for its end. */
export async function runCli(words: readonly string[], options: RunOptions): Promise<Ran> {
  const { cwd, input = '', environment = {}, unprivileged = false } = options;
  const asNobody = unprivileged && process.getuid?.() === 0;
  const child = spawn(process.execPath, [asNobody ? programForAll() : program, ...words], {
    cwd,
    env: { PATH: process.env['PATH'], ...environment },
    ...(asNobody ? { uid: nobody, gid: nobody } : {}),
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin.end(input);
  await once(child, 'close');
  const stdoutBytes = Buffer.concat(stdout);
  return {
    status: child.exitCode,
    stdout: stdoutBytes.toString('utf8'),
    stderr: Buffer.concat(stderr).toString('utf8'),
    stdoutBytes,
  };
}

let bundle: string | null = null;

/** A copy of the bundled program that everyone may read: the checkout may lie in a folder of root's own. */
function programForAll(): string {
  if (bundle === null) {
    const folder = mkdtempSync(join(tmpdir(), 'handler-doctor-program-'));
    for (const part of ['package.json', 'dist']) {
      cpSync(join(repositoryRoot, part), join(folder, part), { recursive: true });
    }
    chmodSync(folder, 0o755);
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    bundle = join(folder, 'dist/cli.cjs');
  }
  return bundle;
}
