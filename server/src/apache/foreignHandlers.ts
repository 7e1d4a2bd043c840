/**
 * PHP under the names that hosts give it, mostly with a version, by an `Action` line or a module of their own:
 * cPanel and CloudLinux `application/x-httpd-ea-php81___lsphp`, IONOS `x-mapp-php5`, others `php74-cgi`,
 * `php7.4-script` or `php-fastcgi`. By the handlers in public .htaccess files and in the panels' manuals.
 */
const phpOfHosts: readonly RegExp[] = [
  /^(?:application\/)?x-httpd-(?:[a-z]+-)?(?:ls|fast)?php[\d.]*(?:s|[-_]+[a-z\d]+)*$/,
  /^x-(?:mapp-|ls|cgi-|fcgi-)?php-?[\d.]*$/,
  /^php-?[\d.]*(?:[-_](?:script|s?cgi|fcgid?|fastcgi|fpm|lsapi)(?:[-_][\w.-]+)?)?$/,
  /^(?:application\/)?(?:x-)?lsapi(?:[-_]\w+)*$/,
];

/** Another language's type, by the custom of PHP's; what is made of PHP's letters alone may be a slip in its name. */
const ofOtherLanguages = /^application\/x-httpd-(?![hp]+$)[a-z]\w*$/;

/** Looser: PHP, or a private type, in some form; a slip in a well-known name is looked for before. */
const looksForeign = /php|^(?:application\/)?x-/;

/** Of modules that are maintained and none of Apache's own, by their manuals. */
const ofOtherModules: ReadonlySet<string> = new Set([
  'caucho-request',
  'caucho-status',
  'cosign',
  'dispatcher-handler',
  'h264-streaming.extensions',
  'instaweb_handler',
  'jakarta-servlet',
  'jk-manager',
  'jk-status',
  'mod_cluster-manager',
  'mono',
  'mono-ctrl',
  'mruby-script',
  'pagespeed_admin',
  'pagespeed_console',
  'pagespeed_global_admin',
  'pagespeed_message',
  'qos-console',
  'qos-viewer',
  'shib',
  'shib-handler',
  'tile_serving',
  'weblogic-handler',
]);

/** Whether hosts, or modules that are not Apache's own, set up a handler of this name (lower case). */
export const isForeignHandler = (name: string): boolean =>
  ofOtherModules.has(name) || ofOtherLanguages.test(name) || phpOfHosts.some((pattern) => pattern.test(name));

export const mayBeForeignHandler = (name: string): boolean => looksForeign.test(name);
