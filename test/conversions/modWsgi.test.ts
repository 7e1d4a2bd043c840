import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  allRequests,
  answersTo,
  assertSameAnswers,
  convertOnDisk,
  scripts,
  scriptsFolder,
  withApache,
} from '../support/conversionCases.js';
import { orSkip } from '../support/installed.js';
import { repositoryRoot } from '../support/repository.js';
import { ask, withServedFolder } from '../support/servedSite.js';

const htaccess = 'Options +ExecCGI\nAddHandler cgi-script .py\n';
const neither = ['mime', 'dir', 'alias', 'env'];
const cgi = [...neither, 'cgid'];
const both = [...cgi, 'wsgi'];

const page = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\nprint("secret")\n';

/** .htaccess files that hand Python to CGI, each in another way, and names that they run. */
const ways: readonly {
  readonly shows: string;
  readonly htaccess: string;
  readonly names: readonly string[];
}[] = [
  {
    shows: 'AddHandler',
    htaccess: 'AddHandler cgi-script .py\n',
    names: ['x.py', 'x.py.txt', 'X.PY'],
  },
  {
    shows: 'several extensions, without dots, in CRLF, without a final newline',
    htaccess: '# Scripts\r\naddhandler cgi-script py CGI',
    names: ['x.py', 'y.cgi', 'Y.Cgi.bak'],
  },
  {
    shows: 'SetHandler in a FilesMatch section',
    htaccess: '<FilesMatch "\\.(py|cgi)$">\n  SetHandler cgi-script\n</FilesMatch>\n',
    names: ['x.py', 'y.cgi'],
  },
  {
    shows: 'SetHandler in a Files section that lets everybody in',
    htaccess: '<Files "x.*">\n    SetHandler cgi-script\n    Require all granted\n</Files>\n',
    names: ['x.py', 'x.anything'],
  },
  {
    shows: 'SetHandler on the folder',
    htaccess: 'SetHandler cgi-script\n',
    names: ['x.py', 'plain'],
  },
  {
    shows: 'a media type that is a handler',
    htaccess: 'Options Indexes FollowSymLinks\nAddType application/x-httpd-cgi .py\n',
    names: ['x.py', 'X.PY'],
  },
  {
    shows: 'access for files decided further down',
    htaccess: 'AddHandler cgi-script .py\n<FilesMatch "\\.py$">\n    Require all granted\n</FilesMatch>\n',
    names: ['x.py', 'x.py.txt'],
  },
  {
    shows: 'a block of a hosting panel',
    htaccess:
      '# cgi -- BEGIN panel-generated handler, do not edit\nOptions -Indexes\nAddHandler cgi-script .py\n# cgi -- END panel-generated handler, do not edit\n',
    names: ['x.py'],
  },
  {
    shows: 'a guard for CGI',
    htaccess: '<IfModule mod_cgid.c>\n    AddHandler cgi-script .py\n</IfModule>\n',
    names: ['x.py'],
  },
  {
    shows: 'a guard for each of the CGI modules',
    htaccess:
      '<IfModule mod_cgid.c>\n    AddHandler cgi-script .py\n</IfModule>\n<IfModule mod_cgi.c>\n    AddHandler cgi-script .py\n</IfModule>\n',
    names: ['x.py', 'x.py.txt'],
  },
];

describe('a site converted to mod_wsgi', function () {
  this.timeout(120_000);

  it('answers the same under mod_wsgi, and under CGI where that is missing', function () {
    return orSkip(this, () =>
      withServedFolder(
        { '.htaccess': htaccess },
        async (folder) => {
          const answers = (modules: readonly string[]) =>
            withApache(folder, modules, ({ url }) => answersTo(url, allRequests));
          const before = await answers(cgi);
          assert.ok(before.filter(({ status }) => status === 200).length > allRequests.length / 2);
          await convertOnDisk(folder, 'mod_wsgi');
          assertSameAnswers(allRequests, before, await answers(both));
          assertSameAnswers(allRequests, before, await answers(cgi));
        },
        scriptsFolder,
      ),
    );
  });

  it('answers the same when many ask at once', function () {
    return orSkip(this, () =>
      withServedFolder(
        { '.htaccess': htaccess },
        async (folder) => {
          await convertOnDisk(folder, 'mod_wsgi');
          await withApache(folder, both, async ({ url }) => {
            for (const script of scripts) {
              const [first, ...others] = await Promise.all(
                [1, 2, 3, 4, 5, 6].map(() => ask(url, { path: script })),
              );
              for (const other of others) assert.deepEqual(other, first, script);
            }
          });
        },
        scriptsFolder,
      ),
    );
  });

  it('sends the bytes that Python 2 would have sent', function () {
    return orSkip(this, () =>
      withServedFolder(
        {},
        async (folder) => {
          await convertOnDisk(folder, 'mod_wsgi');
          for (const modules of [both, cgi]) {
            await withApache(folder, modules, async ({ url }) => {
              assert.deepEqual(await ask(url, { path: 'index.py' }), {
                status: 200,
                headers: ['content-type: text/html'],
                body: '\nhtml tags, more stuff, etc.\n',
              });
            });
          }
        },
        join(repositoryRoot, 'examples/classic-cgi'),
      ),
    );
  });

  it('sends what is written down for each Python 2 program', function () {
    const folderOfPrograms = join(repositoryRoot, 'test/conversions/python2');
    const programs = readdirSync(folderOfPrograms).filter((name) => name.endsWith('.py'));
    return orSkip(this, () =>
      withServedFolder(
        { '.htaccess': htaccess },
        async (folder) => {
          await convertOnDisk(folder, 'mod_wsgi');
          for (const modules of [both, cgi]) {
            await withApache(folder, modules, async ({ url }) => {
              for (const name of programs) {
                const expected = readFileSync(join(folder, name.replace(/py$/, 'expected')), 'latin1');
                const { status, body } = await ask(url, { path: `${name}?name=W%C3%B6rld%20%3Cb%3E` });
                assert.deepEqual({ name, status, body }, { name, status: 200, body: expected });
              }
            });
          }
        },
        folderOfPrograms,
      ),
    );
  });

  for (const way of ways) {
    it(`never sends a source and runs the same names: ${way.shows}`, function () {
      const files = Object.fromEntries(way.names.map((name) => [name, page]));
      return orSkip(this, () =>
        withServedFolder({ '.htaccess': way.htaccess, ...files }, async (folder) => {
          await convertOnDisk(folder, 'mod_wsgi');
          for (const modules of [both, cgi]) {
            await withApache(folder, modules, async ({ url }) => {
              for (const path of way.names) {
                const { status, body } = await ask(url, { path });
                assert.deepEqual({ path, status, body }, { path, status: 200, body: 'secret\n' });
              }
            });
          }
          await withApache(folder, neither, async ({ url }) => {
            for (const path of way.names.flatMap((name) => [name, `${name}/more`, `${name}?a`])) {
              const { status, body } = await ask(url, { path });
              assert.deepEqual(
                { path, status, secret: body.includes('secret') },
                { path, status: 403, secret: false },
              );
            }
          });
        }),
      );
    });
  }
});
