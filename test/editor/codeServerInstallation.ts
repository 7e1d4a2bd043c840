import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** code-server 4.100.3 is VS Code 1.100.3 with a server in front, from the npm registry. */
const version = '4.100.3';
const ripgrep = `@vscode/ripgrep-linux-${process.arch}`;
const ripgrepVersion = '1.18.0';

/**
 * The folder of a code-server whose native modules fit this Node. Installed with the first call, which takes a
 * minute or two, into the cache folder of the user: a clone holds nothing of it.
 *
 * @throws {Error} when npm does not succeed; the message holds what it said.
 */
export async function installedCodeServer(): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'handler-doctor');
  const folder = join(cache, `code-server-${version}-node-${process.versions.modules}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    await install(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

/**
 * No package may run its own install script: some of them download from elsewhere. Of the native modules
 * those are built that the server cannot start without, and ripgrep comes as a package.
 */
async function install(folder: string): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(folder, 'install', '--ignore-scripts', `code-server@${version}`, `${ripgrep}@${ripgrepVersion}`);
  await npm(folder, 'rebuild', '--build-from-source', 'argon2');

  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  await npm(vscode, 'install', '--ignore-scripts', '--omit=dev');
  await npm(vscode, 'rebuild', '@vscode/spdlog', 'native-watchdog', 'node-pty');
  const bin = join(vscode, 'node_modules/@vscode/ripgrep/bin');
  await mkdir(bin, { recursive: true });
  await copyFile(join(folder, 'node_modules', ripgrep, 'bin/rg'), join(bin, 'rg'));
  await symlink('node_modules', join(vscode, 'node_modules.asar'));
}

async function npm(folder: string, ...args: readonly string[]): Promise<void> {
  const cli = process.env['npm_execpath'];
  const [program, ...first] = cli === undefined ? ['npm'] : [process.execPath, cli];
  const child = spawn(program, [...first, ...args, '--foreground-scripts'], {
    cwd: folder,
    env: npmEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}:\n${said}`);
}

/** Without what the npm that runs the tests was told; headers of Node where they lie beside it. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name));
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {};
  return {
    ...Object.fromEntries(own),
    ...headers,
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_ignore_scripts: 'false',
    npm_config_yes: 'true',
  };
}
