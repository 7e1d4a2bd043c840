import { Random } from './random.js';
import { block, constructs, deepest, program } from './sites.js';

/** A virtual host made up at random, with its folders; `DIR` stands for the folder that holds them. */
export interface MadeHost {
  /** The lines of its `<VirtualHost>`. */
  readonly lines: string;
  /** By path below `DIR`. */
  readonly files: Readonly<Record<string, string>>;
  /** Files to ask for: below `DIR`, and by the address that leads there. */
  readonly asked: readonly { readonly path: string; readonly address: string }[];
  readonly constructs: ReadonlySet<string>;
}

const overrides = [
  'All',
  'All',
  'None',
  'FileInfo',
  'FileInfo Options',
  'FileInfo AuthConfig Limit Options=ExecCGI,Indexes,FollowSymLinks',
  'AuthConfig',
  'All Nonfatal=All',
];

const folders = ['site', 'site/a', 'site/a/b', 'other', 'other/deep', 'bin', 'bin/sub'];
const names = ['page.py', 'page.cgi', 'page.py.txt', 'plain', 'text.txt'];

type Section = (random: Random, used: Set<string>) => string;

const inner = (random: Random, used: Set<string>): string => block(random, used, random.between(1, 3), 1);

/** Sections of addresses hold no sections of files. */
const plain = (random: Random, used: Set<string>): string =>
  block(random, used, random.between(1, 3), deepest);

/** What a host may hold; the names are those of `hostConstructs`. */
const sections: Readonly<Record<string, Section>> = {
  Directory: (random, used) =>
    `<Directory "DIR/${random.pick(folders)}">\n${inner(random, used)}\n</Directory>`,
  'Directory with a wildcard': (random, used) =>
    `<Directory "DIR/${random.pick(['*', 'site/*', 's?te', '*/a'])}">\n${inner(random, used)}\n</Directory>`,
  DirectoryMatch: (random, used) =>
    `<DirectoryMatch "${random.pick(['/site$', '/(other|bin)', '/a/b', '/a$'])}">\n${inner(random, used)}\n</DirectoryMatch>`,
  Location: (random, used) =>
    `<Location "${random.pick(['/', '/a', '/al', '/run', '/a/b', '/*/b'])}">\n${plain(random, used)}\n</Location>`,
  LocationMatch: (random, used) =>
    `<LocationMatch "${random.pick(['\\\\.py$', '^/a', '^/(al|run)/'])}">\n${plain(random, used)}\n</LocationMatch>`.replaceAll(
      '\\\\',
      '\\',
    ),
  'Files of a host': (random, used) =>
    `<Files "${random.pick(['*.py', 'page*', 'plain'])}">\n${plain(random, used)}\n</Files>`,
  'If of a host': (random, used) =>
    `<If "%{REQUEST_URI} =~ m#${random.pick(['/a/', 'page', '^/al'])}#">\n${plain(random, used)}\n</If>`,
  AllowOverride: (random) =>
    `<Directory "DIR/${random.pick(folders)}">\nAllowOverride ${random.pick(overrides)}\n</Directory>`,
  'line of a host': (random) =>
    random.pick([
      'AddHandler cgi-script .py',
      'SetHandler default-handler',
      'AddType cgi-script .cgi',
      'RemoveHandler .py',
    ]),
};

const always = ['Alias', 'ScriptAlias'];

export const hostConstructs: readonly string[] = [
  ...always,
  ...Object.keys(sections),
  ...constructs.filter((name) => name !== 'IfVersion'),
];

/** A configuration does not say of which version its server is: what such a guard decides is not known. */
const withoutVersions = (text: string): string =>
  text.replace(/<IfVersion [^\n]*>/g, '<IfModule mod_mime.c>').replaceAll('</IfVersion>', '</IfModule>');

export function madeHost(seed: number): MadeHost {
  const random = new Random(seed);
  const used = new Set<string>(always);
  const parts = Array.from({ length: random.between(3, 8) }, () => {
    const name = random.pick(Object.keys(sections));
    used.add(name);
    return sections[name]?.(random, used) ?? '';
  });
  const files: Record<string, string> = { 'act/program': program('program') };
  for (const folder of folders) {
    for (const name of [random.pick(names), random.pick(names)]) files[`${folder}/${name}`] = program('page');
    if (random.chance(0.4))
      files[`${folder}/.htaccess`] = `${withoutVersions(block(random, used, random.between(1, 4), 0))}\n`;
  }
  const asked = Object.keys(files)
    .filter((path) => !path.endsWith('.htaccess') && !path.startsWith('act/'))
    .filter(() => random.chance(0.35))
    .map((path) => ({ path, address: addressOf(path) }));
  return { lines: withoutVersions(hostLines(random, parts)), files, asked, constructs: used };
}

const hostLines = (random: Random, parts: readonly string[]): string =>
  [
    'DocumentRoot "DIR/site"',
    'Alias /al "DIR/other"',
    'ScriptAlias /run "DIR/bin"',
    'ScriptAlias /PROGRAM "DIR/act/program"',
    `<Directory "DIR">\nAllowOverride ${random.pick(overrides)}\nOptions ${random.pick(['FollowSymLinks ExecCGI', 'All', 'FollowSymLinks'])}\n</Directory>`,
    ...parts,
  ].join('\n');

function addressOf(path: string): string {
  if (path.startsWith('other/')) return `/al${path.slice('other'.length)}`;
  if (path.startsWith('bin/')) return `/run${path.slice('bin'.length)}`;
  return path.slice('site'.length);
}
