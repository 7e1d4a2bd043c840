/** How a package of Debian is served, as its own documentation has it set up. */
export interface PackagedSite {
  readonly package: string;
  /** Packages that hold the files that it has served. */
  readonly beside?: readonly string[];
  readonly configuration: ConfigurationSource;
  /** What Debian's apache2 is to load beside what it loads by itself. */
  readonly modules: readonly string[];
  /** The file of the users whom the server lets in, made by whoever sets the package up. */
  readonly passwords?: string;
  /** The files or folders that addresses lead to, as a person reads them out of the configuration. */
  readonly served: Readonly<Record<string, string>>;
}

/** Where a package's lines for Apache stand. Paths are below the root of the file system. */
export type ConfigurationSource =
  | { readonly kind: 'file'; readonly path: string }
  /** An example among others in a file of the documentation: from one line up to another. */
  | { readonly kind: 'example'; readonly path: string; readonly from: RegExp; readonly to: RegExp }
  /** A file with lines that the person is asked to uncomment. */
  | { readonly kind: 'uncommented'; readonly path: string; readonly lines: RegExp }
  /** What a function of its `postinst` writes with these answers to the questions of debconf. */
  | {
      readonly kind: 'written';
      readonly function: string;
      readonly answers: Readonly<Record<string, string>>;
    }
  /** None: it is served by what Debian's apache2 has for all. */
  | { readonly kind: 'none' };

const file = (path: string): ConfigurationSource => ({ kind: 'file', path });
const available = (name: string): ConfigurationSource => file(`etc/apache2/conf-available/${name}.conf`);

const php = ['mpm_prefork', 'php'];
const cgi = ['mpm_event', 'cgid'];

