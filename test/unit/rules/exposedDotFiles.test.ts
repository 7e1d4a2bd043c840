import assert from 'node:assert/strict';
import { lintSite } from '../../support/lintSite.js';
import { memoryFiles } from '../../support/memoryFiles.js';

/** Folders of version control cannot stand in the cases of a rule, which are under version control themselves. */
describe('exposed-dot-files, of folders of version control', () => {
  const page = { 'index.html': '<!DOCTYPE html>\n<title>Hello</title>\n' };
  const repository = { '.git/config': '', '.git/HEAD': '' };

  it('speaks of one beside the pages', async () => {
    assert.deepEqual(await said({ '.htaccess': 'Options -Indexes\n', ...page, ...repository }), [
      'No line here keeps visitors from .git.',
    ]);
  });

  it('says nothing where no page lies beside it: the folder may not be served', async () => {
    assert.deepEqual(await said({ '.htaccess': 'Options -Indexes\n', ...repository }), []);
  });

  it('does not take a section for files that begin with a dot for an answer: the files within do not', async () => {
    const htaccess = '<Files ".*">\n  Require all denied\n</Files>\n';
    assert.equal((await said({ '.htaccess': htaccess, ...page, ...repository })).length, 1);
  });

  for (const htaccess of [
    'RedirectMatch 404 /\\.git\n',
    'RewriteEngine On\nRewriteRule ^\\.git - [F]\n',
    'RewriteEngine On\nRewriteRule (^|/)\\.(?!well-known) - [F,L]\n',
    '<If "%{REQUEST_URI} =~ m#/\\.git#">\n  Require all denied\n</If>\n',
  ]) {
    it(`says nothing where it is kept from visitors: ${htaccess.trim().split('\n').join(' ')}`, async () => {
      assert.deepEqual(await said({ '.htaccess': htaccess, ...page, ...repository }), []);
    });
  }

  it('says nothing where the folder denies itself', async () => {
    const denied = { '.git/.htaccess': 'Require all denied\n' };
    assert.deepEqual(
      await said({ '.htaccess': 'Options -Indexes\n', ...page, ...repository, ...denied }),
      [],
    );
  });
});

async function said(texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const files = Object.entries(texts).map(([path, text]) => [`/site/${path}`, text]);
  const linted = await lintSite(memoryFiles(Object.fromEntries(files)));
  return linted
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => rule === 'exposed-dot-files')
    .map(({ message }) => message.what);
}
