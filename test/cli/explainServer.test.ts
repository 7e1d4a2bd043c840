import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { runCli } from './runCli.js';

const files = {
  '.handler-doctor.json': '{}',
  'www/index.html': '<p>Hello</p>',
  'app/page.html': '<p>Hello</p>',
  'app/index.php': '<?php\n',
  'app/tool.cgi': '#!/bin/sh\n',
};

/** Explains one file. @param lines of the server's configuration; `TOP` stands for the folder they lie in */
async function explained(cwd: string, lines: readonly string[], path: string) {
  const text = ['LoadModule alias_module a.so', 'LoadModule rewrite_module r.so', ...lines, ''].join('\n');
  writeFileSync(join(cwd, 'server.conf'), text.replaceAll('TOP', cwd));
  const words = ['explain', path, '--server-config', 'server.conf', '--format', 'json'];
  const { stdout, stderr } = await runCli(words, { cwd });
  assert.equal(stderr, '');
  return JSON.parse(stdout).files[0];
}

const documents = 'DocumentRoot TOP/www';
const alias = 'Alias /app TOP/app';

describe('handler-doctor explain --server-config', () => {
  it('names the address by which the file is asked for', () =>
    withTemporaryFolder(files, async (cwd) => {
      const { address } = await explained(cwd, [documents, alias], 'app/page.html');
      assert.equal(address, '/app/page.html');
    }));

  it('says that no address leads to a file', () =>
    withTemporaryFolder(files, async (cwd) => {
      const { address } = await explained(cwd, [documents], 'app/page.html');
      assert.equal(address, null);
    }));

  it('takes a ScriptAlias with a slash behind the program for one that leads to it', () =>
    withTemporaryFolder(files, async (cwd) => {
      const lines = ['LoadModule cgid_module c.so', documents, 'ScriptAlias /tool/ TOP/app/tool.cgi/'];
      const { address, class: served } = await explained(cwd, lines, 'app/tool.cgi');
      assert.deepEqual([address, served], ['/tool/', 'per-request']);
    }));

  it('says that a symbolic link is not followed, by which line', () =>
    withTemporaryFolder(files, async (cwd) => {
      symlinkSync('page.html', join(cwd, 'app/link.html'));
      const lines = [documents, alias, '<Directory TOP/app>', 'Options None', '</Directory>'];
      const link = await explained(cwd, lines, 'app/link.html');
      assert.deepEqual([link.class, link.status], ['forbidden', 403]);
      assert.deepEqual(
        link.because.map(({ line, effect }: { line: number; effect: string }) => [line, effect]),
        [[6, 'has the server follow no symbolic links, and the file is one']],
      );
      assert.equal((await explained(cwd, lines, 'app/page.html')).class, 'static');
    }));

  const handsOn = ['<Directory TOP/app>', 'RewriteRule "^page" "index.php"', '</Directory>'];
  const php = [
    'LoadModule php_module p.so',
    '<Files "*.php">',
    'SetHandler application/x-httpd-php',
    '</Files>',
  ];

  it('rewrites in folders where rewriting is switched on for the whole server', () =>
    withTemporaryFolder(files, async (cwd) => {
      const lines = [documents, alias, ...php, ...handsOn];
      assert.equal((await explained(cwd, lines, 'app/page.html')).class, 'static');
      const switchedOn = await explained(cwd, ['RewriteEngine On', ...lines], 'app/page.html');
      assert.deepEqual([switchedOn.class, switchedOn.handler], ['persistent', 'application/x-httpd-php']);
    }));

  it('asks no Options for rewriting where no folder has a line of it', () =>
    withTemporaryFolder(files, async (cwd) => {
      const lines = [
        'RewriteEngine On',
        documents,
        alias,
        '<Directory TOP/app>',
        'Options None',
        '</Directory>',
      ];
      assert.equal((await explained(cwd, lines, 'app/page.html')).class, 'static');
    }));

  it('follows a rule from a file that is none to the program that answers for all', () =>
    withTemporaryFolder(files, async (cwd) => {
      const lines = [
        documents,
        alias,
        ...php,
        '<Directory TOP/app>',
        'RewriteEngine On',
        'RewriteRule "^page" "none/page"',
        'RewriteRule "^none/" "index.php"',
        '</Directory>',
      ];
      assert.equal((await explained(cwd, lines, 'app/page.html')).class, 'persistent');
    }));
});
