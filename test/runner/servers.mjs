import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** What the suites need beside Node, by the names of Debian and Ubuntu. */
const packages = [
  'apache2',
  'apache2-doc',
  'apache2-suexec-pristine',
  'libapache2-mod-fcgid',
  'libapache2-mod-passenger',
  'libapache2-mod-perl2',
  'libapache2-mod-php',
  'libapache2-mod-python',
  'libapache2-mod-wsgi-py3',
  'libfcgi-perl',
  'libcgi-pm-perl',
  'libcgi-simple-perl',
  'gunicorn',
  'php-cgi',
  'php-fpm',
  'python3',
  'ruby',
  'php-cgi',
  'php-cli',
  'nodejs',
  // pcre2test, the reference for patterns.
  'pcre2-utils',
  'neovim',
  'chromium',
  // The editor suite builds one native module of its VS Code server.
  'g++',
  'make',
];

/**
 * On Debian and Ubuntu as root installs what is missing; elsewhere says what it is. The suites that need one
 * that is not there say so themselves, and fail where CI=true.
 */
export function installServers() {
  if (!existsSync('/usr/bin/dpkg-query')) {
    console.log(`Some suites need, under the names of Debian: ${packages.join(' ')}`);
    return;
  }
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    console.log(`Not installed, and needed by some suites: sudo apt-get install ${missing.join(' ')}`);
    return;
  }
  console.log(`Installing ${missing.join(' ')} ...`);
  withoutStartingServices(() => {
    aptGet('update');
    aptGet('install', '-y', '--no-install-recommends', ...missing);
  });
}

const isInstalled = (name) =>
  spawnSync('dpkg', ['--status', name], { encoding: 'utf8' }).stdout.includes(
    '\nStatus: install ok installed\n',
  );

function aptGet(...args) {
  const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) console.log(`${stdout}${stderr}\napt-get ${args[0]} did not succeed.`);
}

/** Debian starts a server when it installs one; the suites start private ones, so none shall run. */
function withoutStartingServices(install) {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return install();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    install();
  } finally {
    rmSync(policy);
  }
}
