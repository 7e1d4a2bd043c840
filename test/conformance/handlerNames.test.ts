import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import { standingOf } from '../../server/src/apache/handlerStanding.js';
import { missingModules } from '../../server/src/apache/missingModules.js';
import type { ServerProfile } from '../../server/src/apache/profile.js';
import { unknownProfile } from '../../server/src/apache/profiles.js';
import { startPrivateApache } from '../../server/src/measure/privateApache.js';
import { orSkip } from '../support/installed.js';
import { defaultSettings, lintSite } from '../support/lintSite.js';
import { memoryFiles, textIn, withChanges } from '../support/memoryFiles.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';

/** Says whether it ran: its source does not hold the word in one piece. */
const script = '#!/bin/sh\nprintf "Content-Type: text/plain\\n\\nex"\nprintf "ecuted"\n';

const manyModules =
  `mpm_prefork actions alias asis auth_form authn_core authn_file authz_user cgid dav dav_fs env fcgid heartmonitor
   imagemap include info ldap lua md mime negotiation php proxy proxy_ajp proxy_balancer proxy_fcgi proxy_ftp
   proxy_http proxy_http2 proxy_scgi proxy_uwsgi proxy_wstunnel reflector request rewrite session session_cookie
   setenvif slotmem_shm socache_shmcb ssl status wsgi`.split(/\s+/);

/** Of these the server does something else with a file than to send it. */
const answered =
  `cgi-script wsgi-script send-as-is httpd/send-as-is server-info server-status type-map application/x-type-map
   imap-file application/x-httpd-imap application/x-httpd-status balancer-manager ldap-status md-status dav-handler
   form-login-handler form-logout-handler form-redirect-handler heartbeat reflector application/x-httpd-cgi
   application/x-httpd-php-source lua-script proxy:http://127.0.0.1:1/ proxy:fcgi://127.0.0.1:1/
   proxy:unix:/nowhere|uwsgi://localhost/ proxy:ws://127.0.0.1:1/`.split(/\s+/);

const unanswered = `fastcgi-script mod_python python-program php5-script php7-script x-httpd-suphp ruby-object
   application/x-httpd-php3 application/x-httpd-php5 application/x-httpd-ea-php81 x-mapp-php5 php74-cgi lsapi
   jakarta-servlet none Drupal_Security_Do_Not_Remove_See_SA_2006_006 text/html cgi-scirpt wsgi_script fcgi-script
   proxy:htp://localhost/ proxy:localhost proxy:unix:/nowhere|gopher://localhost/ nonsense`.split(/\s+/);

describe('handlers by their names, as the server answers', () => {
  itOnServer('are answered where we know them', async () => {
    const seen = await answersTo(answered.map(settingHandler), manyModules);
    for (const [index, name] of answered.entries()) {
      assert.equal(standingOf(name).kind, 'known', name);
      assert.notEqual(seen[index], 'sent', name);
    }
  });

  itOnServer('are sent as source where we do not know them as of Apache’s own modules', async () => {
    const seen = await answersTo(unanswered.map(settingHandler), manyModules);
    for (const [index, name] of unanswered.entries()) {
      assert.notEqual(standingOf(name).kind, 'known', name);
      assert.equal(seen[index], 'sent', name);
    }
  });

  itOnServer('are sent as source where we say that their modules are missing', async () => {
    const few = ['mime', 'proxy', 'authz_core'];
    const missing = `cgi-script wsgi-script fcgid-script lua-script send-as-is server-status type-map
      application/x-httpd-php application/x-httpd-ea-php81 proxy:http://127.0.0.1:1/ proxy:fcgi://127.0.0.1:1/
      proxy:unix:/nowhere|uwsgi://localhost/ proxy:balancer://cluster/`.split(/\s+/);
    const seen = await answersTo(missing.map(settingHandler), few);
    for (const [index, name] of missing.entries()) {
      assert.notEqual(missingModules(name, having(few), false), null, name);
      assert.equal(seen[index], 'sent', name);
    }
  });
});

