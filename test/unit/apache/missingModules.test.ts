import assert from 'node:assert/strict';
import { missingModules } from '../../../server/src/apache/missingModules.js';
import { unknownProfile } from '../../../server/src/apache/profiles.js';

const missing = (handler: string, modules: string, overruled = true): string | null => {
  const profile = { ...unknownProfile, modules: new Set(modules.split(' ')) };
  const found = missingModules(handler, profile, overruled);
  return found === null ? null : `${found.needed}: ${found.modules.join(' ')}`;
};

describe('the modules that a handler lacks', () => {
  it('are all that could bring it, of which one would do', () => {
    assert.equal(missing('cgi-script', 'mime'), 'any: cgi cgid');
    assert.equal(missing('cgi-script', 'mime cgid'), null);
  });

  it("are the proxy's and the scheme's, each of which is needed", () => {
    assert.equal(missing('proxy:fcgi://localhost', 'mime'), 'all: proxy proxy_fcgi');
    assert.equal(missing('proxy:fcgi://localhost', 'proxy'), 'all: proxy_fcgi');
    assert.equal(missing('proxy:unix:/run/app.sock|http://localhost', 'proxy_http'), 'all: proxy');
    assert.equal(missing('proxy:ws://localhost', 'proxy proxy_wstunnel'), null);
  });

  it('are not told where the modules are not known', () => {
    assert.equal(missingModules('cgi-script', unknownProfile, true), null);
  });

  it('may go by an older name', () => {
    assert.equal(missing('application/x-httpd-php', 'mime php7'), null);
  });

  it('of PHP are not told where the server may run it beside Apache, unless the line wins over that', () => {
    assert.equal(missing('application/x-httpd-php', 'mime'), 'any: php');
    assert.equal(missing('application/x-httpd-php', 'mime proxy_fcgi'), null);
    assert.equal(missing('application/x-httpd-php', 'mime proxy_fcgi', false), 'any: php');
    assert.equal(missing('application/x-httpd-php', 'mime actions', false), null);
  });

  it("of a host's PHP are told where nothing could bring it", () => {
    assert.equal(missing('application/x-httpd-ea-php81', 'mime'), 'of a host: actions');
    assert.equal(missing('application/x-httpd-ea-php81', 'mime lsapi'), null);
    assert.equal(missing('jakarta-servlet', 'mime'), null);
  });

  it('are none for names that are nobody’s', () => {
    assert.equal(missing('cgi-scirpt', 'mime'), null);
    assert.equal(missing('default-handler', 'mime'), null);
  });
});
