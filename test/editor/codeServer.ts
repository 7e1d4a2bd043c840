import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../server/src/measure/privateApache.js';
import { installedCodeServer } from './codeServerInstallation.js';

/** A VS Code server on loopback, with fresh settings and no extension but those installed into it. */
export interface CodeServer {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  stop(): Promise<void>;
}

const settings = {
  'chat.commandCenter.enabled': false,
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @param state a folder of its own; settings, extensions and logs go there.
 * @param vsix the extension that is installed first.
 * @throws {Error} when the server cannot be installed, or does not answer within 30 seconds.
 */
export async function startCodeServer(state: string, vsix: string): Promise<CodeServer> {
  const program = join(await installedCodeServer(), 'node_modules/code-server/out/node/entry.js');
  await mkdir(join(state, 'user/User'), { recursive: true });
  await mkdir(join(state, 'extensions'), { recursive: true });
  await writeFile(join(state, 'user/User/settings.json'), JSON.stringify(settings));
  await writeFile(join(state, 'config.yaml'), 'auth: none\ncert: false\n');

  const installation = await spawnServer(program, state, ['--install-extension', vsix]);
  const [status] = await once(installation, 'exit');
  if (status !== 0) throw new Error(`${vsix} could not be installed: see ${join(state, 'server.log')}`);

  const host = `127.0.0.1:${await freePort()}`;
  const server = await spawnServer(program, state, [
    ...['--bind-addr', host, '--auth', 'none', '--disable-telemetry', '--disable-update-check'],
    ...['--disable-workspace-trust', '--disable-getting-started-override', '--disable-file-downloads'],
  ]);
  await answers(host, server);
  return { host, stop: () => end(server) };
}

async function spawnServer(program: string, state: string, args: readonly string[]): Promise<ChildProcess> {
  const log = await open(join(state, 'server.log'), 'a');
  const folders = ['--user-data-dir', join(state, 'user'), '--extensions-dir', join(state, 'extensions')];
  const child = spawn(
    process.execPath,
    [program, '--config', join(state, 'config.yaml'), ...folders, ...args],
    { env: environment(state), stdio: ['ignore', log.fd, log.fd], detached: true },
  );
  await log.close();
  return child;
}

/** Nothing of the person's own VS Code, and no look-up in a gallery of extensions. */
function environment(state: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON|PORT$|PASSWORD$)/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    XDG_CONFIG_HOME: join(state, 'xdg/config'),
    XDG_DATA_HOME: join(state, 'xdg/data'),
    XDG_CACHE_HOME: join(state, 'xdg/cache'),
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }),
  };
}

async function answers(host: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const response = await fetch(`http://${host}/healthz`).catch(() => null);
    if (response?.ok === true) return;
    await delay(100);
  }
  await end(server);
  throw new Error('code-server did not answer within 30 seconds');
}

/** The server leads a process group of its own, so that its extension hosts end with it. */
async function end(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null) return;
  const exited = once(server, 'exit');
  process.kill(-server.pid, 'SIGTERM');
  const ended = await Promise.race([exited.then(() => true), delay(3000, false, { ref: false })]);
  if (!ended) process.kill(-server.pid, 'SIGKILL');
  await exited;
}
