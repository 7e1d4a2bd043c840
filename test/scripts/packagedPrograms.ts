/** A package of `packagedSites` whose programs are linted and asked. */
export interface PackagedProgram {
  readonly package: string;
  /** Packages with modules that its programs load, laid out beside it. */
  readonly libraries: readonly string[];
  /** Programs, by address, that whoever sets the package up has to have run: its own lines leave them out. */
  readonly more?: Readonly<Record<string, string>>;
}

const perlForms = ['libcgi-pm-perl', 'libhtml-parser-perl', 'libhtml-tagset-perl', 'libcgi-fast-perl'];
const perlWeb = [
  'libwww-perl',
  'liburi-perl',
  'libhttp-message-perl',
  'libhttp-date-perl',
  'libtimedate-perl',
];

export const packagedPrograms: readonly PackagedProgram[] = [
  { package: 'gitweb', libraries: perlForms },
  { package: 'awstats', libraries: perlForms },
  { package: 'smokeping', libraries: [...perlForms, ...perlWeb, 'libconfig-grammar-perl', 'librrds-perl'] },
  {
    package: 'munin',
    libraries: [...perlForms, ...perlWeb, 'munin-common', 'libdate-manip-perl', 'liblog-log4perl-perl'],
    more: { '/munin-cgi/munin-cgi-html': 'usr/lib/munin/cgi/munin-cgi-html' },
  },
  { package: 'cvsweb', libraries: [...perlForms, ...perlWeb, 'libipc-run-perl', 'libmime-tools-perl'] },
  { package: 'info2www', libraries: [] },
  { package: 'dwww', libraries: ['libfile-ncopy-perl', 'libmime-types-perl'] },
  { package: 'doc-central', libraries: ['python3-debian', 'python3-chardet'] },
  {
    package: 'w3c-linkchecker',
    libraries: [
      ...perlForms,
      ...perlWeb,
      'libconfig-general-perl',
      'libcss-dom-perl',
      'libencode-locale-perl',
      'libhttp-cookies-perl',
      'libnet-http-perl',
      'libnet-ip-perl',
      'liblocale-codes-perl',
      'libterm-readkey-perl',
    ],
    more: { '/checklink': 'usr/bin/checklink' },
  },
  {
    package: 'backuppc',
    libraries: [...perlForms, 'libtime-parsedate-perl', 'libfile-listing-perl'],
    // What the program at the address that is served starts, as another user.
    more: { '/realindex': 'usr/share/backuppc/lib/realindex.cgi' },
  },
  { package: 'w3c-markup-validator', libraries: [...perlForms, ...perlWeb] },
  { package: 'xymon', libraries: [] },
];

/** Programs that people know from servers of old, and that Debian 12 no longer has. */
export const nowhereInDebian = ['viewvc', 'mailman', 'nagios3-cgi'] as const;
