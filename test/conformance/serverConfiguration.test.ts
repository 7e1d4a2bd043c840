import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, installedModules, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { nodeProjectFiles } from '../../server/src/platform/node/projectFiles.js';
import type { ConfigSection } from '../../server/src/site/configBlock.js';
import { documentRootOf } from '../../server/src/site/serverConfiguration/aliases.js';
import { fileOfUrl } from '../../server/src/site/serverConfiguration/fileOfUrl.js';
import { loadServerConfiguration } from '../../server/src/site/serverConfiguration/loadServerConfiguration.js';
import { overridesInForce } from '../../server/src/site/serverConfiguration/overridesInForce.js';
import {
  blocksOf,
  type ServerConfiguration,
  type VirtualHost,
} from '../../server/src/site/serverConfiguration/serverConfiguration.js';
import {
  directorySectionsFor,
  locationSectionsFor,
} from '../../server/src/site/serverConfiguration/serverSections.js';
import { uriPathOf } from '../../server/src/site/serverConfiguration/uriPath.js';
import { hostFor } from '../../server/src/site/serverConfiguration/virtualHosts.js';
import { folderOf } from '../../server/src/text/path.js';
import { effort } from '../support/effort.js';
import { installedProgram, orSkip, ProgramNotInstalledError } from '../support/installed.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { type MadeRequest, madeConfiguration, servedFolders } from './generators/serverConfigurations.js';

const modules = ['mpm_event', 'authz_core', 'alias', 'headers', 'macro'];
const server = '/usr/sbin/apache2';

describe('a server configuration, as the server reads it', function () {
  this.timeout(300_000 * effort);

  it('is made of the same files, modules, definitions and hosts, and fails at the same line', async function () {
    await orSkip(this, async () => {
      const wrong: unknown[] = [];
      for (let seed = 1; seed <= 150 * effort; seed++) {
        await withMade(seed, async ({ folder }) => {
          const main = join(folder, 'main.conf');
          const said = await dump(main);
          const read = await loadServerConfiguration(nodeProjectFiles, main, { version: '2.4.71' });
          const expected = asServerSays(said);
          const actual = asWeRead(read);
          const apart = differences(actual, expected);
          if (apart !== null) wrong.push({ seed, ...apart });
        });
      }
      assert.equal(wrong.length, 0, told(wrong));
    });
  });

  it('serves the same file of the same host, and merges the same sections in the same order', async function () {
    await orSkip(this, async () => {
      const wrong: unknown[] = [];
      let compared = 0;
      for (let seed = 1; seed <= 200 * effort; seed++) {
        await withMade(seed, async ({ folder, requests, secondPort }) => {
          const configuration = await loadServerConfiguration(nodeProjectFiles, join(folder, 'main.conf'), {
            version: '2.4.71',
          });
          if (configuration.problems.length > 0) return;

          const apache = await startPrivateApache({
            documentRoot: folder,
            modules,
            allowOverride: 'None',
            configuration: `${probes}\nInclude "${folder}/httpd.conf"`,
          });
          try {
            for (const request of requests) {
              const port = request.port === 'first' ? apache.port : secondPort;
              const answer = await ask(request, port);
              const expected = expectedOf(configuration, request, port, answer);
              compared++;
              const apart = expected.refused
                ? differences({ status: answer.status }, { status: 500 })
                : differences(answer, { ...answer, ...expected.answer });
              if (apart !== null) wrong.push({ seed, request, status: answer.status, ...apart });
            }
          } finally {
            await apache.stop();
          }
        });
      }
      assert.equal(wrong.length, 0, told(wrong));
      assert.ok(compared > 300 * effort, `${compared} answers`);
    });
  });

  it('of Debian is read without a problem, with the modules and hosts that it says it has', async function () {
    await orSkip(this, async () => {
      const main = installedProgram("Debian's apache2", ['/etc/apache2/apache2.conf']);
      const environment = new Map(debianVariables);
      const { stdout } = await promisify(execFile)(server, ['-f', main, '-M'], {
        env: Object.fromEntries(environment),
      });
      const read = await loadServerConfiguration(nodeProjectFiles, main, { environment, version: '2.4.71' });
      assert.deepEqual(read.problems, []);
      assert.deepEqual([...(read.modules ?? [])].sort(), modulesIn(stdout));
      assert.deepEqual(
        read.hosts.map(({ addresses }) => addresses),
        [[{ host: '*', port: 80 }]],
      );
      assert.equal(documentRootOf(read, read.hosts[0] ?? null), '/var/www/html');
      assert.equal(fileOfUrl(read, null, '/icons/a.png')?.path, '/usr/share/apache2/icons/a.png');
      assert.equal(overridesInForce(read, null, '/var/www/html').classes.size, 0);
    });
  });
});

