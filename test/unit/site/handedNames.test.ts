import assert from 'node:assert/strict';
import { handedNames } from '../../../server/src/site/handedNames.js';
import { parseHtaccess } from '../../../server/src/syntax/htaccess/parser.js';

const names = ['a.py', 'B.PY.txt', 'py', 'a.cgi', 'a.php', 'plain'];

/** Those of the names that a .htaccess of these lines may have to do with; null where it says nothing of handlers. */
function named(...lines: readonly string[]): readonly string[] | null {
  const document = parseHtaccess(`${lines.join('\n')}\n`);
  const isHanded = handedNames([{ path: '/site/.htaccess', document, encoding: 'utf-8' }]);
  return isHanded === null ? null : names.filter((name) => isHanded(`/site/${name}`));
}

describe('the names of handed files', () => {
  it('are those with one of the extensions, wherever it stands and in any case', () => {
    assert.deepEqual(named('AddHandler cgi-script .Py cgi'), ['a.py', 'B.PY.txt', 'a.cgi']);
    assert.deepEqual(named('RemoveHandler .php'), ['a.php']);
  });

  it('are all where a line speaks of all, also under a condition', () => {
    assert.deepEqual(named('SetHandler cgi-script'), names);
    assert.deepEqual(named('<If "%{REQUEST_METHOD} == \'GET\'">', 'ForceType text/x', '</If>'), names);
    assert.deepEqual(named('RewriteRule ^x$ - [L,H=cgi-script]'), names);
    assert.deepEqual(named('Action text/html /run.cgi'), names);
  });

  it('are those that the sections around the line name', () => {
    assert.deepEqual(
      named(
        '<IfModule mod_cgid.c>',
        '<FilesMatch "\\.(py|cgi)$">',
        'SetHandler cgi-script',
        '</FilesMatch>',
        '</IfModule>',
      ),
      ['a.py', 'a.cgi'],
    );
  });

  it('are none where no line says anything of handlers', () => {
    assert.equal(named('Options +ExecCGI', 'RewriteRule ^a$ b.cgi [L]', 'AddType image/webp .webp'), null);
  });

  it('are those of a media type that is a handler', () => {
    assert.deepEqual(named('AddType application/x-httpd-cgi .py'), ['a.py', 'B.PY.txt']);
  });
});
