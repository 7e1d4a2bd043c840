import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInProfile } from '../../server/src/apache/profiles.js';
import { installedModules, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { statusRequests } from '../../server/tools/directiveFacts/statusRequests.js';
import { type CorpusFile, corpusFiles } from '../support/corpus.js';
import { repositoryRoot } from '../support/repository.js';
import { median } from './statistics.js';

const rounds = 7;

/**
 * Prints how long the whole command takes over real files, its own start included, beside how long a warm Apache
 * with the same modules takes to be asked for each over one kept connection; round by round in turn.
 *
 * @throws {ApacheNotInstalledError}
 */
export async function reportCommandSpeed(): Promise<void> {
  const files = corpusFiles();
  if (files === null) {
    console.log('  not run: real .htaccess files (HANDLER_DOCTOR_CORPUS names no folder)');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'handler-doctor-bench-'));
  try {
    chmodSync(folder, 0o755);
    await compare(folder, layOut(folder, files));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each file as the .htaccess of a folder of its own; the folders' names. */
function layOut(folder: string, files: readonly CorpusFile[]): readonly string[] {
  return files.map(({ id, bytes }) => {
    mkdirSync(join(folder, id));
    writeFileSync(join(folder, id, '.htaccess'), bytes);
    return id;
  });
}

async function compare(folder: string, names: readonly string[]): Promise<void> {
  const installed = await installedModules();
  const known = builtInProfile('all-modules')?.modules ?? new Set<string>();
  const server = await startPrivateApache({
    documentRoot: folder,
    modules: [...known].filter((module) => installed.has(module)),
    options: 'All',
    configuration: 'LogLevel alert\nMaxKeepAliveRequests 0\nKeepAliveTimeout 60',
  });
  const client = statusRequests(server.port, true);
  try {
    const commands: number[] = [];
    const requests: number[] = [];
    for (let round = 0; round < rounds; round++) {
      requests.push(
        await milliseconds(async () => {
          for (const name of names) await client.statusOf(`/${name}/absent`);
        }),
      );
      commands.push(await milliseconds(async () => runCommand(folder)));
    }
    const [command, asked] = [median(commands), median(requests)];
    console.log(`  handler-doctor check over ${names.length} folders: ${command.toFixed(0)} ms`);
    console.log(`  a warm Apache, asked one after the other: ${asked.toFixed(0)} ms`);
    console.log(`  ${(command / asked).toFixed(2)} times as long`);
  } finally {
    client.close();
    await server.stop();
  }
}

function runCommand(folder: string): void {
  const words = ['check', folder, '--profile', 'all-modules', '--format', 'ndjson', '--fail-on', 'never'];
  const { status, stderr } = spawnSync(process.execPath, [join(repositoryRoot, 'dist/cli.cjs'), ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`the command ended with ${status}: ${stderr}`);
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
