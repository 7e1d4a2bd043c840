import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

/** An Apache of our own on loopback, with its own configuration, log and temporary folder. */
export interface PrivateApache {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  /** The path of the error log, for who reads on where he has stopped. */
  readonly errorLogFile: string;
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
  /** How many milliseconds it has to end its processes by itself, and what they share; default 1000. */
  readonly patience?: number;
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
/** Some of Debian's modules are there without a file that loads them. */
const moduleFiles = '/usr/lib/apache2/modules';

/**
 * @throws {ApacheNotInstalledError} when the server or one of the modules is missing.
 * @throws {Error} when it does not answer within 10 seconds; the message holds what it said.
 */
export async function startPrivateApache(options: PrivateApacheOptions): Promise<PrivateApache> {
  const { folder, port, log, configurationFile } = await prepare(options);
  const output = await open(join(folder, 'output'), 'w');
  const child = spawn(server, ['-f', configurationFile, '-D', 'FOREGROUND'], {
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
    env: environmentOf(options),
  });
  await output.close();

  const errorLog = (): Promise<string> => readFile(log, 'utf8').catch(() => '');
  const stop = async (): Promise<void> => {
    await end(child, options.patience ?? 1000);
    await rm(folder, { recursive: true, force: true });
  };
  if (!(await answers(port, child))) {
    const said = (await readFile(join(folder, 'output'), 'utf8')) + (await errorLog());
    await stop();
    throw new Error(`the private Apache did not start: ${said.trim()}`);
  }
  return { url: `http://127.0.0.1:${port}`, port, errorLogFile: log, errorLog, stop };
}

/**
 * What the server prints about itself under a configuration, without serving: `-L` for its directives, `-M`
 * for its modules, `-S` for what is defined, `-V` for its version.
 *
 * @throws {ApacheNotInstalledError} when the server or one of the modules is missing.
 */
export async function privateApachePrints(
  options: PrivateApacheOptions,
  argument: '-L' | '-M' | '-S' | '-V',
): Promise<string> {
  const { folder, configurationFile } = await prepare(options);
  try {
    const { stdout } = await promisify(execFile)(server, ['-f', configurationFile, argument], {
      env: environmentOf(options),
      maxBuffer: 1 << 24,
    });
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Prepared {
  readonly folder: string;
  readonly port: number;
  readonly log: string;
  readonly configurationFile: string;
}

async function prepare(options: PrivateApacheOptions): Promise<Prepared> {
  const loadLines = await loadModuleLines(withMpm(['authz_core', ...options.modules]));
  const folder = await mkdtemp(join(tmpdir(), 'handler-doctor-apache-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const log = join(folder, 'error.log');
  const configurationFile = join(folder, 'httpd.conf');
  await mkdir(join(folder, 'run'), { mode: 0o755 });
  await writeFile(configurationFile, configurationOf(options, loadLines, folder, port, log));
  return { folder, port, log, configurationFile };
}

const environmentOf = (options: PrivateApacheOptions): Record<string, string> => ({
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
  LANG: 'C',
  ...options.environment,
});

export interface InstalledModule {
  /** Its `LoadModule` line. */
  readonly line: string;
  /** The modules that have to be loaded before it. */
  readonly needed: readonly string[];
}

/** The modules that Debian's packages offer here, by identifier. */
export async function installedModules(): Promise<ReadonlyMap<string, InstalledModule>> {
  const names = await readdir(modulesAvailable).catch(() => []);
  const modules = new Map<string, InstalledModule>();
  for (const name of names.filter((entry) => entry.endsWith('.load')).sort()) {
    const text = await readFile(join(modulesAvailable, name), 'utf8');
    const needed = /^# Depends: (.*)$/m.exec(text)?.[1]?.split(/\s+/) ?? [];
    for (const line of text.split('\n').map((each) => each.trim())) {
      const identifier = /^LoadModule (\S+)_module\s/.exec(line)?.[1];
      if (identifier !== undefined) modules.set(identifier, { line, needed });
    }
  }
  for (const file of (await readdir(moduleFiles).catch(() => [])).sort()) {
    const identifier = /^mod_(\w+)\.so$/.exec(file)?.[1];
    if (identifier === undefined || modules.has(identifier)) continue;
    const line = `LoadModule ${identifier}_module ${join(moduleFiles, file)}`;
    modules.set(identifier, { line, needed: [] });
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
  const lines = new Map<string, string>();
  const load = (name: string): void => {
    if (lines.has(name)) return;
    const module = installed.get(name);
    if (module === undefined) throw new ApacheNotInstalledError(`Apache's module ${name}`);
    module.needed.filter((each) => modules.includes(each)).forEach(load);
    lines.set(name, module.line);
  };
  modules.forEach(load);
  return [...lines.values()];
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

/** Asked for a name that is not there: the folder itself may list thousands, each with a .htaccess to be read. */
async function answers(port: number, child: ChildProcess): Promise<boolean> {
  for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt++) {
    try {
      await fetch(`http://127.0.0.1:${port}/absent`, { signal: AbortSignal.timeout(1000) });
      return true;
    } catch {
      await delay(50);
    }
  }
  return false;
}

/**
 * The whole process group: a parent killed alone would leave its children on the port. Under the event MPM
 * mod_wsgi 4.9 never ends on SIGTERM once it has run Python, so patience is short.
 */
async function end(child: ChildProcess, patience: number): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  signal(child.pid, 'SIGTERM');
  const inTime = await Promise.race([exited.then(() => true), delay(patience, false, { ref: false })]);
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