describe('a handler of mod_perl 1', () => {
  itOnServer('answers 500, and its successor does not', async () => {
    const modules = ['mpm_prefork', 'mime', 'perl'];
    const htaccess = 'Options +ExecCGI\nSetHandler perl-script\nPerlHandler Apache::Registry\n';
    assert.deepEqual(await answersTo([htaccess], modules), ['500']);
    const program = htaccess.replace('Apache::Registry', 'ModPerl::Registry');
    assert.equal(await fixed(htaccess, unknownProfile), program);
    assert.deepEqual(await answersTo([program], modules, 'print "ex", "ecuted";\n'), ['executed']);
  });
});

describe('a handler that runs nothing, once a fix is taken', () => {
  const cases = [
    ['a slip in the name', 'Options +ExecCGI\nAddHandler cgi-scirpt .sh\n', ['cgid'], 'executed'],
    [
      'a slip in a flag',
      'Options +ExecCGI\nRewriteEngine On\nRewriteRule \\.sh$ - [L,H=cgi-scirpt]\n',
      ['cgid', 'rewrite'],
      'executed',
    ],
    [
      'extensions in front of the handler',
      'Options +ExecCGI\nAddHandler .sh cgi-script\n',
      ['cgid'],
      'executed',
    ],
    ['a module that is absent', 'AddHandler wsgi-script .sh\n', ['authz_core'], '403'],
    [
      'a module that is absent, in a section',
      '<FilesMatch "\\.sh$">\nSetHandler lua-script\n</FilesMatch>\n',
      ['authz_core'],
      '403',
    ],
    [
      'one of two modules that are absent',
      'SetHandler proxy:fcgi://127.0.0.1:1/\n',
      ['authz_core', 'proxy'],
      '403',
    ],
  ] as const;
  for (const [shows, htaccess, extra, wanted] of cases) {
    itOnServer(`${shows}: ${wanted}`, async () => {
      const modules = ['mime', ...extra];
      assert.deepEqual(await answersTo([htaccess], modules), ['sent']);
      assert.deepEqual(await answersTo([await fixed(htaccess, having(modules))], modules), [wanted]);
    });
  }
});

/** A test that needs a real server. */
function itOnServer(title: string, body: () => Promise<void>): void {
  it(title, async function () {
    await orSkip(this, body);
  });
}

const settingHandler = (name: string): string => `Options +ExecCGI\nSetHandler "${name}"\n`;

const having = (modules: readonly string[]): ServerProfile => ({
  ...unknownProfile,
  name: 'host',
  modules: new Set(modules),
});

/** What the first fix of the first finding about a handler makes of a .htaccess beside a script. */
async function fixed(htaccess: string, profile: ServerProfile): Promise<string> {
  const files = memoryFiles({ '/site/.htaccess': htaccess, '/site/a.sh': script });
  const found = (await lintSite(files, { ...defaultSettings, profile })).flatMap(({ findings }) => findings);
  const finding = found.find(({ rule }) =>
    /^(unknown-handler|handler-module-missing|obsolete-handler)$/.test(rule),
  );
  const [fix] = finding?.fixes() ?? [];
  assert.ok(fix !== undefined);
  return textIn(withChanges(files, fix.changes), '/site/.htaccess');
}

/** What a visitor gets who asks for a script beside each of these .htaccess files: `sent` for its source. */
async function answersTo(
  htaccess: readonly string[],
  modules: readonly string[],
  source = script,
): Promise<readonly string[]> {
  const files = htaccess.flatMap((text, index): readonly (readonly [string, string])[] => [
    [`${index}/.htaccess`, text],
    [`${index}/a.sh`, source],
  ]);
  return withTemporaryFolder(Object.fromEntries(files), async (folder) => {
    await chmod(folder, 0o755);
    const apache = await startPrivateApache({ documentRoot: folder, modules });
    try {
      return await Promise.all(htaccess.map((_, index) => answerOf(`${apache.url}/${index}/a.sh`)));
    } finally {
      await apache.stop();
    }
  });
}

async function answerOf(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  const body = await response.text();
  if (body === script) return 'sent';
  return body === 'executed' ? body : String(response.status);
}
