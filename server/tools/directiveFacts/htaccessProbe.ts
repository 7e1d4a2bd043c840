import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrivateApache } from '../../src/measure/privateApache.js';

/** A server that tries .htaccess files. */
export interface HtaccessProbe {
  /** For each text what the server logs when it reads it as a .htaccess file; null where it accepts it. */
  messagesFor(texts: readonly string[]): Promise<readonly (string | null)[]>;
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

const requestsAtOnce = 8;

/**
 * @throws {ApacheNotInstalledError} when the server or one of the modules is missing.
 */
export async function startHtaccessProbe(
  modules: readonly string[],
  { configuration = '', ...probed }: ProbedServer = {},
): Promise<HtaccessProbe> {
  const documentRoot = await mkdtemp(join(tmpdir(), 'handler-doctor-probe-'));
  await chmod(documentRoot, 0o755);
  const server = await startPrivateApache({
    ...probed,
    documentRoot,
    modules,
    // Some directives are refused where following links is off, others only while they are looked up.
    options: 'All',
    configuration: ['ServerTokens Full', ...php(modules), configuration].join('\n'),
  });
  let batch = 0;

  return {
    async messagesFor(texts) {
      const prefix = `b${batch++}-`;
      await Promise.all(
        texts.map(async (text, index) => {
          const folder = join(documentRoot, `${prefix}${index}`);
          await mkdir(folder);
          await writeFile(join(folder, '.htaccess'), text);
        }),
      );
      const next = texts.keys();
      const worker = async (): Promise<void> => {
        for (const index of next) {
          await request(`${server.url}/${prefix}${index}/`);
        }
      };
      await Promise.all(Array.from({ length: requestsAtOnce }, worker));
      const said = messagesIn(await server.errorLog(), prefix);
      return texts.map((_, index) => said.get(index) ?? null);
    },
    async versions() {
      await writeFile(join(documentRoot, 'version.php'), 'PHP/<?php echo PHP_VERSION;');
      const answer = await fetch(`${server.url}/version.php`);
      const php = /^PHP\/[\d.]+$/.exec(await answer.text())?.[0];
      const named = (answer.headers.get('server') ?? '').split(' ').filter((each) => each.includes('/'));
      return php === undefined ? named : [...named, php];
    },
    async stop() {
      await server.stop();
      await rm(documentRoot, { recursive: true, force: true });
    },
  };
}

const php = (modules: readonly string[]): readonly string[] =>
  modules.includes('php') ? ['AddType application/x-httpd-php .php'] : [];

/** Some directives crash the process that reads them (one of mod_lua's does): that is no refusal. */
async function request(url: string): Promise<void> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    await answer.arrayBuffer();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

/** Refusals are logged as `[core:alert] ... PATH/.htaccess: MESSAGE`, with no number. */
function messagesIn(log: string, prefix: string): ReadonlyMap<number, string> {
  const messages = new Map<number, string>();
  const refusal = new RegExp(`\\[core:alert\\] .*?/${prefix}(\\d+)/\\.htaccess: (.*)$`);
  for (const line of log.split('\n')) {
    const [, index, message] = refusal.exec(line) ?? [];
    if (index !== undefined && message !== undefined) messages.set(Number(index), message);
  }
  return messages;
}
