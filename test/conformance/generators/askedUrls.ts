import { Random } from './random.js';
import { block, constructs, deepest, program } from './sites.js';

/** A site made up at random, with addresses to ask it for: those of files, of folders, of nothing, and of more than a file. */
export interface AskedSite {
  /** By path below the site. `/SITE` in a text stands for the site's own address. */
  readonly files: Readonly<Record<string, string>>;
  /** Paths of URLs below the site, with a query or without. */
  readonly asked: readonly string[];
  readonly constructs: ReadonlySet<string>;
}

const folders = ['', 'a', 'a/b', 'c'];
const names = [
  'page.py',
  'page.cgi',
  'page.py.txt',
  'plain',
  'text.txt',
  'index.html',
  'index.cgi',
  'index.py',
];
const indexNames = [
  'index.html',
  'index.cgi',
  'index.py',
  'plain',
  'none.html',
  'page.py',
  '/SITE/c/page.cgi',
  'index.cgi/more?x=1',
];

type Construct = (random: Random) => string;

const some = (random: Random, from: readonly string[], most: number): string =>
  Array.from({ length: random.between(1, most) }, () => random.pick(from)).join(' ');

/** What is said of folders, of nothing, and of what stands behind a file. */
const ofAddresses: Readonly<Record<string, Construct>> = {
  DirectoryIndex: (random) => `DirectoryIndex ${some(random, indexNames, 3)}`,
  'DirectoryIndex disabled': () => 'DirectoryIndex disabled',
  DirectorySlash: (random) => `DirectorySlash ${random.pick(['Off', 'On'])}`,
  DirectoryCheckHandler: () => 'DirectoryCheckHandler On',
  DirectoryIndexRedirect: (random) =>
    `DirectoryIndexRedirect ${random.pick(['on', 'permanent', 'off', '303'])}`,
  FallbackResource: (random) =>
    `FallbackResource ${random.pick(['/SITE/page.py', '/SITE/index.cgi', '/SITE/none.cgi', '/SITE/plain', '/SITE/a', 'disabled'])}`,
  AcceptPathInfo: (random) => `AcceptPathInfo ${random.pick(['On', 'Off', 'Default'])}`,
  MultiViews: () => 'Options +MultiViews',
  'Options Indexes': (random) => `Options ${random.pick(['+Indexes', '-Indexes', '+ExecCGI +Indexes'])}`,
  'front controller': (random) =>
    'RewriteEngine On\nRewriteCond %{REQUEST_FILENAME} !-f\n' +
    (random.chance(0.7) ? 'RewriteCond %{REQUEST_FILENAME} !-d\n' : '') +
    `RewriteRule ${random.pick(['.', '^', '^(.*)$'])} ${random.pick(['/SITE/page.cgi', '/SITE/page.cgi/$0', '/SITE/index.cgi?q=$0', '/SITE/none.cgi', '/SITE/a/'])} [${random.pick(['L', 'END', 'L,QSA', 'NS,L'])}]`,
  'rule that sends on': (random) =>
    `RewriteEngine On\nRewriteRule ${random.pick(['^index', '^page', '^old', '^$'])} /SITE/c/ [${random.pick(['R,L', 'R=301,L', 'L'])}]`,
  'rule about the index': (random) =>
    `RewriteEngine On\nRewriteRule ^index\\.(html|cgi)$ ${random.pick(['- [L]', '- [F]', 'page.cgi [L]', '- [G]'])}`,
  'condition on the query': () =>
    'RewriteEngine On\nRewriteCond %{QUERY_STRING} ^x=1\nRewriteRule . /SITE/page.cgi? [L]',
  'AddHandler for programs': () => 'Options +ExecCGI\nAddHandler cgi-script .cgi .py',
  'Action virtual': () => 'Action mine /SITE/page.cgi virtual\nAddHandler mine .mine',
};

export const urlConstructs: readonly string[] = [...Object.keys(ofAddresses), ...constructs];

export function askedSite(seed: number): AskedSite {
  const random = new Random(seed);
  const used = new Set<string>();
  const files: Record<string, string> = {
    'act/.htaccess': 'Options +ExecCGI\n',
    'act/program': program('program'),
  };
  for (const folder of folders) {
    const prefix = folder === '' ? '' : `${folder}/`;
    for (let count = 0; count < 3; count++) files[`${prefix}${random.pick(names)}`] = program('page');
    if (folder !== '' && random.chance(0.4)) continue;
    const parts = [
      ...(folder === '' && random.chance(0.8) ? ['Options +ExecCGI', 'AddHandler cgi-script .cgi'] : []),
      ...Array.from({ length: random.between(1, 4) }, () => said(random, used)),
    ];
    files[`${prefix}.htaccess`] = `${parts.join('\n')}\n`;
  }
  return { files, asked: addresses(random, Object.keys(files)), constructs: used };
}

function said(random: Random, used: Set<string>): string {
  if (random.chance(0.3)) return block(random, used, 1, deepest - 1);
  const name = random.pick(Object.keys(ofAddresses));
  used.add(name);
  const line = ofAddresses[name]?.(random) ?? '';
  if (random.chance(0.15)) return `<Files "${random.pick(['index*', '*.cgi', '*'])}">\n${line}\n</Files>`;
  return line;
}

function addresses(random: Random, paths: readonly string[]): readonly string[] {
  const there = paths.filter((path) => !path.endsWith('.htaccess') && !path.startsWith('act/'));
  const folder = (): string => random.pick(folders.map((each) => (each === '' ? '' : `${each}/`)));
  const kinds: readonly (() => string)[] = [
    folder,
    folder,
    () => random.pick(['a', 'a/b', 'c']),
    () => random.pick(there),
    () => `${random.pick(there)}/${random.pick(['', 'more', 'more/and more'])}`,
    () =>
      `${folder()}${random.pick(['none', 'none.cgi', 'none/more', 'index', 'text', 'page', 'index/more', 'old', 'x.mine', 'index.html', 'index.cgi'])}`,
    () => `${folder()}?x=1`,
  ];
  return [...new Set(Array.from({ length: 8 }, () => random.pick(kinds)()))].sort();
}
