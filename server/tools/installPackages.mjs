import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs `npm ci` where node_modules is not what the lock file says. Needs nothing installed.
 *
 * @returns {boolean} whether all is installed; npm has said what went wrong where it is not
 */
export function installPackages() {
  if (isInstalled()) return true;
  console.log('Installing packages (npm ci) ...');
  const npm = process.env.npm_execpath ?? '';
  const [program, ...args] = /npm-cli\.[cm]?js$/.test(npm) ? [process.execPath, npm] : ['npm'];
  const { status, error } = spawnSync(
    program,
    [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: 'inherit',
      shell: program === 'npm' && process.platform === 'win32',
    },
  );
  if (error !== undefined) console.error(`npm could not be started: ${error.message}`);
  return status === 0;
}

/** Whether npm's own record of node_modules holds each package of the lock file in the same version. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional === true && present[path] === undefined),
  );
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), 'utf8')).packages;
  } catch {
    return {};
  }
}
