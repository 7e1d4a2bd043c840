import { spawnSync } from 'node:child_process';
import { accessSync, constants, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline/promises';

const isWindows = process.platform === 'win32';

/** VS Code's command; null where it is not on the PATH. */
export function codeOnPath() {
  const names = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, isWindows ? 'code.cmd' : 'code'));
  return names.find(isExecutable) ?? null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Asks, and on a yes opens a copy of the example in a VS Code whose settings and extensions lie in a temporary
 * folder that is removed when its window is closed: the person's own are neither read nor changed.
 */
export async function offerToOpen(code, vsix, example) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    '\nOpen a copy of the example in VS Code now, in a throwaway profile? [y/N] ',
  );
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) return;

  const folder = mkdtempSync(join(tmpdir(), 'handler-doctor-'));
  const profile = ['--user-data-dir', join(folder, 'user'), '--extensions-dir', join(folder, 'extensions')];
  const site = join(folder, 'classic-cgi');
  cpSync(example, site, { recursive: true });
  try {
    run(code, [...profile, '--install-extension', vsix]);
    console.log('Close its window to come back.');
    run(code, [...profile, '--new-window', '--wait', site]);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function run(code, args) {
  const quoted = isWindows ? args.map((arg) => `"${arg}"`) : args;
  const { status, error } = spawnSync(code, quoted, { stdio: 'inherit', shell: isWindows });
  if (status !== 0) throw new Error(`VS Code did not start: ${error?.message ?? `status ${status}`}`);
}
