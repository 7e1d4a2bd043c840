import { describeVerdicts } from '../../../support/describeVerdicts.js';

describeVerdicts('RewriteRule', [
  ['RewriteRule ^a$ /b [L,R=301]', null],
  ['RewriteRule ^a$ /b "[NC , QSA]" and what follows', null],
  ['RewriteRule ^a$', "RewriteRule: bad argument line '^a$'"],
  ['RewriteRule "^a b$', "RewriteRule: bad argument line '\"^a b$'"],
  // The closing quote ends the argument, and the substitution is empty.
  ['RewriteRule "^a$"', null],
  ['RewriteRule ^a$ /b [L,R=301', 'RewriteRule: bad flag delimiters', '[L,R=301'],
  ['RewriteRule ^a$ /b [L, R=301]', 'RewriteRule: bad flag delimiters', '[L,'],
  ['RewriteRule ^a$ /b L', 'RewriteRule: bad flag delimiters', 'L'],
  ['RewriteRule ^a$ /b []', "RewriteRule: unknown flag ''", ''],
  ['RewriteRule ^a$ /b [L,]', "RewriteRule: unknown flag ''", ''],
  ['RewriteRule ^a$ /b "[L, ,NC]"', "RewriteRule: unknown flag ',NC,'"],
  ['RewriteRule ^a$ /b [L,OR]', "RewriteRule: unknown flag 'OR'", 'OR'],
  ['RewriteRule ^a$ /b [R301]', "RewriteRule: unknown flag 'R301'", 'R301'],
  ['RewriteRule ^a$ /b "[Foo =1]"', "RewriteRule: unknown flag 'Foo '", 'Foo '],
  ['RewriteRule ^a$ /b [discardpathinfo]', null],
  ['RewriteRule ^a$ /b [BNE=]', "RewriteRule: flag 'BNE' wants a list of characters (i.e. [BNE=...])", 'BNE'],
  ['RewriteRule ^a$ - [R=999]', "RewriteRule: invalid HTTP response code '999' for flag 'R'", '999'],
  ['RewriteRule ^a$ - [redirect=306]', "RewriteRule: invalid HTTP response code '306' for flag 'R'", '306'],
  ['RewriteRule ^a$ - [R=404]', null],
  ['RewriteRule ^a$ - [R=500]', null],
  ['RewriteRule ^a$ - [R=gone,S=many,N=x]', null],
]);

describeVerdicts('RewriteCond', [
  ['RewriteCond %{HTTP_HOST} ^a [NC,OR,NV]', null],
  ['RewriteCond %{REQUEST_FILENAME} !-f', null],
  ['RewriteCond %{HTTP_HOST}', "RewriteCond: bad argument line '%{HTTP_HOST}'"],
  ['RewriteCond %{HTTP_HOST} ^a [NC', 'RewriteCond: bad flag delimiters', '[NC'],
  ['RewriteCond %{HTTP_HOST} ^a [L]', "RewriteCond: unknown flag 'L'", 'L'],
  ['RewriteCond %{HTTP_HOST} ^a [nocase,ornext=1]', null],
]);

describeVerdicts('RewriteOptions', [
  ['RewriteOptions Inherit "AllowAnyURI mergebase" MaxRedirects=5', null],
  ['RewriteOptions inherits', "RewriteOptions: unknown option 'inherits'", 'inherits'],
  ['RewriteOptions "inherit foo"', "RewriteOptions: unknown option 'foo'", 'inherit foo'],
  ['RewriteOptions " "', "RewriteOptions: unknown option ''"],
  ['RewriteOptions inherit "" foo', null],
]);

describeVerdicts('RewriteBase', [
  ['RewriteBase /a', null],
  ['RewriteBase a', 'RewriteBase: argument is not a valid URL', 'a'],
  ['RewriteBase http://example.org/', 'RewriteBase: argument is not a valid URL', 'http://example.org/'],
]);
