import assert from 'node:assert/strict';
import { DocumentDiagnosticRequest } from 'vscode-languageserver/node';
import { memoryFiles, projectFilesIn } from '../support/memoryFiles.js';
import { type LanguageClient, pullingClient } from './languageClient.js';
import { withServedClient } from './servedClient.js';

const handing = 'Options +ExecCGI\nAddHandler cgi-script .cgi .py\n';

/** A site with a program of every language but Python. */
const withoutPython = {
  '/site/.htaccess': handing,
  '/site/a.cgi': '#!/bin/sh\necho "Content-Type: text/plain"\necho\n',
  '/site/b.cgi': '#!/usr/bin/perl\nprint "Content-Type: text/plain\\n\\n";\n',
  '/site/c.cgi': '#!/usr/bin/ruby\nputs "Content-Type: text/plain\\n\\n"\n',
  '/site/d.cgi': '#!/usr/bin/env node\nconsole.log("Content-Type: text/plain\\n");\n',
  '/site/e.cgi': '#!/usr/bin/php\n<?php echo "Content-Type: text/plain\\n\\n";\n',
};
const python = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\n';

async function pull(client: LanguageClient, name: string): Promise<void> {
  const textDocument = { uri: client.uri(name) };
  await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
}

async function loadedFor(
  files: Readonly<Record<string, string>>,
  use: (client: LanguageClient, loaded: readonly string[]) => Promise<void>,
): Promise<readonly string[]> {
  const loaded: string[] = [];
  await withServedClient(
    projectFilesIn(memoryFiles(files)),
    { folder: '/site', capabilities: pullingClient },
    (client) => use(client, loaded),
    loaded,
  );
  return loaded;
}

describe('the Python grammar', () => {
  it('is not loaded for a .htaccess alone', async () => {
    const files = { '/site/.htaccess': 'RewriteEngine On\nRewriteRule ^a$ b [L]\n' };
    const loaded = await loadedFor(files, async (client) => {
      await client.open('.htaccess', files['/site/.htaccess']);
      await pull(client, '.htaccess');
    });
    assert.deepEqual(loaded, []);
  });

  it('is not loaded for a .htaccess that hands on programs of other languages, nor for these', async () => {
    const loaded = await loadedFor(withoutPython, async (client) => {
      await client.open('.htaccess', handing);
      await pull(client, '.htaccess');
      for (const name of ['a', 'b', 'c', 'd', 'e'] as const) {
        await client.open(`${name}.cgi`, withoutPython[`/site/${name}.cgi`], 'plaintext');
        await pull(client, `${name}.cgi`);
      }
    });
    assert.deepEqual(loaded, []);
  });

  it('is loaded once when Python is met, however many scripts there are', async () => {
    const files = { ...withoutPython, '/site/f.py': python, '/site/g.py': python };
    const loaded = await loadedFor(files, async (client, soFar) => {
      await client.open('a.cgi', withoutPython['/site/a.cgi'], 'shellscript');
      await pull(client, 'a.cgi');
      assert.deepEqual(soFar, []);
      for (const name of ['f.py', 'g.py']) {
        await client.open(name, python, 'python');
        await pull(client, name);
      }
    });
    assert.deepEqual(loaded, ['tree-sitter.wasm', 'tree-sitter-python.wasm']);
  });
});
