import { allDirectives } from '../../../server/src/apache/directives.js';
import { insertLine, type Mistake } from './mistake.js';

const forbidden = allDirectives().filter(({ htaccess }) => htaccess !== 'allowed');
const common = [
  'ServerRoot /',
  'DocumentRoot /a',
  'ServerName a',
  'Listen 80',
  'LoadModule a b',
  'AllowOverride All',
  'ProxyPass / http://a/',
  'ProxyPassReverse / http://a/',
  'Alias /a /b',
  'ScriptAlias /a /b',
  'WSGIScriptAlias / /a',
  'WSGIDaemonProcess a',
  'php_admin_value a b',
  'KeepAlive On',
  'Timeout 10',
  'User a',
  'CustomLog a b',
  'ErrorLog a',
  'RewriteMap a txt:/a',
  'LogLevel debug',
  'Include a',
  'IncludeOptional a',
  'SSLEngine On',
  'DirectoryMatch a',
  'TraceEnable Off',
  'ServerTokens Prod',
  'NameVirtualHost *',
  'AddModule a',
  'AddDefaultCharset',
  'SecFilterEngine Off',
  'mod_gzip_on Yes',
  'pagespeed on',
  'Define A b',
  'UnDefine A',
  'Protocols h2',
  'LimitRequestLine 1',
  'UseCanonicalName On',
  'AccessFileName a',
];

/** Listed by the server for .htaccess files, and refused there with words of their own. */
const impossible = allDirectives().filter(({ cannotOccurWithin }) => cannotOccurWithin !== undefined);

/** What belongs into the server's own configuration. */
export const serverOnly: readonly Mistake[] = [
  {
    name: 'directive that cannot occur',
    weight: 1,
    make: (text, random) => insertLine(text, random, `${random.pick(impossible).name} a b`),
  },
  {
    name: 'server-only directive',
    weight: 10,
    make: (text, random) => {
      if (random.chance(0.4)) return insertLine(text, random, random.pick(common));
      const { name } = random.pick(forbidden);
      const words = ['', ' a', ' a b', ' On', ' 5', ' a b c'];
      const line = name.startsWith('<')
        ? `${name}${random.pick([' a', '', ' /a', ' a b'])}>\n${random.pick(['', 'Bogus\n', 'Options None\n'])}</${name.slice(1)}>`
        : name + random.pick(words);
      return insertLine(text, random, line);
    },
  },
];
