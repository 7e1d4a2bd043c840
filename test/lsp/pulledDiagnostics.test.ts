import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  FileChangeType,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import {
  eventually,
  type LanguageClient,
  pullingClient,
  shown,
  withLanguageClient,
} from './languageClient.js';

const classic = {
  '.htaccess': 'addtype text/html py\naddhandler cgi-script .py\n',
  'index.py': '#!/usr/bin/python3\nprint("content-type: text/html\\n\\n")\n',
};

const inEditor = (
  files: Readonly<Record<string, string>>,
  use: (client: LanguageClient, folder: string) => Promise<void>,
): Promise<void> =>
  withTemporaryFolder(files, (folder) =>
    withLanguageClient({ folder, capabilities: pullingClient }, (client) => use(client, folder)),
  );

const pull = (client: LanguageClient, name: string, previousResultId?: string) =>
  client.connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri: client.uri(name) },
    ...(previousResultId !== undefined && { previousResultId }),
  });

const pullWorkspace = (client: LanguageClient, previous?: WorkspaceDiagnosticReport) =>
  client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
    previousResultIds: (previous?.items ?? []).flatMap(({ uri, resultId }) =>
      resultId === undefined ? [] : [{ uri, value: resultId }],
    ),
  });

/** The rules that a workspace report names for a file; null where it does not speak of the file. */
function rulesFor(report: WorkspaceDiagnosticReport, uri: string): readonly unknown[] | null {
  const item = report.items.find((each) => each.uri === uri);
  if (item?.kind !== DocumentDiagnosticReportKind.Full) return null;
  return item.items.map(({ code }) => code);
}

describe('diagnostics for an editor that asks for them', () => {
  it('are never sent unasked', () =>
    inEditor(classic, async (client) => {
      await client.open('.htaccess', classic['.htaccess']);
      await pull(client, '.htaccess');
      await new Promise((resolve) => setTimeout(resolve, 400));
      assert.deepEqual(client.published, []);
    }));

  it('are those of the newest text', () =>
    inEditor(classic, async (client) => {
      await client.open('.htaccess', '# nothing\n');
      const asked = pull(client, '.htaccess');
      await client.change('.htaccess', `\n${classic['.htaccess']}`, 2);
      await asked;
      const report = await pull(client, '.htaccess');
      assert.equal(report.kind, DocumentDiagnosticReportKind.Full);
      const found = report.kind === DocumentDiagnosticReportKind.Full ? report.items.map(shown) : [];
      assert.ok(found.includes('3:12-3:22 warning per-request-cgi'), found.join('\n'));
    }));

  it('are not sent twice', () =>
    inEditor(classic, async (client) => {
      await client.open('.htaccess', classic['.htaccess']);
      const first = await pull(client, '.htaccess');
      const second = await pull(client, '.htaccess', first.resultId);
      assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    }));

  it('of a workspace hold its .htaccess and the scripts that it names', () =>
    inEditor({ ...classic, 'other.txt': '', 'sub/.htaccess': 'Foo\n' }, async (client) => {
      const report = await pullWorkspace(client);
      assert.deepEqual(report.items.map(({ uri }) => uri).sort(), [
        client.uri('.htaccess'),
        client.uri('index.py'),
      ]);
      assert.ok(rulesFor(report, client.uri('.htaccess'))?.includes('per-request-cgi'));
    }));

  it('of a workspace are those of open documents, too, which an editor may not show', () =>
    inEditor({ ...classic, '.htaccess': `Options +ExecCGI\n${classic['.htaccess']}` }, async (client) => {
      await client.open('index.py', '#!/usr/bin/python3\nprint "<p>"\n', 'python');
      const report = await pullWorkspace(client);
      assert.deepEqual(rulesFor(report, client.uri('index.py')), ['python2-syntax', 'missing-content-type']);
      const item = report.items.find(({ uri }) => uri === client.uri('index.py'));
      assert.equal(item?.version, 1);
    }));

  it('of a workspace wait for a change, and tell of a deleted file', () =>
    inEditor(classic, async (client, folder) => {
      const first = await pullWorkspace(client);
      let answered = false;
      const second = pullWorkspace(client, first).then((report) => {
        answered = true;
        return report;
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(answered, false);
      rmSync(join(folder, '.htaccess'));
      await client.watched('.htaccess', FileChangeType.Deleted);
      assert.deepEqual(rulesFor(await second, client.uri('.htaccess')), []);
    }));

  it('of a workspace go on with the disk where a file is closed', () =>
    inEditor({ 'sub/.htaccess': 'AddHandler cgi-script .py\n' }, async (client) => {
      const first = await pullWorkspace(client);
      assert.deepEqual(first.items, []);
      await client.open('sub/.htaccess', '# nothing\n');
      await client.close('sub/.htaccess');
      const report = await pullWorkspace(client, first);
      assert.ok(rulesFor(report, client.uri('sub/.htaccess'))?.includes('per-request-cgi'));
    }));

  it('are asked for anew when a file on the disk has changed', () =>
    inEditor(classic, async (client) => {
      await client.open('.htaccess', classic['.htaccess']);
      await pull(client, '.htaccess');
      const before = client.refreshes;
      await client.watched('index.py');
      await eventually(() => (client.refreshes > before ? true : null), 'a refresh');
    }));

  it('are asked for anew in the scripts when their .htaccess changes', () =>
    inEditor(classic, async (client) => {
      await client.open('index.py', 'print(1)\n', 'python');
      await client.open('.htaccess', '');
      const before = client.refreshes;
      await client.change('.htaccess', classic['.htaccess'], 2);
      await eventually(() => (client.refreshes > before ? true : null), 'a refresh');
      const report = await pull(client, 'index.py');
      const rules = report.kind === 'full' ? report.items.map(({ code }) => code) : [];
      assert.ok(rules.includes('missing-shebang'), rules.join());
    }));

  it('follow the profile file that the configuration names, from where it stands', () =>
    inEditor(
      {
        ...classic,
        '.handler-doctor.json': '{ "server.profile": "host.json" }',
        'host.json': '{ "modules": ["mime"], "options": ["ExecCGI"], "defines": [] }',
      },
      async (client) => {
        await client.open('.htaccess', classic['.htaccess']);
        const report = await pull(client, '.htaccess');
        assert.ok(report.kind === DocumentDiagnosticReportKind.Full);
        assert.deepEqual(
          report.items.map(({ code }) => code),
          ['handler-module-missing'],
        );
      },
    ));

  it('follow the server configuration that the settings name', () =>
    inEditor(
      {
        ...classic,
        '.handler-doctor.json': '{ "server.configuration": "httpd.conf" }',
        'httpd.conf':
          'LoadModule mime_module modules/mod_mime.so\n<Directory />\nAllowOverride All\n</Directory>\n',
      },
      async (client) => {
        const text = 'RewriteEngine On\n';
        await client.open('.htaccess', text);
        const report = await pull(client, '.htaccess');
        assert.ok(report.kind === DocumentDiagnosticReportKind.Full);
        assert.deepEqual(
          report.items.map(({ code }) => code),
          ['module-not-loaded'],
        );
      },
    ));

  it('end with the server even where one question is still open', () =>
    inEditor(classic, async (client) => {
      const first = await pullWorkspace(client);
      pullWorkspace(client, first).catch(() => {});
    }));
});
