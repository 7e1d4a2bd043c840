import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HtaccessAnswer, type ProbeServer, startProbeServer } from './probeServer.js';

/** A server that tries .htaccess files: a text, or the bytes of a file. */
export interface HtaccessProbe {
  answersFor(files: readonly HtaccessContent[]): Promise<readonly HtaccessAnswer[]>;
  /** For each file what the server logs when it reads it as a .htaccess file; null where it accepts it. */
  messagesFor(files: readonly HtaccessContent[]): Promise<readonly (string | null)[]>;
  /** What the server and its modules call themselves, with their versions: `Apache/2.4.1`, `PHP/8.2.0`. */
  versions(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export type HtaccessContent = string | Uint8Array;

/** How the server differs from one that grants everything. */
export interface ProbedServer {
  /** What `AllowOverride` says; default `All`. */
  readonly allowOverride?: string;
  /** Lines for the end of the server configuration. */
  readonly configuration?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether a file that leaves something behind in the process is read by a process of its own: that takes time. */
  readonly isolatesTraces?: boolean;
}

const filesAtOnce = 4000;

/**
 * @throws {ApacheNotInstalledError} when the server or one of the modules is missing.
 */
export async function startHtaccessProbe(
  modules: readonly string[],
  { configuration = '', isolatesTraces = false, ...probed }: ProbedServer = {},
): Promise<HtaccessProbe> {
  const documentRoot = await mkdtemp(join(memoryFolder(), 'handler-doctor-probe-'));
  await chmod(documentRoot, 0o755);
  const start = (isIsolated: boolean): Promise<ProbeServer> =>
    startProbeServer({
      ...probed,
      documentRoot,
      modules,
      isIsolated,
      // Some directives are refused where following links is off, others only while they are looked up.
      options: 'All',
      configuration: ['ServerTokens Full', ...php(modules), configuration].join('\n'),
    });
  const common = await start(false);
  let isolated: Promise<ProbeServer> | null = null;
  const folders = new Folders(documentRoot);

  async function batch(files: readonly HtaccessContent[]): Promise<readonly HtaccessAnswer[]> {
    const paths = files.map((file, index) => folders.write(index, file));
    const leaving = new Set(
      isolatesTraces ? paths.filter((_, index) => leavesTraces(modules, files[index] ?? '')) : [],
    );
    const answers = new Map<string, HtaccessAnswer>();
    const ask = async (server: ProbeServer, asked: readonly string[]): Promise<void> => {
      const given = await server.answersFor(asked);
      for (const [index, path] of asked.entries()) {
        const answer = given[index];
        if (answer !== undefined) answers.set(path, answer);
      }
    };
    await ask(
      common,
      paths.filter((path) => !leaving.has(path)),
    );
    if (leaving.size > 0) {
      isolated ??= start(true);
      await ask(await isolated, [...leaving]);
    }
    // A request given up may still be logged, and would be taken for the next file of its folder.
    if ([...answers.values()].some(({ outcome }) => outcome === 'slow')) folders.leave();
    return paths.map((path) => answers.get(path) ?? { refusal: null, outcome: 'crashed' });
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
      const answer = await fetch(`${common.url}/version.php`);
      const php = /^PHP\/[\d.]+$/.exec(await answer.text())?.[0];
      const named = (answer.headers.get('server') ?? '').split(' ').filter((each) => each.includes('/'));
      return php === undefined ? named : [...named, php];
    },
    async stop() {
      await Promise.all([common.stop(), (await isolated)?.stop()]);
      await rm(documentRoot, { recursive: true, force: true });
    },
  };
}

/** Thousands of small files a second are written, of which none has to last. */
const memoryFolder = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

const php = (modules: readonly string[]): readonly string[] =>
  modules.includes('php') ? ['AddType application/x-httpd-php .php'] : [];

/**
 * Modules that keep what a .htaccess file told them in the process, or what is left of it: macros by their names,
 * Lua's hooks. What the process reads next may be answered otherwise, or may end it.
 */
function leavesTraces(modules: readonly string[], file: HtaccessContent): boolean {
  const text = typeof file === 'string' ? file : Buffer.from(file).toString('latin1');
  return (
    (modules.includes('macro') && /<macro/i.test(text)) ||
    (modules.includes('lua') && /^\s*<?lua/im.test(text))
  );
}

/** Folders that are used again and again, each for one file at a time. */
class Folders {
  private generation = 0;
  private readonly made = new Set<string>();

  constructor(private readonly documentRoot: string) {}

  /** @returns the path of the folder below the document root */
  write(index: number, file: HtaccessContent): string {
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
