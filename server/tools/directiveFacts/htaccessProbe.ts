import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrivateApache } from '../../src/measure/privateApache.js';
import { openRefusalLog } from './refusalLog.js';
import { type RequestOutcome, statusRequests } from './statusRequests.js';

/** What the server does with one file. */
export interface HtaccessAnswer {
  /** What it logs when it refuses the file; null where it does not. */
  readonly refusal: string | null;
  /** Of a request below the file's folder; 500 without a refusal has a reason that depends on the request. */
  readonly outcome: RequestOutcome;
}

/** A server that tries .htaccess files: a text, or the bytes of a file. */
export interface HtaccessProbe {
  answersFor(files: readonly (string | Uint8Array)[]): Promise<readonly HtaccessAnswer[]>;
  /** For each file what the server logs when it reads it as a .htaccess file; null where it accepts it. */
  messagesFor(files: readonly (string | Uint8Array)[]): Promise<readonly (string | null)[]>;
  /** What the server and its modules call themselves, with their versions: `Apache/2.4.1`, `PHP/8.2.0`. */
  versions(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** How the server differs from one that grants everything. */
export interface ProbedServer {
  /** What `AllowOverride` says; default `All`. */
  readonly allowOverride?: string;
  /** Lines for the end of the server configuration. */
  readonly configuration?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const connections = 12;
const filesAtOnce = 4000;

/**
 * @throws {ApacheNotInstalledError} when the server or one of the modules is missing.
 */
export async function startHtaccessProbe(
  modules: readonly string[],
  { configuration = '', ...probed }: ProbedServer = {},
): Promise<HtaccessProbe> {
  const documentRoot = await mkdtemp(join(memoryFolder(), 'handler-doctor-probe-'));
  await chmod(documentRoot, 0o755);
  const server = await startPrivateApache({
    ...probed,
    documentRoot,
    modules,
    // Some directives are refused where following links is off, others only while they are looked up.
    options: 'All',
    configuration: [
      'ServerTokens Full',
      'LogLevel alert',
      'KeepAliveTimeout 60',
      'MaxKeepAliveRequests 0',
      ...processes(modules),
      ...php(modules),
      configuration,
    ].join('\n'),
  });
  const log = await openRefusalLog(server.errorLogFile, documentRoot);
  const clients = Array.from({ length: connections }, () => statusRequests(server.port));
  const folders = new Folders(documentRoot);

  async function batch(files: readonly (string | Uint8Array)[]): Promise<readonly HtaccessAnswer[]> {
    const paths = files.map((file, index) => folders.write(index, file));
    const outcomes = new Array<RequestOutcome>(files.length);
    const next = paths.entries();
    await Promise.all(
      clients.map(async (client) => {
        for (const [index, path] of next) outcomes[index] = await client.statusOf(`/${path}/absent`);
      }),
    );
    const refusals = await log.read();
    // A request given up may still be logged, and would be taken for the next file of its folder.
    if (outcomes.includes('slow')) folders.leave();
    return paths.map((path, index) => ({
      refusal: refusals.get(path) ?? null,
      outcome: outcomes[index] ?? 'crashed',
    }));
  }

  /** Callers may ask at the same time; the folders and the connections serve one batch after the other. */
  let before: Promise<unknown> = Promise.resolve();
  const answersFor: HtaccessProbe['answersFor'] = async (files) => {
    const answers: HtaccessAnswer[] = [];
    for (let from = 0; from < files.length; from += filesAtOnce) {
      const turn = before.then(() => batch(files.slice(from, from + filesAtOnce)));
      before = turn.catch(() => undefined);
      answers.push(...(await turn));
    }
    return answers;
  };
  return {
    answersFor,
    messagesFor: async (files) => (await answersFor(files)).map(({ refusal }) => refusal),
    async versions() {
      await writeFile(join(documentRoot, 'version.php'), 'PHP/<?php echo PHP_VERSION;');
      const answer = await fetch(`${server.url}/version.php`);
      const php = /^PHP\/[\d.]+$/.exec(await answer.text())?.[0];
      const named = (answer.headers.get('server') ?? '').split(' ').filter((each) => each.includes('/'));
      return php === undefined ? named : [...named, php];
    },
    async stop() {
      for (const client of clients) client.close();
      await log.close();
      await server.stop();
      await rm(documentRoot, { recursive: true, force: true });
    },
  };
}

/** Thousands of small files a second are written, of which none has to last. */
const memoryFolder = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

/** Each connection that is kept occupies a process of the prefork MPM. */
const processes = (modules: readonly string[]): readonly string[] =>
  modules.includes('mpm_prefork')
    ? [`StartServers ${connections + 2}`, `MinSpareServers 2`, `MaxSpareServers ${2 * connections}`]
    : [];

const php = (modules: readonly string[]): readonly string[] =>
  modules.includes('php') ? ['AddType application/x-httpd-php .php'] : [];

/** Folders that are used again and again, each for one file at a time. */
class Folders {
  private generation = 0;
  private readonly made = new Set<string>();

  constructor(private readonly documentRoot: string) {}

  /** @returns the path of the folder below the document root */
  write(index: number, file: string | Uint8Array): string {
    const path = `${this.generation}-${index}`;
    const folder = join(this.documentRoot, path);
    if (!this.made.has(path)) {
      mkdirSync(folder);
      this.made.add(path);
    }
    writeFileSync(join(folder, '.htaccess'), file);
    return path;
  }

  leave(): void {
    this.generation++;
  }
}
