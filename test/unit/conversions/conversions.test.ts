import assert from 'node:assert/strict';
import { createTwoFilesPatch } from 'diff';
import { builtInProfile, unknownProfile } from '../../../server/src/apache/profiles.js';
import type { ConversionTarget } from '../../../server/src/conversions/conversion.js';
import { conversions } from '../../../server/src/conversions/registry.js';
import { parseHtaccess } from '../../../server/src/syntax/htaccess/parser.js';
import { convertSite } from '../../support/convertSite.js';
import {
  type MemoryFiles,
  memoryFiles,
  projectFilesIn,
  textIn,
  withChanges,
} from '../../support/memoryFiles.js';
import { matchSnapshot } from '../../support/snapshot.js';

const page = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\nprint("a")\n';

const site = (htaccess: string, more: Readonly<Record<string, string>> = { 'index.py': page }): MemoryFiles =>
  memoryFiles({
    '/site/.htaccess': htaccess,
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [`/site/${name}`, text])),
  });

async function converted(files: MemoryFiles, target: ConversionTarget): Promise<MemoryFiles> {
  const outcome = await convertSite(projectFilesIn(files), '/site', target);
  if (outcome.kind === 'declined') assert.fail(outcome.reason);
  return withChanges(files, outcome.changes);
}

async function reason(
  files: MemoryFiles,
  target: ConversionTarget,
  more: Parameters<typeof convertSite>[3] = {},
): Promise<string> {
  const outcome = await convertSite(projectFilesIn(files), '/site', target, more);
  return outcome.kind === 'declined' ? outcome.reason : assert.fail('it was converted');
}

const shapes: Readonly<Record<string, string>> = {
  'add-handler': 'Options +ExecCGI\nAddHandler cgi-script .py\n',
  'lower-case-without-exec-cgi': 'addtype text/html py\naddhandler cgi-script py cgi',
  'options-without-signs': 'Options Indexes FollowSymLinks\nAddHandler cgi-script .py\n',
  'options-with-signs': 'Options -Indexes\nAddHandler cgi-script .py\n',
  'options-off': 'Options -ExecCGI +Indexes\nAddHandler cgi-script .py\n',
  'options-none': 'Options None\nAddHandler cgi-script .py\n',
  'files-match':
    '# Programs\n<FilesMatch "\\.(py|cgi)$">\n  SetHandler cgi-script\n  Options +ExecCGI\n</FilesMatch>\nDirectoryIndex index.py\n',
  'set-handler-on-folder': 'Options +ExecCGI\nSetHandler cgi-script\n',
  'magic-type': 'Options +ExecCGI\nAddType application/x-httpd-cgi .py\n',
  guarded: '<IfModule mod_cgi.c>\n\tOptions +ExecCGI\n\tAddHandler cgi-script .py\n</IfModule>\n',
  'panel-block':
    '# cgi -- BEGIN panel handler, do not edit\nAddHandler cgi-script .py\n# cgi -- END panel handler, do not edit\nRewriteEngine On\nRewriteRule ^old$ index.py\n',
  'access-further-down':
    'Options +ExecCGI\nAddHandler cgi-script .py\nSatisfy Any\n<Files "*.py">\nRequire all granted\n</Files>\n',
};