export const packagedSites: readonly PackagedSite[] = [
  {
    package: 'gitweb',
    beside: ['git'],
    configuration: available('gitweb'),
    modules: cgi,
    served: { '/gitweb': 'usr/share/gitweb' },
  },
  {
    package: 'awstats',
    configuration: file('usr/share/doc/awstats/examples/apache.conf'),
    modules: ['mpm_prefork', 'cgi'],
    served: {
      '/cgi-bin': 'usr/lib/cgi-bin',
      '/awstats-icon': 'usr/share/awstats/icon',
      '/awstatsclasses': 'usr/share/java/awstats',
    },
  },
  {
    package: 'cgit',
    configuration: available('cgit'),
    modules: cgi,
    served: { '/cgit/': 'usr/lib/cgit/cgit.cgi', '/cgit-css': 'usr/share/cgit' },
  },
  {
    package: 'munin',
    configuration: file('etc/munin/apache24.conf'),
    modules: ['mpm_event', 'fcgid'],
    served: {
      '/munin-cgi/munin-cgi-graph': 'usr/lib/munin/cgi/munin-cgi-graph',
      '/munin': 'var/cache/munin/www',
    },
  },
  {
    package: 'smokeping',
    configuration: available('smokeping'),
    modules: cgi,
    served: {
      '/smokeping/smokeping.cgi': 'usr/lib/cgi-bin/smokeping.cgi',
      '/smokeping': 'usr/share/smokeping/www',
    },
  },
  {
    package: 'wordpress',
    configuration: {
      kind: 'example',
      path: 'usr/share/doc/wordpress/examples/apache.conf',
      from: /^\s*Alias \/blog\/wp-content/,
      to: /^If permalinks/,
    },
    modules: [...php, 'rewrite'],
    served: { '/blog/wp-content': 'var/lib/wordpress/wp-content', '/blog': 'usr/share/wordpress' },
  },
  {
    package: 'dokuwiki',
    configuration: {
      kind: 'written',
      function: 'write_apache2_conf',
      answers: {
        'dokuwiki/system/documentroot': '/dokuwiki',
        'dokuwiki/system/accessible': 'localhost only',
      },
    },
    modules: [...php, 'rewrite'],
    served: { '/dokuwiki': 'usr/share/dokuwiki' },
  },
  {
    package: 'mediawiki',
    configuration: available('mediawiki'),
    modules: [...php, 'rewrite'],
    served: { '/mediawiki': 'var/lib/mediawiki' },
  },
  {
    package: 'phpmyadmin',
    configuration: file('etc/phpmyadmin/apache.conf'),
    modules: php,
    served: { '/phpmyadmin': 'usr/share/phpmyadmin' },
  },
  {
    package: 'roundcube-core',
    configuration: { kind: 'uncommented', path: 'etc/roundcube/apache.conf', lines: /^#\s*(Alias .*)$/ },
    modules: [...php, 'rewrite', 'headers', 'expires'],
    served: { '/roundcube': 'var/lib/roundcube/public_html' },
  },
  {
    package: 'nagios4-cgi',
    configuration: available('nagios4-cgi'),
    modules: [...cgi, 'auth_digest', 'authz_groupfile'],
    served: {
      '/nagios4/cgi-bin': 'usr/lib/cgi-bin/nagios4',
      '/nagios4': 'usr/share/nagios4/htdocs',
    },
  },
  {
    package: 'w3c-markup-validator',
    configuration: file('etc/w3c/httpd.conf'),
    modules: ['mpm_prefork', 'cgi', 'include', 'expires', 'rewrite'],
    served: {
      '/w3c-validator/check': 'usr/lib/cgi-bin/w3c-markup-validator/check',
      '/w3c-validator': 'usr/share/w3c-markup-validator/html',
    },
  },
  {
    package: 'cvsweb',
    configuration: { kind: 'none' },
    modules: cgi,
    served: { '/cgi-bin': 'usr/lib/cgi-bin' },
  },
  {
    package: 'info2www',
    configuration: { kind: 'none' },
    modules: cgi,
    served: { '/cgi-bin': 'usr/lib/cgi-bin' },
  },
  {
    package: 'dwww',
    configuration: available('dwww'),
    modules: cgi,
    served: { '/cgi-bin': 'usr/lib/cgi-bin' },
  },
  {
    package: 'doc-central',
    configuration: available('doc-central'),
    modules: cgi,
    served: {
      '/cgi-bin/doc-central': 'usr/lib/cgi-bin/doc-central',
      '/dc': 'usr/share/doc-central/www',
    },
  },
  {
    package: 'w3c-linkchecker',
    configuration: available('w3c-linkchecker'),
    modules: cgi,
    served: {
      '/w3c-linkchecker/docs': 'usr/share/w3c-linkchecker/docs',
      '/w3c-linkchecker/images': 'usr/share/w3c-linkchecker/images',
      '/w3c-linkchecker': 'usr/bin/checklink',
    },
  },
  {
    package: 'backuppc',
    configuration: file('etc/backuppc/apache.conf'),
    modules: cgi,
    passwords: 'etc/backuppc/htpasswd',
    served: { '/backuppc': 'usr/share/backuppc/cgi-bin' },
  },
  {
    package: 'ganglia-webfrontend',
    configuration: file('etc/ganglia-webfrontend/apache.conf'),
    modules: php,
    served: { '/ganglia': 'usr/share/ganglia-webfrontend' },
  },
  {
    package: 'icingaweb2',
    configuration: available('icingaweb2'),
    modules: [...php, 'rewrite'],
    served: { '/icingaweb2': 'usr/share/icingaweb2/public' },
  },
  {
    package: 'zoneminder',
    configuration: available('zoneminder'),
    modules: [...php, 'cgi', 'rewrite'],
    served: { '/zm/cgi-bin': 'usr/lib/zoneminder/cgi-bin', '/zm': 'usr/share/zoneminder/www' },
  },
  {
    package: 'xymon',
    configuration: available('xymon'),
    modules: [...cgi, 'rewrite', 'include'],
    passwords: 'etc/xymon/xymonpasswd',
    served: {
      '/xymon-cgi': 'usr/lib/xymon/cgi-bin',
      '/xymon-seccgi': 'usr/lib/xymon/cgi-secure',
      '/xymon': 'var/lib/xymon/www',
    },
  },
  {
    package: 'postfixadmin',
    configuration: available('postfixadmin'),
    modules: php,
    served: { '/postfixadmin': 'usr/share/postfixadmin/public' },
  },
  {
    package: 'php-horde',
    configuration: available('php-horde'),
    modules: [...php, 'rewrite'],
    served: { '/horde': 'usr/share/horde' },
  },
  {
    package: 'sympa',
    configuration: available('sympa'),
    modules: ['mpm_event', 'proxy', 'proxy_fcgi'],
    served: { '/static-sympa': 'usr/share/sympa/static_content' },
  },
];