/** What `/etc/apache2/envvars` sets. */
const debianVariables: readonly (readonly [string, string])[] = [
  ['APACHE_RUN_USER', 'www-data'],
  ['APACHE_RUN_GROUP', 'www-data'],
  ['APACHE_PID_FILE', '/var/run/apache2/apache2.pid'],
  ['APACHE_RUN_DIR', '/var/run/apache2'],
  ['APACHE_LOCK_DIR', '/var/lock/apache2'],
  ['APACHE_LOG_DIR', '/var/log/apache2'],
  ['LANG', 'C'],
];

/** Sent with every answer: where the server looked, and what it would have done. */
const probes = [
  'Header always set X-File "expr=%{REQUEST_FILENAME}"',
  'Header always set X-Info "expr=%{PATH_INFO}"',
  'Header always set X-Handler "expr=%{HANDLER}"',
].join('\n');

interface Made {
  readonly folder: string;
  readonly requests: readonly MadeRequest[];
  readonly secondPort: number;
}

/** Below a folder with a name that has to be quoted. */
async function withMade(seed: number, use: (made: Made) => Promise<void>): Promise<void> {
  const secondPort = await freePort();
  const pages = servedFolders.flatMap((each): readonly (readonly [string, string])[] => [
    [`s/${each}/page.txt`, each],
    ...(each === 'doc' ? [] : [[`s/${each}/.htaccess`, `Header always append X ${markOf(each)}\n`] as const]),
  ]);
  await withTemporaryFolder(Object.fromEntries(pages), async (top) => {
    chmodSync(top, 0o755);
    const folder = join(top, 's');
    const { files, requests } = madeConfiguration(seed, { root: folder, secondPort });
    const base = await mainLines(folder);
    for (const [path, text] of [...Object.entries(files), ['main.conf', base] as const]) {
      await mkdir(folderOf(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await use({ folder, requests, secondPort });
  });
}

async function mainLines(folder: string): Promise<string> {
  const installed = await installedModules();
  const lines = modules.map((name) => {
    const module = installed.get(name);
    if (module === undefined) throw new ProgramNotInstalledError(`Apache's module ${name}`);
    return module.line;
  });
  return [
    `ServerRoot "${folder}"`,
    'ServerName localhost',
    `DefaultRuntimeDir "${folder}"`,
    `ErrorLog "${folder}/error.log"`,
    ...lines,
    `Include "${folder}/httpd.conf"`,
    '',
  ].join('\n');
}

/** Two runs: one that prints hosts prints nothing of files and modules. */
const dump = async (main: string): Promise<string> =>
  (await print(main, ['DUMP_INCLUDES', 'DUMP_MODULES'])) +
  (await print(main, ['DUMP_VHOSTS', 'DUMP_RUN_CFG']));

const print = (main: string, dumps: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const words = ['-f', main, '-t', ...dumps.flatMap((each) => ['-D', each])];
    execFile(server, words, { env: { LANG: 'C' } }, (_error, stdout, stderr) => resolve(stdout + stderr));
  });

interface Comparable {
  readonly files: readonly string[];
  /** `path:line` of the first error, with which nothing else is compared. */
  readonly failsAt: string | null;
  readonly modules: readonly string[];
  readonly defines: readonly string[];
  readonly hosts: Readonly<Record<string, readonly string[]>>;
}

function asServerSays(said: string): Comparable {
  const files = [...said.matchAll(/^ +\((?:\d+|\*)\) (\/.*)$/gm)].map((match) => match[1] ?? '');
  const error = innermostError(said);
  if (error !== null) return failing(error);
  const hosts: Record<string, string[]> = {};
  let address = '';
  for (const line of said.split('\n')) {
    const [, alone, name] = /^(\S+:(?:\d+|\*)) +(\S+) \(/.exec(line) ?? [];
    address = /^(\S+:(?:\d+|\*)) +is a NameVirtualHost/.exec(line)?.[1] ?? address;
    const shared = /^ +port \S+ namevhost (\S+) \(/.exec(line)?.[1];
    if (alone !== undefined && name !== undefined) hosts[alone] = [name.toLowerCase()];
    if (shared !== undefined) hosts[address] = [...(hosts[address] ?? []), shared.toLowerCase()];
  }
  return {
    files: [...new Set(files)].sort(),
    failsAt: null,
    modules: modulesIn(said),
    defines: [...said.matchAll(/^Define: (.*)$/gm)]
      .map((match) => match[1] ?? '')
      .filter((each) => !each.startsWith('DUMP_'))
      .sort(),
    hosts,
  };
}

/** Where one file includes another, the line of the Include is named first; a macro's lines count from its body. */
function innermostError(said: string): string | null {
  const macro = 'macro \'[^\']*\' \\(defined on line (\\d+) of "([^"]*)"\\) used on line';
  const places = [...said.matchAll(new RegExp(`Syntax error on line (\\d+) of (?:${macro}|(/[^:]*):)`, 'g'))];
  const [, line, start, macroFile, file] = places.at(-1) ?? [];
  if (line === undefined) return null;
  return file === undefined ? `${macroFile}:${Number(start) + Number(line)}` : `${file}:${line}`;
}

const modulesIn = (said: string): readonly string[] =>
  [...said.matchAll(/^ (\w+)_module \((?:static|shared)\)/gm)].map((match) => match[1] ?? '').sort();

const failing = (failsAt: string): Comparable => ({
  files: [],
  failsAt,
  modules: [],
  defines: [],
  hosts: {},
});

function asWeRead(configuration: ServerConfiguration): Comparable {
  const [problem] = configuration.problems;
  if (problem !== undefined) return failing(`${problem.path}:${problem.line}`);
  const hosts: Record<string, string[]> = {};
  for (const { addresses, name } of configuration.hosts) {
    for (const { host, port } of addresses) {
      const address = `${host}:${port ?? '*'}`;
      hosts[address] = [...(hosts[address] ?? []), name ?? 'localhost'];
    }
  }
  return {
    files: [...configuration.files.keys()].sort(),
    failsAt: null,
    modules: [...(configuration.modules ?? [])].sort(),
    defines: [...configuration.defines]
      .map(([name, value]) => (value === null ? name : `${name}=${value}`))
      .sort(),
    hosts,
  };
}

interface Answer {
  readonly host: string;
  /** What the URL leads to, with what follows the name of a file. */
  readonly file: string;
  readonly script: boolean;
  readonly sections: string;
}

/** `found`: as far as there are files. */
type SeenAnswer = Answer & { readonly status: number; readonly found: string };

const ask = ({ url, host }: MadeRequest, port: number): Promise<SeenAnswer> =>
  new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: url, headers: { Host: host }, agent: false }, (response) => {
      response.resume();
      const header = (name: string): string =>
        Buffer.from(String(response.headers[name] ?? ''), 'latin1').toString('utf8');
      resolve({
        status: response.statusCode ?? 0,
        host: header('x-host'),
        found: header('x-file'),
        file: header('x-file') + header('x-info'),
        script: header('x-handler') === 'cgi-script',
        sections: header('x'),
      });
    }).on('error', reject);
  });

