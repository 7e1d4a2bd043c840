import assert from 'node:assert/strict';
import { lintSite } from '../../support/lintSite.js';
import { memoryFiles } from '../../support/memoryFiles.js';

const handlers = 'Options +ExecCGI\nAddHandler cgi-script .py\n';

describe('suppressions', () => {
  it('are ended rule by rule', async () => {
    const htaccess = [
      '# handler-doctor-disable execcgi-off, per-request-cgi -- known',
      'AddHandler cgi-script .py',
      '# handler-doctor-enable execcgi-off',
      'AddHandler cgi-script .pl',
      '# handler-doctor-enable per-request-cgi',
      'AddHandler cgi-script .rb',
    ];
    assert.deepEqual(await found({ '.htaccess': `${htaccess.join('\n')}\n` }), [
      '.htaccess:4 execcgi-off',
      '.htaccess:6 execcgi-off',
      '.htaccess:6 per-request-cgi',
    ]);
  });

  it('are all ended by "enable" without a name', async () => {
    const htaccess =
      '# handler-doctor-disable execcgi-off, per-request-cgi\n# handler-doctor-enable -- again\n';
    assert.deepEqual(await found({ '.htaccess': `${htaccess}AddHandler cgi-script .rb\n` }), [
      '.htaccess:1 unused-suppression',
      '.htaccess:1 unused-suppression',
      '.htaccess:3 execcgi-off',
      '.htaccess:3 per-request-cgi',
    ]);
  });

  it('bind to a directive that goes on over lines', async () => {
    const htaccess =
      '# handler-doctor-disable-next-line unknown-directive -- of another server\n\nFoo \\\n a \\\n b\nBar\n';
    assert.deepEqual(await found({ '.htaccess': htaccess }), ['.htaccess:6 unknown-directive']);
  });

  it('bind to the whole line, where it has more than one statement', async () => {
    const script =
      '#!/usr/bin/python3\n# handler-doctor-disable-next-line removed-stdlib-module -- pinned\nimport os; import cgi\nprint("Content-Type: text/plain\\n")\n';
    assert.deepEqual(await found({ '.htaccess': handlers, 'a.py': script }), ['.htaccess:2 per-request-cgi']);
  });

  it('bind to the closing tag of a section, where it comes next', async () => {
    const htaccess =
      '<IfModule mime_module>\nAddType text/html .htm\n# handler-doctor-disable-next-line missing-nosniff -- the proxy sends it\n</IfModule>\n';
    const page = '<!DOCTYPE html>\n<meta charset="utf-8">\n<title>A page</title>\n';
    const rules = await found({ '.htaccess': htaccess, 'index.html': page });
    assert.deepEqual(
      rules.filter((rule) => /nosniff|unused/.test(rule)),
      [],
    );
  });

  it('bind to a statement that goes on over lines', async () => {
    const script =
      '#!/usr/bin/python3\n# handler-doctor-disable-next-line removed-stdlib-module -- pinned\nimport os, \\\n    cgi\nimport imp\nprint("Content-Type: text/plain\\n")\n';
    assert.deepEqual(await found({ '.htaccess': handlers, 'a.py': script }), [
      '.htaccess:2 per-request-cgi',
      'a.py:5 removed-stdlib-module',
    ]);
  });

  it('stand on lines of their own: behind a statement they are plain comments', async () => {
    const script =
      '#!/usr/bin/python3\nimport cgi  # handler-doctor-disable-file removed-stdlib-module -- no\nprint("Content-Type: text/plain\\n")\n';
    assert.deepEqual(await found({ '.htaccess': handlers, 'a.py': script }), [
      '.htaccess:2 per-request-cgi',
      'a.py:2 removed-stdlib-module',
    ]);
  });
});

async function found(texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const site = Object.fromEntries(Object.entries(texts).map(([path, text]) => [`/site/${path}`, text]));
  return (await lintSite(memoryFiles(site))).flatMap(({ path, text, findings }) =>
    findings.map(({ span, rule }) => {
      const line = text.slice(0, span.start).split('\n').length;
      return `${path.slice('/site/'.length)}:${line} ${rule}`;
    }),
  );
}
