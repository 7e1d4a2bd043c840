import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** An Apache of our own on loopback, with its own configuration, log and temporary folder. */
export interface PrivateApache {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  /** What the server has written to its error log so far. */
  errorLog(): Promise<string>;
  /** Ends the server and its children and removes its folder. */
  stop(): Promise<void>;
}

export interface PrivateApacheOptions {
  /** The folder served. It must be readable for others: as root, the server's children are `www-data`. */
  readonly documentRoot: string;
  /** Identifiers without `mod_`, as `cgid`, in addition to `authz_core`; an MPM is added where none is named. */
  readonly modules: readonly string[];
  /** For `AllowOverride` on the document root; default `All`. */
  readonly allowOverride?: string;
  /** For `Options` on the document root; default Apache's own, `FollowSymLinks`. */
  readonly options?: string;
  /** Lines for the end of the server configuration. */
  readonly configuration?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Debian's Apache is not there, or lacks a module. `need` names what to install. */
export class ApacheNotInstalledError extends Error {
  override readonly name = 'ApacheNotInstalledError';

  constructor(readonly need: string) {
    super(`not installed: ${need}`);
  }
}

const server = '/usr/sbin/apache2';
const modulesAvailable = '/etc/apache2/mods-available';

/**
 * @throws {ApacheNotInstalledError} when the server or one of the modules is missing.
 * @throws {Error} when it does not answer within 10 seconds; the message holds what it said.
 */
export async function startPrivateApache(options: PrivateApacheOptions): Promise<PrivateApache> {
  const loadLines = await loadModuleLines(withMpm(['authz_core', ...options.modules]));
  const folder = await mkdtemp(join(tmpdir(), 'handler-doctor-apache-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const log = join(folder, 'error.log');
  const configurationFile = join(folder, 'httpd.conf');
  await mkdir(join(folder, 'run'), { mode: 0o755 });
  await writeFile(configurationFile, configurationOf(options, loadLines, folder, port, log));

  const output = await open(join(folder, 'output'), 'w');
  const child = spawn(server, ['-f', configurationFile, '-D', 'FOREGROUND'], {
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C', ...options.environment },
  });
  await output.close();

  const errorLog = (): Promise<string> => readFile(log, 'utf8').catch(() => '');
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  if (!(await answers(port, child))) {
    const said = (await readFile(join(folder, 'output'), 'utf8')) + (await errorLog());
    await stop();
    throw new Error(`the private Apache did not start: ${said.trim()}`);
  }
  return { url: `http://127.0.0.1:${port}`, port, errorLog, stop };
}

/** The modules that Debian's packages offer here: identifier to its `LoadModule` lines. */
export async function installedModules(): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(modulesAvailable).catch(() => []);
  const modules = new Map<string, string>();
  for (const name of names.filter((entry) => entry.endsWith('.load')).sort()) {
    const text = await readFile(join(modulesAvailable, name), 'utf8');
    for (const line of text.split('\n').filter((each) => each.startsWith('LoadModule '))) {
      const identifier = line.split(/\s+/)[1]?.replace(/_module$/, '') ?? '';
      modules.set(identifier, line);
    }
  }
  return modules;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port on loopback');
  return address.port;
}

const withMpm = (modules: readonly string[]): readonly string[] =>
  modules.some((name) => name.startsWith('mpm_')) ? modules : ['mpm_event', ...modules];

async function loadModuleLines(modules: readonly string[]): Promise<readonly string[]> {
  const installed = await installedModules();
  if (installed.size === 0) throw new ApacheNotInstalledError('apache2');
  return [...new Set(modules)].map((name) => {
    const line = installed.get(name);
    if (line === undefined) throw new ApacheNotInstalledError(`Apache's module ${name}`);
    return line;
  });
}

function configurationOf(
  options: PrivateApacheOptions,
  loadLines: readonly string[],
  folder: string,
  port: number,
  log: string,
): string {
  const modules = new Set(options.modules);
  const lines = [
    `ServerRoot "${folder}"`,
    'ServerName localhost',
    `Listen 127.0.0.1:${port}`,
    `PidFile "${join(folder, 'run', 'httpd.pid')}"`,
    `DefaultRuntimeDir "${join(folder, 'run')}"`,
    `Mutex file:${join(folder, 'run')} default`,
    ...loadLines,
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    `ErrorLog "${log}"`,
    'LogLevel info',
    `DocumentRoot "${options.documentRoot}"`,
    ...(modules.has('mime') ? ['TypesConfig /etc/mime.types'] : []),
    ...(modules.has('cgid') ? [`ScriptSock "${join(folder, 'run', 'cgid.sock')}"`] : []),
    ...(modules.has('wsgi') ? [`WSGISocketPrefix "${join(folder, 'run', 'wsgi')}"`] : []),
    ...(modules.has('fcgid')
      ? [`FcgidIPCDir "${join(folder, 'run')}"`, `FcgidProcessTableFile "${join(folder, 'run', 'fcgid')}"`]
      : []),
    `<Directory "${options.documentRoot}">`,
    `  AllowOverride ${options.allowOverride ?? 'All'}`,
    ...(options.options === undefined ? [] : [`  Options ${options.options}`]),
    '  Require all granted',
    '</Directory>',
    options.configuration ?? '',
  ];
  return `${lines.join('\n')}\n`;
}

async function answers(port: number, child: ChildProcess): Promise<boolean> {
  for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt++) {
    try {
      await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1000) });
      return true;
    } catch {
      await delay(50);
    }
  }
  return false;
}

/** The whole process group: a parent killed alone would leave its children on the port. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  signal(child.pid, 'SIGTERM');
  const inTime = await Promise.race([exited.then(() => true), delay(5000, false, { ref: false })]);
  if (!inTime) {
    signal(child.pid, 'SIGKILL');
    await exited;
  }
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
