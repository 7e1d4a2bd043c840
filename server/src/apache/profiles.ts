import type { ServerProfile } from './profile.js';

/** The profile where nobody has said anything: any module may be loaded or not. */
export const unknownProfile: ServerProfile = {
  name: 'unknown',
  software: 'apache',
  version: null,
  modules: null,
  allowOverride: null,
  overridableOptions: null,
  nonfatal: new Set(),
  allowOverrideList: new Set(),
  options: null,
  defines: null,
  environment: null,
  interpreters: null,
};

/** Compiled into Debian's server: every profile of it has them. */
export const debianCompiledIn: ReadonlySet<string> = new Set([
  'core',
  'so',
  'watchdog',
  'http',
  'log_config',
  'logio',
  'version',
  'unixd',
]);

/** An Apache started by hand, with this set of modules beside its own and nothing defined. */
const apacheWith = (name: string, modules: string): ServerProfile => ({
  ...unknownProfile,
  name,
  version: '2.4.71',
  modules: new Set([...debianCompiledIn, ...modules.trim().split(/\s+/)]),
  defines: new Map(),
  environment: new Map([
    ['PATH', '/usr/sbin:/usr/bin:/sbin:/bin'],
    ['LANG', 'C'],
  ]),
});

/** Every module of Debian's packages that loads together with the others. */
const allModules = apacheWith(
  'all-modules',
  `access_compat actions alias allowmethods asis auth_basic auth_digest auth_form authn_anon authn_core
   authn_dbd authn_dbm authn_file authn_socache authnz_fcgi authnz_ldap authz_core authz_dbd authz_dbm
   authz_groupfile authz_host authz_owner authz_user autoindex brotli bucketeer buffer cache cache_disk
   cache_socache case_filter case_filter_in cern_meta cgi cgid charset_lite data dav dav_fs dav_lock dbd
   deflate dialup dir dumpio echo env expires ext_filter fcgid file_cache filter headers heartbeat
   heartmonitor http2 ident imagemap include info lbmethod_bybusyness lbmethod_byrequests
   lbmethod_bytraffic lbmethod_heartbeat ldap log_debug log_forensic lua macro md mime mime_magic
   mpm_prefork negotiation php proxy proxy_ajp proxy_balancer proxy_connect proxy_express proxy_fcgi
   proxy_fdpass proxy_ftp proxy_hcheck proxy_html proxy_http proxy_http2 proxy_scgi proxy_uwsgi
   proxy_wstunnel ratelimit reflector remoteip reqtimeout request rewrite sed session session_cookie
   session_crypto session_dbd setenvif slotmem_plain slotmem_shm socache_dbm socache_memcache socache_redis
   socache_shmcb speling ssl status substitute suexec unique_id userdir usertrack vhost_alias wsgi xml2enc`,
);

/** What Debian's apache2 package loads before anybody has enabled a module, with the prefork MPM. */
const debian = apacheWith(
  'debian',
  `access_compat alias auth_basic authn_core authn_file authz_core authz_host authz_user autoindex deflate
   dir env filter mime mpm_prefork negotiation reqtimeout setenvif status`,
);

/** LiteSpeed reads .htaccess files in its own way: nothing is known of what it refuses. */
const litespeed: ServerProfile = { ...unknownProfile, name: 'litespeed', software: 'litespeed' };

export const builtInProfiles: readonly ServerProfile[] = [unknownProfile, allModules, debian, litespeed];

/** The built-in profile of a name, or null. */
export const builtInProfile = (name: string): ServerProfile | null =>
  builtInProfiles.find((profile) => profile.name === name) ?? null;
