import * as fc from 'fast-check';
import { allOverrideClasses, optionSpellings } from '../../../server/src/apache/overrides.js';
import { builtInProfile } from '../../../server/src/apache/profiles.js';
import { askedDirectives } from '../../../server/src/probe/listedDirectives.js';

/** How a host is set up. */
export interface Host {
  readonly modules: readonly string[];
  readonly allowOverride: readonly string[];
  readonly list?: readonly string[];
  /** Behind Options for the site's folder; Apache's own default without it. */
  readonly options?: string;
  /** A .htaccess of the site's own, above the probes. */
  readonly site?: string;
}

const all = [...(builtInProfile('all-modules')?.modules ?? [])];
const debian = [...(builtInProfile('debian')?.modules ?? [])];
const hardlyAny: readonly string[] = ['mpm_worker'];
/** What a hosting company loads. */
export const shared = [...debian, 'rewrite', 'headers', 'expires', 'include', 'cgid', 'fcgid', 'actions'];

export const hosts: Readonly<Record<string, Host>> = {
  'all modules, All': { modules: all, allowOverride: ['All'], options: 'All' },
  "Debian's modules, All": { modules: debian, allowOverride: ['All'], options: 'Indexes FollowSymLinks' },
  "Debian's modules, None": { modules: debian, allowOverride: ['None'], options: 'Indexes FollowSymLinks' },
  'hardly any module, All': { modules: hardlyAny, allowOverride: ['All'] },
  'hardly any module, Limit': { modules: hardlyAny, allowOverride: ['Limit'] },
  'hardly any module, Indexes': { modules: hardlyAny, allowOverride: ['Indexes'] },
  'hardly any module, AuthConfig': { modules: hardlyAny, allowOverride: ['AuthConfig'] },
  'neither mime nor dir, FileInfo': {
    modules: ['autoindex', 'rewrite', 'env', 'cgi', 'mpm_prefork'],
    allowOverride: ['FileInfo'],
    options: 'None',
  },
  'AuthConfig alone': { modules: shared, allowOverride: ['AuthConfig'] },
  'FileInfo alone': { modules: shared, allowOverride: ['FileInfo'], options: 'ExecCGI SymLinksIfOwnerMatch' },
  'Indexes alone': { modules: shared, allowOverride: ['Indexes'], options: 'Indexes MultiViews' },
  'Limit alone': { modules: shared, allowOverride: ['Limit'] },
  'Options alone': { modules: shared, allowOverride: ['Options'] },
  'some classes, some Options': {
    modules: [...shared, 'wsgi'],
    allowOverride: ['AuthConfig', 'FileInfo', 'Options=Indexes,MultiViews'],
    options: 'ExecCGI IncludesNOEXEC MultiViews FollowSymLinks',
  },
  'all classes, few Options': {
    modules: shared,
    allowOverride: ['All', 'Options=Includes,FollowSymLinks'],
    options: 'Includes',
  },
  'no Options by name': { modules: shared, allowOverride: ['Limit', 'Options=None'] },
  'Nonfatal=Override': { modules: shared, allowOverride: ['FileInfo', 'Nonfatal=Override'] },
  'Nonfatal=Unknown': { modules: shared, allowOverride: ['All', 'Nonfatal=Unknown'], options: 'ExecCGI' },
  'Nonfatal=All': { modules: shared, allowOverride: ['AuthConfig', 'Limit', 'Nonfatal=All'] },
  'Nonfatal=All and nothing else': { modules: shared, allowOverride: ['None', 'Nonfatal=All'] },
  'AllowOverrideList alone': {
    modules: shared,
    allowOverride: ['None'],
    list: ['Redirect', 'RedirectMatch', 'RewriteEngine', 'RewriteRule', '<Files', 'Options'],
  },
  'AllowOverrideList beside a class': {
    modules: shared,
    allowOverride: ['Indexes'],
    list: ['Header', 'Require', 'ErrorDocument'],
  },
  'FastCGI alone': { modules: ['mime', 'fcgid'], allowOverride: ['FileInfo'], options: 'ExecCGI' },
  'WSGI alone': { modules: ['mime', 'wsgi'], allowOverride: ['FileInfo'], options: 'None' },
  'a site with rewriting of its own': {
    modules: shared,
    allowOverride: ['All'],
    options: 'ExecCGI FollowSymLinks',
    site: [
      'RewriteEngine On',
      'RewriteCond %{REQUEST_FILENAME} !-f',
      'RewriteCond %{REQUEST_FILENAME} !-d',
      'RewriteRule ^ /index.php [L]',
      'ErrorDocument 403 /index.php',
      'ErrorDocument 404 /index.php',
      'ErrorDocument 500 /index.php',
      'AddDefaultCharset UTF-8',
    ].join('\n'),
  },
  'AllowOverrideList with <IfModule': {
    modules: shared,
    allowOverride: ['None'],
    list: ['<IfModule', 'SetEnv'],
  },
};

const word: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...allOverrideClasses) },
  fc.subarray([...optionSpellings], { minLength: 1 }).map((options) => `Options=${options.join(',')}`),
  fc.constantFrom('Nonfatal=Unknown', 'Nonfatal=Override', 'Nonfatal=All'),
);
export const madeHost: fc.Arbitrary<Host> = fc.record({
  // PHP lives with one of the MPMs alone.
  modules: fc
    .tuple(
      fc.subarray(all.filter((name) => name !== 'php' && !name.startsWith('mpm_'))),
      fc.constantFrom(['mpm_event'], ['mpm_worker'], ['mpm_prefork'], ['mpm_prefork', 'php']),
    )
    .map((parts) => parts.flat()),
  allowOverride: fc
    .oneof(fc.constantFrom<readonly string[]>([], ['All']), fc.constant([]))
    .chain((first) => fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => [...first, ...words])),
  list: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    fc.subarray([...askedDirectives], { maxLength: 9 }),
  ),
  options: fc.subarray([...optionSpellings]).map((options) => options.join(' ') || 'None'),
});
