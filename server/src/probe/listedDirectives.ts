import { directiveFacts, isDirectiveLoaded } from '../apache/directives.js';
import type { OverrideClass } from '../apache/profile.js';
import { unknownProfile } from '../apache/profiles.js';
import type { SeenOverrides } from './overrideProbes.js';
import { type Outcomes, type Probe, probe } from './probe.js';

/**
 * The directives that .htaccess files hold most, each in a line that changes nothing for the probe's own file,
 * and which no module but its own can refuse.
 * `AllowOverrideList` may grant any other one too.
 */
const lines: readonly string[] = [
  'RewriteEngine Off',
  'RewriteBase /',
  'RewriteCond %{REQUEST_URI} ^/handler-doctor-absent$',
  'RewriteRule ^handler-doctor-absent$ -',
  'RewriteOptions Inherit',
  'Redirect /handler-doctor-absent /',
  'RedirectMatch ^/handler-doctor-absent$ /',
  'RedirectPermanent /handler-doctor-absent /',
  'ErrorDocument 404 default',
  'Options -Indexes',
  'DirectoryIndex index.html',
  'DirectorySlash On',
  'FallbackResource disabled',
  'IndexIgnore handler-doctor-absent',
  'IndexOptions None',
  'AuthType None',
  'AuthName probe',
  'AuthUserFile /dev/null',
  'AuthGroupFile /dev/null',
  'Require all granted',
  'Order Deny,Allow',
  'Allow from all',
  'Deny from 192.0.2.1',
  'Satisfy All',
  'AddType text/plain .handler-doctor-absent',
  'ForceType text/plain',
  'AddHandler default-handler .handler-doctor-absent',
  'SetHandler default-handler',
  'RemoveHandler .handler-doctor-absent',
  'Action handler-doctor-absent /',
  'AddEncoding gzip .handler-doctor-absent',
  'AddCharset UTF-8 .handler-doctor-absent',
  'AddDefaultCharset Off',
  'AddOutputFilterByType DEFLATE application/handler-doctor-absent',
  'Header unset Handler-Doctor-Absent',
  'RequestHeader unset Handler-Doctor-Absent',
  'ExpiresActive Off',
  'ExpiresDefault A0',
  'ExpiresByType application/handler-doctor-absent A0',
  'FileETag None',
  'SetEnv HANDLER_DOCTOR probe',
  'UnsetEnv HANDLER_DOCTOR',
  'SetEnvIf Host ^$ HANDLER_DOCTOR',
  'SetEnvIfNoCase Host ^$ HANDLER_DOCTOR',
  'php_flag display_errors Off',
  'php_value display_errors 0',
  'CheckSpelling Off',
  '<Files handler-doctor-absent>',
  '<FilesMatch ^handler-doctor-absent$>',
  '<If "false">',
  '<IfModule core.c>',
  '<Limit GET>',
];

/** By the directive's name, a section's with its opening bracket. */
const byDirective: ReadonlyMap<string, Probe> = new Map(
  lines.map((line) => {
    const [name = ''] = line.split(' ');
    const text = name.startsWith('<') ? [line, `</${name.slice(1)}>`] : [line];
    const folder = `listed-${name.toLowerCase().replace('<', 'section-').replaceAll('_', '-')}`;
    return [name, probe(folder, `may a .htaccess hold ${name}? Else this folder answers 500.`, text)];
  }),
);

export const listedDirectiveProbes: readonly Probe[] = [...byDirective.values()];

/** The directives that are asked after, as the manual writes them. */
export const askedDirectives: readonly string[] = [...byDirective.keys()];

/**
 * The directives asked after that are accepted though AllowOverride grants none of their classes; null where
 * what is not granted, or not known, is accepted too, and without effect.
 *
 * @param modules that are loaded; null where that is not known.
 */
export function listedDirectives(
  outcomes: Outcomes,
  { classes, nonfatal }: Pick<SeenOverrides, 'classes' | 'nonfatal'>,
  modules: readonly string[] | null,
): readonly string[] | null {
  const served = [...byDirective].flatMap(([name, each]) => (outcomes(each) === 'served' ? [name] : []));
  const listed = served.filter((name) => !isGrantedByClass(name, classes));
  if (listed.length === 0) return [];
  if (nonfatal.has('override') || (nonfatal.has('unknown') && modules === null)) return null;
  return listed.filter((name) => modules === null || isLoaded(name, modules));
}

function isLoaded(name: string, modules: readonly string[]): boolean {
  const facts = directiveFacts(name);
  return (
    facts !== null && isDirectiveLoaded({ ...unknownProfile, modules: new Set(modules) }, facts) !== 'no'
  );
}

function isGrantedByClass(name: string, granted: ReadonlySet<OverrideClass>): boolean {
  const classes = directiveFacts(name)?.override ?? [];
  return classes.length === 0 ? granted.size > 0 : classes.some((each) => granted.has(each));
}
