import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type PrivateApacheOptions, startPrivateApache } from '../../../server/src/measure/privateApache.js';

/** What a real server did with a request. */
export interface ServedAnswer {
  /** What its log says of the handler: `-` where a media type stood for it; of an `Action`, that which it is for. */
  readonly logged: string;
  /** 0 where the server has hung up without a word. */
  readonly status: number;
  readonly body: string;
}

export const serverModules: readonly string[] = [
  'mpm_prefork',
  'access_compat',
  'actions',
  'alias',
  'authz_core',
  'authz_host',
  'cgi',
  'dir',
  'env',
  'mime',
  'php',
  'proxy',
  'proxy_http',
  'rewrite',
  'setenvif',
  'status',
  'wsgi',
];

/** A request of a plain visitor. */
export interface AskedRequest {
  /** User and password, with a colon between them; default none. */
  readonly user?: string;
  readonly host: string;
  /** The path of the URL, decoded, with its query as it is sent. */
  readonly address: string;
}

/**
 * Asks a private Apache, its log as well as the visitor.
 *
 * @param folder for its log; the documents lie in its folder `root`
 * @param configuration lines for the end of the server's own
 * @returns in the order of the requests
 * @throws {ApacheNotInstalledError}
 */
export const askServer = (
  folder: string,
  requests: readonly AskedRequest[],
  configuration = '',
  modules = serverModules,
): Promise<readonly ServedAnswer[]> =>
  askServerWith(join(folder, 'handlers.log'), requests, {
    documentRoot: join(folder, 'root'),
    modules,
    configuration: ['LogLevel alert', 'WSGIApplicationGroup %{GLOBAL}', configuration].join('\n'),
  });

/**
 * The same for a server of any kind.
 *
 * @param log the file for the handlers, whatever other logs the configuration has
 * @throws {ApacheNotInstalledError}
 */
export async function askServerWith(
  log: string,
  requests: readonly AskedRequest[],
  options: PrivateApacheOptions,
): Promise<readonly ServedAnswer[]> {
  const server = await startPrivateApache({
    ...options,
    configuration: [
      options.configuration ?? '',
      'MaxKeepAliveRequests 0',
      `GlobalLog "${log}" "%{X-Asked}i %R"`,
    ].join('\n'),
  });
  const answers = await ask(server.port, requests)
    .then(async (given) => {
      await untilLogged(log, requests.length);
      return given;
    })
    .finally(() => server.stop());
  const logged = new Map(
    linesOf(log).map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  );
  return answers.map((answer, number) => ({ ...answer, logged: logged.get(String(number)) ?? '?' }));
}

const linesOf = (file: string): readonly string[] => readFileSync(file, 'utf8').split('\n');

/** The server writes of a request once it has answered it: the last ones may be on their way. */
async function untilLogged(log: string, count: number): Promise<void> {
  for (let tries = 0; tries < 100 && linesOf(log).length <= count; tries++) {
    await setTimeout(20);
  }
}

type Asked = Omit<ServedAnswer, 'logged'>;

async function ask(port: number, requests: readonly AskedRequest[]): Promise<readonly Asked[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const answers: Asked[] = [];
  const waiting = [...requests.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [number, request] = next;
      answers[number] = await get(port, request, number, agent);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  agent.destroy();
  return answers;
}

const get = (
  port: number,
  { host, address, user }: AskedRequest,
  number: number,
  agent: Agent,
): Promise<Asked> =>
  new Promise((resolve, reject) => {
    const [named = '', query] = address.split('?');
    const escaped = named.split('/').map(encodeURIComponent).join('/');
    const path = query === undefined ? escaped : `${escaped}?${query}`;
    const headers = { Host: host, 'X-Asked': String(number) };
    httpRequest({ host: '127.0.0.1', port, path, agent, headers, auth: user ?? null }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
      );
      response.on('error', reject);
    })
      .on('error', (error) =>
        'code' in error && error.code === 'ECONNRESET' ? resolve({ status: 0, body: '' }) : reject(error),
      )
      .end();
  });

/** Lays out files, those that start with `#!` executable, so that the server's own user may read them. */
export function layOut(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  }
}

/** Runs `use` with a new folder that the server's own user may read, and removes it. */
export async function withServedFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'handler-doctor-sites-')));
  try {
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'root'));
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
