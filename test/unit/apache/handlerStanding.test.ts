import assert from 'node:assert/strict';
import { type HandlerStanding, standingOf } from '../../../server/src/apache/handlerStanding.js';

describe('what a handler is by its name', () => {
  const kinds: readonly (readonly [HandlerStanding['kind'], string])[] = [
    ['known', 'cgi-script FCGID-Script server-parsed type-map default-handler dav-handler md-status'],
    ['known', 'proxy:http://127.0.0.1:8000 proxy:unix:/run/app.sock|uwsgi://localhost proxy:h2c://localhost'],
    ['former', 'fastcgi-script mod_python python-program php5-script application/x-httpd-php4 x-httpd-suphp'],
    ['foreign', 'application/x-httpd-ea-php81 application/x-httpd-php74___lsphp application/x-httpd-php54s'],
    ['foreign', 'application/x-httpd-alt-php74___lsphp application/x-httpd-lsphp x-httpd-php5 x-mapp-php8'],
    ['foreign', 'php php82 php74-cgi php7.4-script php-stable-fastcgi php7-fcgi-example php5-fcgi x-php85'],
    ['foreign', 'jakarta-servlet tile_serving lsapi application/x-httpd-ruby application/x-httpd-jsp'],
    ['idle', 'none Drupal_Security_Do_Not_Remove_See_SA_2006_006 no-exec default text/plain'],
    ['media-type', 'text/html font/woff2 application/javascript'],
    ['unknown-scheme', 'proxy:htp://localhost proxy:localhost proxy:unix:/run/app.sock|gopher://localhost'],
    ['unknown', 'cgi-scirpt markdown ruby-on-rails'],
  ];
  for (const [kind, names] of kinds) {
    for (const name of names.split(' ')) {
      it(`${name} is ${kind}`, () => {
        assert.equal(standingOf(name).kind, kind);
      });
    }
  }
});

describe('the handler that is probably meant', () => {
  const meant: Readonly<Record<string, readonly string[]>> = {
    'cgi-scirpt': ['cgi-script'],
    'cgi-scripts': ['cgi-script'],
    cgi_script: ['cgi-script'],
    cgi: ['cgi-script'],
    'cgi-handler': ['cgi-script'],
    'wsgi-scritp': ['wsgi-script'],
    mod_perl: ['modperl'],
    'php-scirpt': ['php-script'],
    'aplication/x-httpd-php': ['application/x-httpd-php'],
    'application/x-http-php': ['application/x-httpd-php'],
    'application/x-httpd-phpp': ['application/x-httpd-php'],
    'fcgi-script': ['cgi-script', 'fcgid-script'],
    server: [],
    markdown: [],
    rails: [],
  };
  for (const [name, nearest] of Object.entries(meant)) {
    it(`of ${name} is ${nearest.join(' or ') || 'not known'}`, () => {
      assert.deepEqual(standingOf(name), { kind: 'unknown', nearest });
    });
  }

  it('has the scheme of a proxy right', () => {
    assert.deepEqual(standingOf('proxy:htp://localhost'), {
      kind: 'unknown-scheme',
      scheme: 'htp',
      nearest: ['ftp', 'http'],
    });
  });
});
