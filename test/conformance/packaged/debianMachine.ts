import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ApacheNotInstalledError } from '../../../server/src/measure/privateApache.js';
import { unpackedDebianPackage } from '../../support/debianPackage.js';
import { layOver } from './layOver.js';
import { packageConfiguration } from './packageConfiguration.js';
import type { PackagedSite } from './packagedSites.js';

/** What is switched on once Debian's apache2 is installed, its MPM aside. */
const standardModules: readonly string[] = [
  'access_compat',
  'alias',
  'auth_basic',
  'authn_core',
  'authn_file',
  'authz_core',
  'authz_host',
  'authz_user',
  'autoindex',
  'deflate',
  'dir',
  'env',
  'filter',
  'mime',
  'negotiation',
  'reqtimeout',
  'setenvif',
  'status',
];
const standardConfigurations: readonly string[] = [
  'charset',
  'other-vhosts-access-log',
  'security',
  'serve-cgi-bin',
];

/** Where the server's own files lie below the machine's root. */
export const serverRoot = 'etc/apache2';

/** Whom a server lets in that asks for a user. */
const user = 'visitor';
const password = 'let me in';
export const knownUser = `${user}:${password}`;

/** Where CGI and FastCGI processes are met. */
export const sockets = 'run/socks';

/** What Debian's `envvars` sets, for a machine in a folder. */
export const machineEnvironment = (root: string): Readonly<Record<string, string>> => ({
  APACHE_RUN_USER: 'www-data',
  APACHE_RUN_GROUP: 'www-data',
  APACHE_RUN_DIR: join(root, 'run'),
  APACHE_LOCK_DIR: join(root, 'run'),
  APACHE_PID_FILE: join(root, 'run', 'apache2.pid'),
  APACHE_LOG_DIR: join(root, 'var', 'log', 'apache2'),
});

/**
 * Lays out a machine in an empty folder as it is once Debian's apache2 and the package are installed: the package's
 * files, and the server's configuration with the modules and the package's own lines switched on. Absolute paths, those
 * in the server's configuration and those that symbolic links lead to, get the folder in front.
 *
 * The port is left open: who starts the server says where it listens, and the one host of Debian's is that of any port.
 *
 * @throws {PackageNotHadError}
 * @throws {ApacheNotInstalledError} where a module is missing
 */
export function layOutMachine(root: string, site: PackagedSite): void {
  for (const name of [site.package, ...(site.beside ?? [])]) layOver(unpackedDebianPackage(name), root);
  for (const folder of ['etc', 'run', 'var/log/apache2', 'var/www/html', sockets]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  // The server's children make sockets in it, as another user where root starts them.
  chmodSync(join(root, sockets), 0o777);
  writeFileSync(join(root, 'etc/mime.types'), readFileSync('/etc/mime.types'));
  if (site.passwords !== undefined) {
    const digest = createHash('sha1').update(password).digest('base64');
    writeFileSync(join(root, site.passwords), `${user}:{SHA}${digest}\n`);
  }
  for (const [name, text] of Object.entries(serverFiles(site))) {
    const file = join(root, serverRoot, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, withPathsBelow(root, text));
  }
}

/** What the server reads, by the path below its root, with paths as on any machine. */
function serverFiles(site: PackagedSite): Readonly<Record<string, string>> {
  const apache = join(unpackedDebianPackage('apache2'), serverRoot);
  const modules = [...standardModules, ...site.modules];
  const host = readFileSync(join(apache, 'sites-available/000-default.conf'), 'utf8');
  return Object.fromEntries([
    ['apache2.conf', readFileSync(join(apache, 'apache2.conf'), 'utf8')],
    ['ports.conf', ''],
    ['sites-enabled/000-default.conf', host.replace('<VirtualHost *:80>', '<VirtualHost *>')],
    ...modules.flatMap((module) => moduleFiles(apache, module)),
    ...standardConfigurations.map((name) => [
      `conf-enabled/${name}.conf`,
      readFileSync(join(apache, 'conf-available', `${name}.conf`), 'utf8'),
    ]),
    [`conf-enabled/${site.package}.conf`, packageConfiguration(unpackedDebianPackage(site.package), site)],
  ]);
}

const ofInstalled = '/etc/apache2/mods-available';

/**
 * The files that `a2enmod` switches on for a module. Modules of other packages have theirs where those are installed;
 * that of PHP has the version in its name.
 *
 * @throws {ApacheNotInstalledError}
 */
function moduleFiles(apache: string, module: string): readonly (readonly [name: string, text: string])[] {
  const name = module === 'php' ? installedPhp() : module;
  const folder = [join(apache, 'mods-available'), ofInstalled].find((each) =>
    existsSync(join(each, `${name}.load`)),
  );
  if (folder === undefined) throw new ApacheNotInstalledError(`Apache's module ${module}`);
  return [`${name}.load`, `${name}.conf`]
    .filter((file) => existsSync(join(folder, file)))
    .map((file) => [`mods-enabled/${file}`, readFileSync(join(folder, file), 'utf8')]);
}

function installedPhp(): string {
  const names = existsSync(ofInstalled) ? readdirSync(ofInstalled) : [];
  return /^(.*)\.load$/.exec(names.find((name) => /^php[\d.]+\.load$/.test(name)) ?? '')?.[1] ?? 'php';
}

/** The modules themselves are those of this machine. */
const withPathsBelow = (root: string, text: string): string =>
  text.replace(
    /(^|[\s"'=:|(^!])(?!\/usr\/lib\/apache2\/modules\/)(?=\/(?:etc|run|srv|usr|var)\b)/gm,
    (_all, before: string) => before + root,
  );