function expectedOf(
  configuration: ServerConfiguration,
  { url, host: name }: MadeRequest,
  port: number,
  { found, file: answered }: SeenAnswer,
): { readonly answer: Answer; readonly refused: boolean } {
  const uriPath = uriPathOf(url) ?? '';
  const host = hostFor(configuration, { address: '127.0.0.1', port, name });
  const file = fileOfUrl(configuration, host, uriPath);
  const blocks = blocksOf(configuration, host);
  const { levels, expressions } = directorySectionsFor(blocks, found, isThere(found, answered));
  let refused = false;
  const marks: string[] = [];
  for (const { folder, sections } of levels) {
    marks.push(...sections.flatMap(marksOf));
    const granted = overridesInForce(configuration, host, folder);
    const own = servedFolders.find((each) => each !== 'doc' && folder.endsWith(`/s/${each}`));
    const isRead = granted.classes.size > 0 || granted.list.size > 0 || granted.nonfatal.size > 0;
    if (own === undefined || !isRead) continue;
    if (granted.classes.has('FileInfo') || granted.list.has('header')) marks.push(markOf(own));
    else if (!granted.nonfatal.has('override')) refused = true;
  }
  marks.push(...expressions.flatMap(marksOf), ...locationSectionsFor(blocks, uriPath).flatMap(marksOf));
  return {
    refused,
    answer: {
      host: hostMark(configuration, host),
      file: file?.path ?? '',
      script: file?.handler === 'cgi-script',
      sections: marks.join(', '),
    },
  };
}

/** A file that something follows in the URL has no level of its own either. */
const isThere = (found: string, file: string): boolean =>
  servedFolders.some((each) => found.endsWith(`/s/${each}`)) ||
  (found === file && found.endsWith('/page.txt'));

/** What the .htaccess of a folder adds. */
const markOf = (folder: string): string => `htaccess-${servedFolders.indexOf(folder)}`;

const marksOf = ({ block }: ConfigSection): readonly string[] =>
  (block.lines.get('header') ?? []).map(({ directive }) => directive.arguments[3]?.value ?? '');

const hostMark = ({ main }: ServerConfiguration, host: VirtualHost | null): string =>
  (host ?? main).block.lines
    .get('header')
    ?.findLast(({ directive }) => directive.arguments[2]?.value === 'X-Host')?.directive.arguments[3]
    ?.value ?? '';

const told = (wrong: readonly unknown[]): string =>
  `${wrong.length} differ\n${wrong
    .slice(0, 5)
    .map((each) => JSON.stringify(each, null, 1))
    .join('\n')}`;

/** The fields in which the two differ; null where they do not. */
function differences<T extends object>(actual: T, expected: T): object | null {
  const apart = Object.keys(expected).filter(
    (key) => !isEqual(Reflect.get(actual, key), Reflect.get(expected, key)),
  );
  if (apart.length === 0) return null;
  return Object.fromEntries(
    apart.map((key) => [key, { actual: Reflect.get(actual, key), expected: Reflect.get(expected, key) }]),
  );
}

const isEqual = (a: unknown, b: unknown): boolean => {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
};
