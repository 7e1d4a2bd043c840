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
import { type PrivateApache, startPrivateApache } from '../../../server/src/measure/privateApache.js';
import type { MadeSite } from '../generators/sites.js';

/** What a real server did with a request. */
export interface ServedAnswer {
  /** What its log says of the handler: `-` where a media type stood for it; of an `Action`, that which it is for. */
  readonly logged: string;
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
  'rewrite',
  'setenvif',
  'wsgi',
];

/** Sites on a disk, and what a real server answered. */
export interface ServedSites {
  /** The folders of the sites, in their order; removed once they were used. */
  readonly folders: readonly string[];
  /** By site, then by path below it. */
  readonly answers: readonly ReadonlyMap<string, ServedAnswer>[];
}

/**
 * Lays out sites, side by side below one document root, and asks a real Apache for their files.
 *
 * @param configuration lines for the end of the server's own
 * @throws {ApacheNotInstalledError}
 */
export async function withServedSites<T>(
  sites: readonly MadeSite[],
  use: (served: ServedSites) => Promise<T> | T,
  configuration = '',
): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'handler-doctor-sites-')));
  try {
    chmodSync(folder, 0o755);
    const folders = sites.map((_, index) => join(folder, 'root', String(index)));
    for (const [index, site] of sites.entries()) layOut(join(folder, 'root'), index, site);
    return await use({ folders, answers: await served(folder, sites, configuration) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function served(
  folder: string,
  sites: readonly MadeSite[],
  configuration: string,
): Promise<ServedSites['answers']> {
  const log = join(folder, 'handlers.log');
  const server = await startPrivateApache({
    documentRoot: join(folder, 'root'),
    modules: serverModules,
    configuration: [
      'LogLevel alert',
      'MaxKeepAliveRequests 0',
      'WSGIApplicationGroup %{GLOBAL}',
      `CustomLog "${log}" "%{X-Asked}i %R"`,
      configuration,
    ].join('\n'),
  });
  const asked = await ask(server, sites).finally(() => server.stop());
  const logged = new Map(
    readFileSync(log, 'utf8')
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  );
  return asked.map(
    (ofSite, index) =>
      new Map(
        [...ofSite].map(([path, answer], number) => [
          path,
          { ...answer, logged: logged.get(`${index}:${number}`) ?? '?' },
        ]),
      ),
  );
}

function layOut(root: string, index: number, site: MadeSite): void {
  // Marks the top of a site, which `explain` looks for.
  const marker = { '.handler-doctor.json': '{}' };
  for (const [path, text] of Object.entries({ ...marker, ...site.files })) {
    const file = join(root, String(index), path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text.replaceAll('/PROGRAM', `/${index}/act/program`), {
      mode: text.startsWith('#!') ? 0o755 : 0o644,
    });
  }
}

type Asked = Omit<ServedAnswer, 'logged'>;

async function ask(
  server: PrivateApache,
  sites: readonly MadeSite[],
): Promise<readonly ReadonlyMap<string, Asked>[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const answers: Map<string, Asked>[] = sites.map(() => new Map());
  const waiting = sites.flatMap((site, index) =>
    site.asked.map((path, number) => ({ path, index, key: `${index}:${number}` })),
  );
  for (const { path, index } of waiting) answers[index]?.set(path, { status: 0, body: '' });
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const url = `/${next.index}/${next.path.split('/').map(encodeURIComponent).join('/')}`;
      answers[next.index]?.set(next.path, await get(server.port, url, next.key, agent));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  agent.destroy();
  return answers;
}

const get = (port: number, path: string, key: string, agent: Agent): Promise<Asked> =>
  new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path, agent, headers: { 'X-Asked': key } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
      );
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
