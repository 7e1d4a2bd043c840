import { Random } from './random.js';

/** A server configuration that was made up, and what can be asked of a server that reads it. */
export interface MadeConfiguration {
  /** Texts by path, as seen from the server's root; the first is `httpd.conf`. */
  readonly files: Readonly<Record<string, string>>;
  /** Paths of URLs, each with the name of a host. */
  readonly requests: readonly MadeRequest[];
}

export interface MadeRequest {
  readonly url: string;
  readonly host: string;
  readonly port: 'first' | 'second';
}

/** What a configuration is made for. */
export interface MadeFor {
  /** The server's root, absolute. */
  readonly root: string;
  readonly secondPort: number;
}

/** What is served: folders, each with a `page.txt` and mostly a `.htaccess`. */
export const servedFolders: readonly string[] = [
  'doc',
  'doc/a',
  'doc/a/b',
  'doc/sp ace',
  'other',
  'other/a',
  'other/ö',
  'cgi',
];

const variable = (name: string): string => `\${${name}}`;
const www = variable('WWW');
const mode = variable('Mode');

const loadable = ['env', 'setenvif', 'dir', 'negotiation', 'expires', 'deflate', 'filter'];
const hostNames = ['one.example', 'two.example', 'Three.Example', 'www.four.example'];
const variables = ['WWW', 'Mode', 'mode', 'ABSENT', 'SITE'];
const lists = ['Header', 'None', 'Redirect <Files', 'header Redirect'];
const expressions = ['doc', '^{root}/doc/', '/a/b', 'page', '\\.txt$', '{root}/(doc|other)/a', 'ö', '/$'];
const locations = ['/', '/a', '/a/', '/a/b/page.txt', '/al', '/a/*', '/*/b/*', '/a?', '/cgi-bin', '/sp ace'];

/** Every seed makes one configuration, always the same. About one in ten has a mistake in it. */
export function madeConfiguration(seed: number, madeFor: MadeFor): MadeConfiguration {
  return new Maker(seed, madeFor).configuration();
}

type Place = 'server' | 'host' | 'section';

class Maker {
  private readonly files: Record<string, string> = {};
  private readonly macros = new Map<string, { readonly parameters: number; readonly place: Place }>();
  private readonly random: Random;
  private marks = 0;
  private named = 0;

  constructor(
    seed: number,
    private readonly madeFor: MadeFor,
  ) {
    this.random = new Random(seed);
  }

  configuration(): MadeConfiguration {
    this.files['httpd.conf'] = '';
    const { root, secondPort } = this.madeFor;
    const lines = [
      `ServerRoot "${root}"`,
      `Define WWW "${root}"`,
      'Define Mode on',
      `Listen 127.0.0.1:${secondPort}`,
      `DocumentRoot "${www}/doc"`,
      'Header always set X-Host main',
      ...this.several(6, 12, () => this.statement('server', 0)),
    ];
    if (this.random.chance(0.1)) lines.splice(this.random.below(lines.length), 0, this.mistake());
    this.files['httpd.conf'] = `${lines.join('\n')}\n`;
    return { files: this.files, requests: this.several(12, 12, () => [this.request()]) };
  }

  private request(): MadeRequest {
    const folders = [
      '',
      '/a',
      '/a/b',
      '/al',
      '/al/a',
      '/a/b/al2',
      '/cgi-bin',
      '/sp%20ace',
      '/m/a',
      '/%C3%B6',
      '/loc',
    ];
    const names = ['/page.txt', '/page.txt', '/page.txt', '/absent', '/', '/page.txt/more', '//page.txt', ''];
    return {
      url: this.pick(folders) + this.pick(names) || '/',
      host: this.pick([...hostNames, 'x.wild.example', 'alias.example', 'nobody.example', 'localhost']),
      port: this.pick(['first', 'second']),
    };
  }

  private mistake(): string {
    return this.pick([
      'Include absent.conf',
      'Include absent/*.conf',
      'Include conf.d/absent*.conf',
      'Error "not so"',
      '<Macro once $x>\n# $x\n</Macro>\nUse once',
      '<Macro again $x>\nUse again $x\n</Macro>\nUse again 1',
      'Use nothing 1',
      'Define a:b c',
      '<Directory /x>',
      '</Directory>',
      'Include',
    ]);
  }