describe('the conversions', () => {
  it('are offered in the order of what they gain', () => {
    assert.deepEqual(
      conversions.map(({ target }) => target),
      ['mod_wsgi', 'proxy-http', 'wsgi-bridge'],
    );
  });

  for (const { target } of conversions) {
    for (const [name, htaccess] of Object.entries(shapes)) {
      it(`${target} does to .htaccess what the snapshot shows: ${name}`, async () => {
        const files = site(htaccess);
        const after = textIn(await converted(files, target), '/site/.htaccess');
        const diff = createTwoFilesPatch('.htaccess', '.htaccess', htaccess, after, '', '', { context: 9 });
        matchSnapshot(`unit/conversions/snapshots/${target}-${name}.diff`, diff);
      });

      it(`${target} keeps CRLF: ${name}`, async () => {
        const after = textIn(await converted(site(htaccess), target), '/site/.htaccess');
        const crlf = await converted(site(htaccess.replaceAll('\n', '\r\n')), target);
        if (htaccess.includes('\n')) {
          assert.equal(textIn(crlf, '/site/.htaccess'), after.replaceAll('\n', '\r\n'));
        }
        assert.equal(
          parseHtaccess(after).nodes.some(({ kind }) => kind === 'unmatchedSectionEnd'),
          false,
        );
      });
    }

    it(`${target} does nothing the second time, and says so`, async () => {
      const once = await converted(site('Options +ExecCGI\nAddHandler cgi-script .py\n'), target);
      assert.match(await reason(once, target), /^It is so already/);
    });

    it(`${target} names every script that stands in its way`, async () => {
      const files = site('Options +ExecCGI\nAddHandler cgi-script .py .pl\n', {
        'good.py': page,
        'a.pl': '#!/usr/bin/perl\nprint "a";\n',
        'sub/b.py': '#!/usr/bin/python3\nimport threading\n',
      });
      assert.equal(
        await reason(files, target),
        'Equal answers cannot be assured: a.pl, is Perl, not Python; sub/b.py, line 2, imports threading: it starts threads, which would go on when the answer is finished.',
      );
    });

    it(`${target} leaves a WSGI application as it is`, async () => {
      const wsgi =
        '#!/usr/bin/python3\ndef application(environ, start_response):\n    start_response("200 OK", [])\n    return []\n';
      const files = site('AddHandler cgi-script .py\n', { 'a.py': wsgi, 'index.py': page });
      assert.equal(textIn(await converted(files, target), '/site/a.py'), wsgi);
    });
  }

  it('make a script executable and start it by Python 3', async () => {
    const files = site('AddHandler cgi-script .py\n', { 'a.py': page.replace('#!/usr/bin/python3\n', '') });
    const after = await converted(files, 'wsgi-bridge');
    assert.match(textIn(after, '/site/a.py'), /^#!\/usr\/bin\/python3\nimport io\n/);
    assert.equal(after.get('/site/a.py')?.mode, 0o755);
  });

  it('port a module that scripts import, and leave it a module', async () => {
    const files = site('Options +ExecCGI\nAddHandler cgi-script .py\n', {
      'index.py':
        '#!/usr/bin/python\nimport helper\nprint "Content-Type: text/plain\\n"\nprint helper.twice("a")\n',
      'helper.py': 'def twice(a):\n    if a <> "": return a * 2\n',
    });
    const after = await converted(files, 'mod_wsgi');
    assert.equal(textIn(after, '/site/helper.py'), 'def twice(a):\n    if a != "": return a * 2\n');
  });

  it('decline a module that writes to the response', async () => {
    const files = site('AddHandler cgi-script .py\n', {
      'index.py': '#!/usr/bin/python3\nimport helper\nhelper.header()\nprint("a")\n',
      'helper.py': 'def header():\n    print("Content-Type: text/plain\\n")\n',
    });
    assert.match(await reason(files, 'mod_wsgi'), /helper\.py, line 2, writes to the response from a module/);
  });

  it('decline where the server lacks the module, or a profile lets no Options be set', async () => {
    const files = site('AddHandler cgi-script .py\n');
    const debian = builtInProfile('debian');
    assert.ok(debian);
    const asked = { profile: { ...unknownProfile, modules: new Set(['mime', 'cgid']) } };
    assert.match(await reason(files, 'mod_wsgi', asked), /does not load mod_wsgi/);
    assert.match(await reason(files, 'proxy-http', asked), /does not load mod_rewrite/);
    const fileInfo = { profile: { ...unknownProfile, allowOverride: new Set(['FileInfo'] as const) } };
    assert.match(await reason(files, 'mod_wsgi', fileInfo), /does not let a \.htaccess set it/);
  });

  it('decline where a later line would let visitors in to the source', async () => {
    const below = site('Options +ExecCGI\nAddHandler cgi-script .py\n', {
      'sub/index.py': page,
      'sub/.htaccess': '<FilesMatch "\\.py$">\nRequire all granted\n</FilesMatch>\n',
    });
    const conditional = site(
      'Options +ExecCGI\nAddHandler cgi-script .py\n<If "true">\nRequire all granted\n</If>\n',
    );
    for (const target of ['mod_wsgi', 'proxy-http'] as const) {
      assert.match(
        await reason(below, target),
        /^sub\/\.htaccess, line 2: Require in <FilesMatch> has the last/,
      );
      assert.match(await reason(conditional, target), /^\.htaccess, line 4: Require in <If> has the last/);
    }
  });

  it('take no offence at sections further down about other files, or that keep visitors out', async () => {
    const files = site('Options +ExecCGI\nAddHandler cgi-script .py\n', {
      'sub/index.py': page,
      'sub/.htaccess':
        '<Files "*.css">\nRequire all granted\n</Files>\n<Files "*.py">\nRequire all denied\n</Files>\nRequire all granted\n',
    });
    await converted(files, 'mod_wsgi');
  });

  it('name the script for which a folder below switches ExecCGI off', async () => {
    const files = site('Options +ExecCGI\nAddHandler cgi-script .py\n', {
      'sub/index.py': page,
      'sub/.htaccess': 'Options Indexes\n',
    });
    assert.match(await reason(files, 'mod_wsgi'), /holds for \/site\/sub\/index\.py switches ExecCGI off/);
  });

  it('say of gunicorn what it does not get', async () => {
    const files = site('AddHandler cgi-script .py\n', {
      'a.py':
        '#!/usr/bin/python3\nimport os\nprint("Content-Type: text/plain\\n")\nprint(os.environ.get("REMOTE_USER"))\n',
    });
    assert.match(await reason(files, 'proxy-http'), /reads REMOTE_USER, which gunicorn does not get/);
  });

  it('know one server for proxy-http so far', async () => {
    const files = site('AddHandler cgi-script .py\n');
    assert.match(await reason(files, 'proxy-http', { server: 'uvicorn' }), /proxy-http knows gunicorn/);
  });
});
