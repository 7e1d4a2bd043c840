import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Asks a real Apache for files of sites; by site, then by path. */
export async function askSites(
  sites: readonly MadeSite[],
  configuration = '',
): Promise<readonly ReadonlyMap<string, ServedAnswer>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'handler-doctor-sites-'));
  const log = join(folder, 'handlers.log');
  let server: PrivateApache | null = null;
  try {
    chmodSync(folder, 0o755);
    for (const [index, site] of sites.entries()) layOut(join(folder, 'root'), index, site);
    server = await startPrivateApache({
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
    const answers = await ask(server, sites);
    await server.stop();
    server = null;
    const logged = new Map(
      readFileSync(log, 'utf8')
        .split('\n')
        .map((line) => line.split(' '))
        .map(([asked = '', ...handler]) => [asked, handler.join(' ')]),
    );
    return answers.map(
      (ofSite, index) =>
        new Map(
          [...ofSite].map(([path, answer], number) => [
            path,
            { ...answer, logged: logged.get(`${index}:${number}`) ?? '?' },
          ]),
        ),
    );
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function layOut(root: string, index: number, site: MadeSite): void {
  for (const [path, text] of Object.entries(site.files)) {
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
