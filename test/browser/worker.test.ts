import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Diagnostic } from 'vscode-languageserver/node';
import { shown } from '../lsp/languageClient.js';
import { installedProgram, orSkip } from '../support/installed.js';
import { repositoryRoot } from '../support/repository.js';
import { withStaticServer } from './staticServer.js';

interface OpenFile {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}

const classicSite = join(repositoryRoot, 'examples/classic-cgi');
const classic: readonly OpenFile[] = [
  {
    uri: 'memfs:/site/.htaccess',
    languageId: 'htaccess',
    text: readFileSync(join(classicSite, '.htaccess'), 'utf8'),
  },
  {
    uri: 'memfs:/site/index.py',
    languageId: 'python',
    text: readFileSync(join(classicSite, 'index.py'), 'utf8'),
  },
];

/** What this file uses of a browser's `Worker`. */
declare class Worker {
  constructor(url: string);
  postMessage(message: object): void;
  terminate(): void;
  onerror: ((event: { readonly message: string }) => void) | null;
  onmessage: ((event: { readonly data: ServerMessage }) => void) | null;
}

interface ServerMessage {
  readonly id?: number;
  readonly method?: string;
  readonly params: {
    readonly message: string;
    readonly uri: string;
    readonly diagnostics: readonly Diagnostic[];
  };
}

/**
 * Starts the server's worker in the page, opens the files, and waits until each has findings. Everything in
 * here runs in the page: it knows nothing of this module.
 */
function diagnosticsInWorker({ program, files }: { program: string; files: readonly OpenFile[] }) {
  return new Promise<Record<string, readonly Diagnostic[]>>((resolve, reject) => {
    const worker = new Worker(program);
    const found: Record<string, readonly Diagnostic[]> = {};
    const send = (message: object): void => worker.postMessage({ jsonrpc: '2.0', ...message });
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => {
      if (data.id === 1) {
        send({ method: 'initialized', params: {} });
        for (const textDocument of files) {
          send({ method: 'textDocument/didOpen', params: { textDocument: { ...textDocument, version: 1 } } });
        }
      }
      if (data.method === 'window/logMessage') reject(new Error(data.params.message));
      if (data.method !== 'textDocument/publishDiagnostics' || data.params.diagnostics.length === 0) return;
      found[data.params.uri] = data.params.diagnostics;
      if (Object.keys(found).length < files.length) return;
      worker.terminate();
      resolve(found);
    };
    setTimeout(() => reject(new Error(`only ${Object.keys(found)} after 15 seconds`)), 15_000);
    const capabilities = { textDocument: { publishDiagnostics: { relatedInformation: true } } };
    const params = {
      processId: null,
      rootUri: null,
      capabilities,
      workspaceFolders: [{ uri: 'memfs:/site', name: 'site' }],
    };
    send({ id: 1, method: 'initialize', params });
  });
}

describe('the language server in a worker of Chromium', () => {
  let browser: Browser | null = null;
  before(async function () {
    browser = await orSkip(this, () =>
      chromium.launch({
        executablePath: installedProgram('chromium', ['/usr/bin/chromium', '/usr/bin/chromium-browser']),
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      }),
    );
  });
  after(() => browser?.close());

  it('finds in the classic page what it finds on a disk, Python included', () =>
    withStaticServer(join(repositoryRoot, 'dist'), async (url) => {
      const page: Page = (await browser?.newPage()) ?? assert.fail('no browser');
      const failures: string[] = [];
      page.on('response', (response) => {
        if (response.status() >= 400) failures.push(`${response.status()} ${response.url()}`);
      });
      await page.goto(url);
      const found = await page.evaluate(diagnosticsInWorker, {
        program: 'languageServerWorker.js',
        files: classic,
      });
      await page.close();

      const shownFor = (uri: string): readonly string[] => (found[uri] ?? []).map(shown);
      assert.deepEqual(failures, []);
      const [htaccess, script] = classic.map(({ uri }) => shownFor(uri));
      assert.ok(htaccess?.includes('2:12-2:22 warning per-request-cgi'), htaccess?.join('\n'));
      assert.ok(htaccess?.includes('2:12-2:22 error execcgi-off'), htaccess?.join('\n'));
      assert.ok(
        script?.some((line) => line.endsWith(' python2-syntax')),
        script?.join('\n'),
      );
      assert.ok(
        script?.some((line) => line.endsWith(' interpreter-missing')),
        script?.join('\n'),
      );
    }));
});
