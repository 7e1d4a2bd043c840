import assert from 'node:assert/strict';
import { documentRootOf } from '../../../../server/src/site/serverConfiguration/aliases.js';
import { fileOfUrl, urlsOfFile } from '../../../../server/src/site/serverConfiguration/fileOfUrl.js';
import { serverReading } from '../../../support/serverConfiguration.js';

const root = 'DocumentRoot /srv/www';

describe('fileOfUrl', () => {
  for (const [line, url, expected] of [
    ['', '/a/b.html', '/srv/www/a/b.html'],
    ['', '/a/', '/srv/www/a/'],
    ['', '/', '/srv/www/'],
    ['Alias /a /x', '/a', '/x'],
    ['Alias /a /x', '/a/b', '/x/b'],
    ['Alias /a /x', '/ab', '/srv/www/ab'],
    ['Alias /a/ /x/', '/a/b', '/x/b'],
    ['Alias /a/ /x/', '/a', '/srv/www/a'],
    ['Alias /a/ /x', '/a/b', '/xb'],
    ['Alias /a /x/', '/a/b', '/x/b'],
    ['Alias "/a b" "/x y"', '/a b/ö', '/x y/ö'],
    ['Alias /a x', '/a/b', '/etc/apache2/x/b'],
    ['Alias /A /x', '/a/b', '/srv/www/a/b'],
    ['AliasMatch "^/(a)/(.*)$" "/x/$2/$1/$0"', '/a/b', '/x/b/a/a/b'],
    ['AliasMatch "^/(a)(x)?$" "/x/[$2]&\\\\$1"', '/a', '/x/[]&$1'],
    ['<Location /a>\nScriptAlias /x\nAlias /y\n</Location>', '/a', '/y'],
    ['<LocationMatch "^/a/(?<name>.*)">\nAlias "/x/%{env:MATCH_NAME}"\n</LocationMatch>', '/a/b', undefined],
    ['AliasMatch /b /x', '/a/b', '/x'],
    ['<Location /a>\nAlias /x\n</Location>', '/a/b', '/x'],
    ['<Location /a>\nAlias /x\nAliasPreservePath On\n</Location>', '/a/b', '/x/b'],
    [
      'Alias /a /x\n<Location /a>\nAlias /y\n</Location>\n<Location /a/b>\nAlias /z\n</Location>',
      '/a/b',
      '/z',
    ],
    ['Alias /a/b /x\nAlias /a /y', '/a/b/c', '/x/c'],
    ['Alias /a /y\nAlias /a/b /x', '/a/b/c', '/y/b/c'],
  ] as const) {
    it(`leads ${url} to ${expected}${line === '' ? '' : ` by ${line.replaceAll('\n', ' ')}`}`, async () => {
      const configuration = await serverReading([root, line]);
      assert.equal(fileOfUrl(configuration, null, url)?.path, expected);
    });
  }

  it('tells that a ScriptAlias makes a program of the file, and which line does', async () => {
    const configuration = await serverReading([root, 'ScriptAlias /cgi-bin/ /usr/lib/cgi-bin/']);
    const found = fileOfUrl(configuration, null, '/cgi-bin/a.py');
    assert.equal(found?.path, '/usr/lib/cgi-bin/a.py');
    assert.equal(found.handler, 'cgi-script');
    assert.equal(found.line.directive.line.firstLine, 2);
    assert.equal(fileOfUrl(configuration, null, '/a.py')?.handler, null);
    assert.equal(fileOfUrl(configuration, null, '/a.py')?.line.directive.nameText, 'DocumentRoot');
  });

  it('tries the lines of the host first, and takes what it does not say from the main server', async () => {
    const configuration = await serverReading([
      root,
      'Alias /a /main',
      'Alias /b /main',
      '<VirtualHost *>',
      'DocumentRoot /srv/host',
      'Alias /a /host',
      '</VirtualHost>',
    ]);
    const [host = null] = configuration.hosts;
    assert.equal(fileOfUrl(configuration, host, '/a/c')?.path, '/host/c');
    assert.equal(fileOfUrl(configuration, host, '/b/c')?.path, '/main/c');
    assert.equal(fileOfUrl(configuration, host, '/c')?.path, '/srv/host/c');
    assert.equal(documentRootOf(configuration, null), '/srv/www');
  });

  it('knows nothing where no line names a folder', async () => {
    const configuration = await serverReading([]);
    assert.equal(fileOfUrl(configuration, null, '/a'), null);
    assert.equal(documentRootOf(configuration, null), null);
  });
});

describe('urlsOfFile', () => {
  it('are those that lead back to the file, the shortest first', async () => {
    const configuration = await serverReading([
      root,
      'Alias /static/ /srv/www/media/',
      'Alias /m /srv/www/media',
      'Alias /media/hidden /x',
    ]);
    assert.deepEqual(urlsOfFile(configuration, null, '/srv/www/media/a b.png'), [
      '/m/a b.png',
      '/media/a b.png',
      '/static/a b.png',
    ]);
    assert.deepEqual(urlsOfFile(configuration, null, '/srv/www/media/hidden/a'), [
      '/m/hidden/a',
      '/static/hidden/a',
    ]);
    assert.deepEqual(urlsOfFile(configuration, null, '/elsewhere/a'), []);
  });
});