  private statement(place: Place, depth: number): readonly string[] {
    const kinds: (() => readonly string[])[] = [
      () => this.section(depth),
      () => this.section(depth),
      () => this.alias(),
      () => this.definition(),
      () => this.guard(place, depth),
      () => this.inclusion(place, depth),
      () => this.macro(place, depth),
      () => this.use(place),
      () => [`LoadModule ${this.moduleLine()}`],
    ];
    if (place === 'server')
      kinds.push(
        () => this.host(depth),
        () => this.host(depth),
      );
    if (place === 'section') {
      return this.pick([
        () => this.marked(),
        () => this.marked(),
        () => this.guard(place, depth),
        () => this.inclusion(place, depth),
        () => this.use(place),
      ])();
    }
    return this.pick(kinds)();
  }

  private moduleLine(): string {
    const name = this.pick(loadable);
    return `${name}_module /usr/lib/apache2/modules/mod_${name}.so`;
  }

  private marked(): readonly string[] {
    return [`Header always append X ${++this.marks}`];
  }

  private section(depth: number): readonly string[] {
    const root = this.pick([this.madeFor.root, www]);
    const folder = this.pick([
      ...servedFolders,
      'doc/*',
      '*/a',
      'd?c',
      'o[st]her',
      'doc//a/.',
      'doc/a/../a/b/',
    ]);
    const expression = this.pick(expressions).replace('{root}', this.madeFor.root);
    const [open, close] = this.pick([
      [`<Directory "${root}/${folder}">`, '</Directory>'],
      [`<Directory "${root}/${folder}">`, '</Directory>'],
      [`<Directory "${root}/${folder}">`, '</Directory>'],
      ['<Directory />', '</Directory>'],
      [`<DirectoryMatch "${expression}">`, '</DirectoryMatch>'],
      [`<Directory ~ "${expression}">`, '</Directory>'],
      [`<Location "${this.pick(locations)}">`, '</Location>'],
      [`<Location "${this.pick(locations)}">`, '</Location>'],
      [`<LocationMatch "${this.pick(['^/a', 'page', 'ö', '/$', '(?i)/A/'])}">`, '</LocationMatch>'],
    ] as const);
    const plain = open.startsWith('<Directory "') && !/[*?[]/.test(open);
    const overrides = plain && this.random.chance(0.5) ? [`AllowOverride ${this.overrides()}`] : [];
    const list = plain && this.random.chance(0.2) ? [`AllowOverrideList ${this.pick(lists)}`] : [];
    return [
      open,
      ...this.marked(),
      ...overrides,
      ...list,
      ...this.several(0, 2, () => this.statement('section', depth + 1)),
      close,
    ];
  }

  private overrides(): string {
    return this.pick([
      'All',
      'None',
      'FileInfo',
      'FileInfo Indexes',
      'Indexes Nonfatal=Override',
      'None',
      'AuthConfig FileInfo',
    ]);
  }

  private alias(): readonly string[] {
    const folder = this.pick(['other', `${www}/other`, `"${this.madeFor.root}/doc/a"`, 'cgi', 'other/']);
    return this.pick([
      [`Alias /al ${folder}`],
      [`Alias /al/ ${folder}`],
      [`Alias "/a/b/al2" ${folder}`],
      [`Alias /a/b/ ${folder}`],
      [`ScriptAlias /cgi-bin ${folder}`],
      [`ScriptAlias /cgi-bin/ "${this.madeFor.root}/cgi/"`],
      [`AliasMatch "^/m/(.*)$" "${this.madeFor.root}/other/$1"`],
      [`ScriptAliasMatch "^/cgi-bin/(p.*)" "${this.madeFor.root}/cgi/$1"`],
      [`<Location /loc>`, `Alias "${this.madeFor.root}/other/page.txt"`, '</Location>'],
      ['<Location /a/b>', 'Alias other', 'AliasPreservePath On', '</Location>'],
      [
        '<LocationMatch "^/(?:loc|m)/">',
        'ScriptAlias cgi/page.txt',
        'Alias other/page.txt',
        '</LocationMatch>',
      ],
      ['AliasMatch "^/a/b(x)?(.*)" "other/$1$2"'],
      ['<Location /a/b>', `ScriptAlias "${this.madeFor.root}/cgi/page.txt"`, '</Location>'],
    ]);
  }

  private definition(): readonly string[] {
    const name = this.pick(variables.slice(1));
    return this.pick([
      [`Define ${name}`],
      [`Define ${name} ${this.pick(['on', '"two words"', `${mode}x`, '1'])}`],
      [`UnDefine ${name}`],
    ]);
  }

  private guard(place: Place, depth: number): readonly string[] {
    const not = this.pick(['', '', '!']);
    const [name, argument] = this.pick([
      ['IfDefine', `${not}${this.pick(variables)}`],
      ['IfModule', `${not}${this.pick(loadable)}_module`],
      ['IfModule', `${not}mod_${this.pick(loadable)}.c`],
      ['IfModule', `${not}mod_absent.c`],
      ['IfVersion', this.pick(['>= 2.4', '< 2.4', '>= 2.5', '~ ^2\\.4'])],
      ['IfFile', `${not}"${this.pick(['doc/page.txt', 'absent', `${www}/doc`])}"`],
      ['IfDirective', `${not}${this.pick(['ExpiresActive', 'SetEnv', 'Absent', 'Alias'])}`],
      ['IfSection', `${not}${this.pick(['Directory', 'Absent'])}`],
    ] as const);
    if (depth > 3) return this.marked().slice(1);
    return [
      `<${name} ${argument}>`,
      ...this.several(1, 3, () => this.statement(place, depth + 1)),
      `</${name}>`,
    ];
  }

  private inclusion(place: Place, depth: number): readonly string[] {
    if (depth > 3) return [];
    const folder = `conf.d/${++this.named}`;
    const body = (): string => `${this.several(1, 2, () => this.statement(place, depth + 1)).join('\n')}\n`;
    const optional = this.pick(['', 'Optional']);
    switch (this.random.below(5)) {
      case 0:
        this.files[`${folder}.conf`] = body();
        return [`Include${optional} ${folder}.conf`];
      case 1:
        for (const name of ['b.conf', 'B.conf', 'a.conf', '.hidden.conf', 'c.txt']) {
          this.files[`${folder}/${name}`] = body();
        }
        return [`Include${optional} ${folder}/*.conf`];
      case 2:
        for (const name of ['z.conf', 'y/in.conf', 'y/x/in.conf']) this.files[`${folder}/${name}`] = body();
        return [`Include${optional} "${this.madeFor.root}/${folder}"`];
      case 3:
        for (const name of ['one/site.conf', 'two/site.conf', 'three.conf'])
          this.files[`${folder}/${name}`] = body();
        return [`Include${optional} ${folder}/*/s[hi]te.conf`];
      default:
        return [`IncludeOptional ${folder}/${this.pick(['absent.conf', '*.conf', '*/x.conf'])}`];
    }
  }

  private macro(place: Place, depth: number): readonly string[] {
    if (place === 'section' || depth > 2) return [];
    const name = `M${++this.named}`;
    const kind = this.pick(['marks', 'section', 'nested'] as const);
    const known = [...this.macros].find(([, each]) => each.place === 'section' && each.parameters === 1);
    this.macros.set(name, {
      parameters: kind === 'section' ? 2 : 1,
      place: kind === 'section' ? place : 'section',
    });
    if (kind === 'section') {
      return [
        `<Macro ${name} $dir %directive>`,
        `<Directory "${this.madeFor.root}/$dir">`,
        '# a comment',
        '  Header always append X "$dir/%directive"',
        '</Directory>',
        '</Macro>',
      ];
    }
    if (kind === 'nested' && known !== undefined) {
      return [`<Macro ${name} @x>`, `Use ${known[0]} "@x in @x"`, '</Macro>'];
    }
    return [`<macro ${name} $x>`, '  Header always append X "$x $xx"', '</macro>'];
  }

  private use(place: Place): readonly string[] {
    const fitting = [...this.macros].filter(([, each]) => each.place === place);
    const [name, macro] = this.pick([...fitting, [null, null] as const]);
    if (name === null || macro === null) return [];
    // It may stand in a guard that does not hold: then the server stops, and so do we.
    return [`Use ${name} ${macro.parameters === 2 ? `doc/a "${mode}"` : `m${++this.marks}`}`];
  }

  private host(depth: number): readonly string[] {
    const { secondPort } = this.madeFor;
    const addresses = ['*', '*:*', `*:${secondPort}`, '_default_', '127.0.0.1', `127.0.0.1:${secondPort} *`];
    const name = this.pick([
      ...hostNames.map((each) => `ServerName ${each}`),
      `ServerName http://one.example:80`,
      '',
    ]);
    const aliases = this.pick(['ServerAlias *.wild.example', 'ServerAlias alias.example x.example', '', '']);
    const root = this.pick(['DocumentRoot other', `DocumentRoot "${this.madeFor.root}/other/"`, '']);
    return [
      `<VirtualHost ${this.pick(addresses)}>`,
      ...[name, aliases, root].filter((line) => line !== ''),
      `Header always set X-Host host${++this.named}`,
      ...this.several(0, 3, () => this.statement('host', depth + 1)),
      '</VirtualHost>',
    ];
  }

  private several<T>(least: number, most: number, make: () => readonly T[]): readonly T[] {
    return Array.from({ length: this.random.between(least, most) }, make).flat();
  }

  private pick<T>(choices: readonly T[]): T {
    return this.random.pick(choices);
  }
}
