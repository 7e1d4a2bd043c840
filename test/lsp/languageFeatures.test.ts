import assert from 'node:assert/strict';
import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  HoverRequest,
  MarkupContent,
} from 'vscode-languageserver/node';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import {
  eventually,
  type LanguageClient,
  pullingClient,
  waitingClient,
  withLanguageClient,
} from './languageClient.js';

const inEditor = (
  files: Readonly<Record<string, string>>,
  use: (client: LanguageClient, folder: string) => Promise<void>,
  capabilities = pullingClient,
): Promise<void> =>
  withTemporaryFolder(files, (folder) =>
    withLanguageClient({ folder, capabilities }, (client) => use(client, folder)),
  );

async function hover(client: LanguageClient, name: string, line: number, character: number) {
  const answer = await client.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: client.uri(name) },
    position: { line, character },
  });
  if (answer === null) return null;
  const { contents, range } = answer;
  return MarkupContent.is(contents)
    ? { kind: contents.kind, text: contents.value, range }
    : assert.fail('a hover without markup');
}

async function actionsOn(client: LanguageClient, name: string, line: number, only?: readonly string[]) {
  const answer = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: client.uri(name) },
    range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
    context: { diagnostics: [], ...(only !== undefined && { only: [...only] }) },
  });
  return (answer ?? []).filter((action): action is CodeAction => !('arguments' in action));
}

const resolved = (client: LanguageClient, action: CodeAction): Promise<CodeAction> =>
  client.connection.sendRequest(CodeActionResolveRequest.type, action);

describe('hovers', () => {
  it('say what a handler does, what it needs, and by which line that is in force', () =>
    inEditor(
      { '.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .py\n', 'a.py': 'x' },
      async (client) => {
        const answer = await hover(client, '.htaccess', 1, 12);
        assert.match(answer?.text ?? '', /^\*\*cgi-script\*\*: starts a process for every request\n/);
        assert.match(
          answer?.text ?? '',
          /- Needs `Options ExecCGI`: in force by `Options \+ExecCGI` \(line 1\)\./,
        );
        assert.match(answer?.text ?? '', /In force here for `a\.py`\./);
        assert.deepEqual(answer?.range, {
          start: { line: 1, character: 11 },
          end: { line: 1, character: 21 },
        });
      },
    ));

  it('name the file above that switches ExecCGI off', () =>
    inEditor(
      { '.htaccess': 'Options -ExecCGI\n', 'cgi/.htaccess': 'AddHandler cgi-script .py\n' },
      async (client) => {
        const answer = await hover(client, 'cgi/.htaccess', 0, 12);
        assert.match(answer?.text ?? '', /switched off by `Options -ExecCGI` \(line 1 of \.\.\/\.htaccess\)/);
      },
    ));

  it('explain a directive in words of ours, with syntax, module and the manual', () =>
    inEditor({ '.htaccess': 'rewriterule ^a$ b\n' }, async (client) => {
      const answer = await hover(client, '.htaccess', 0, 4);
      assert.match(answer?.text ?? '', /^\*\*RewriteRule\*\*: Changes the address of a request/);
      assert.match(answer?.text ?? '', /```text\nRewriteRule .*Pattern Substitution \[flags\]\n```/);
      assert.match(answer?.text ?? '', /`mod_rewrite`/);
      assert.match(
        answer?.text ?? '',
        /<https:\/\/httpd\.apache\.org\/docs\/2\.4\/mod\/mod_rewrite\.html#rewriterule>/,
      );
    }));

  it('give the facts of a directive that we have no words for', () =>
    inEditor({ '.htaccess': 'CharsetOptions ImplicitAdd\n' }, async (client) => {
      const answer = await hover(client, '.htaccess', 0, 4);
      assert.match(answer?.text ?? '', /^\*\*CharsetOptions\*\*\n\n```text\nCharsetOptions /);
    }));

  it('explain a section', () =>
    inEditor({ '.htaccess': '<ifmodule mod_rewrite.c>\n</ifmodule>\n' }, async (client) => {
      const answer = await hover(client, '.htaccess', 0, 3);
      assert.match(answer?.text ?? '', /^\*\*IfModule\*\*: The lines inside are only read if/);
    }));

  it('show names from files as text, whatever is in them', () =>
    inEditor({ '.htaccess': '[x](command:evil)<b> 1\n' }, async (client) => {
      const answer = await hover(client, '.htaccess', 0, 4);
      assert.match(answer?.text ?? '', /^\*\*\\\[x\\\]\(command:evil\)\\<b\\>\*\*/);
    }));

  it('come as plain text where the editor shows no other', () =>
    inEditor(
      { '.htaccess': 'AddHandler cgi-script .py\n' },
      async (client) => {
        const answer = await hover(client, '.htaccess', 0, 12);
        assert.equal(answer?.kind, 'plaintext');
        assert.match(answer?.text ?? '', /^cgi-script: starts a process for every request\n/);
      },
      waitingClient,
    ));

  it('are silent on a script that no handler runs', () =>
    inEditor({ 'a.py': '#!/usr/bin/python3\n' }, async (client) => {
      assert.equal(await hover(client, 'a.py', 0, 4), null);
    }));

  it('say how a script is run, and by which line', () =>
    inEditor(
      {
        '.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .py\n',
        'a.py': '#!/usr/bin/python3\nprint("Content-Type: text/html\\n")\n',
      },
      async (client) => {
        const answer = await hover(client, 'a.py', 0, 4);
        assert.match(
          answer?.text ?? '',
          /\*\*How it is run\*\*: the server starts it anew for every request/,
        );
        assert.match(answer?.text ?? '', /`AddHandler cgi-script \.py` \(line 2 of \.htaccess\)/);
        assert.deepEqual(answer?.range, {
          start: { line: 0, character: 2 },
          end: { line: 0, character: 18 },
        });
      },
    ));

  it('say what a shebang line starts', () =>
    inEditor(
      {
        '.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .py\n',
        'a.py': '#!/usr/bin/env python3 -u\nprint("Content-Type: text/html\\n")\n',
      },
      async (client, folder) => {
        chmodSync(join(folder, 'a.py'), 0o644);
        const answer = await hover(client, 'a.py', 0, 0);
        assert.match(answer?.text ?? '', /`env` gets one word, and looks for a program called `python3 -u`/);
        assert.match(answer?.text ?? '', /mode is 644: nobody may execute it/);
      },
    ));

  it('say what Apache makes of a header line', () =>
    inEditor(
      {
        '.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .py\n',
        'a.py': '#!/usr/bin/python3\nprint("Content-Type: text/html\\n")\n',
      },
      async (client) => {
        const answer = await hover(client, 'a.py', 1, 12);
        assert.match(answer?.text ?? '', /- `Content-Type: text\/html`: what the body is: a web page/);
        assert.match(answer?.text ?? '', /An empty line follows/);
        assert.deepEqual(answer?.range, {
          start: { line: 1, character: 6 },
          end: { line: 1, character: 33 },
        });
      },
    ));
});

describe('code actions', () => {
  const site = { '.htaccess': 'addtype text/html py\naddhandler cgi-script .py\n', 'a.py': 'x' };

  it('offer what a rule can do, and make the edit when it is asked for', () =>
    inEditor(site, async (client) => {
      await client.open('.htaccess', site['.htaccess'], 'htaccess', 7);
      const action = (await actionsOn(client, '.htaccess', 1)).find(
        ({ diagnostics }) => diagnostics?.[0]?.code === 'execcgi-off',
      );
      assert.equal(action?.title, 'Add Options +ExecCGI');
      assert.equal(action?.kind, 'quickfix');
      assert.equal(action?.edit, undefined);
      const { edit } = await resolved(client, action ?? assert.fail());
      assert.deepEqual(edit?.documentChanges, [
        {
          textDocument: { uri: client.uri('.htaccess'), version: 7 },
          edits: [
            {
              range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
              newText: 'options +ExecCGI\n',
              annotationId: 'handlerDoctor.confirm',
            },
          ],
        },
      ]);
      const annotation = edit?.changeAnnotations?.['handlerDoctor.confirm'];
      assert.equal(annotation?.label, 'Add Options +ExecCGI');
      assert.equal(annotation?.needsConfirmation, true);
      assert.match(annotation?.description ?? '', /./);
    }));

  it('make no edit for a text that has changed since', () =>
    inEditor(site, async (client) => {
      await client.open('.htaccess', site['.htaccess'], 'htaccess', 1);
      const [action] = await actionsOn(client, '.htaccess', 1);
      await client.change('.htaccess', `# first\n${site['.htaccess']}`, 2);
      assert.equal((await resolved(client, action ?? assert.fail())).edit, undefined);
    }));

  it('come with their edit, and their reason in the title, to an editor that knows no more', () =>
    inEditor(
      site,
      async (client) => {
        const action = (await actionsOn(client, '.htaccess', 1)).find(({ title }) =>
          title.startsWith('Add Options +ExecCGI'),
        );
        assert.match(action?.title ?? '', /^Add Options \+ExecCGI \(check first: .+\)$/);
        assert.deepEqual(Object.keys(action?.edit ?? {}), ['changes']);
        assert.deepEqual(action?.edit?.changes?.[client.uri('.htaccess')], [
          {
            range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
            newText: 'options +ExecCGI\n',
          },
        ]);
      },
      waitingClient,
    ));

  it('hold only the kinds that are asked for', () =>
    inEditor(site, async (client) => {
      assert.deepEqual(await actionsOn(client, '.htaccess', 1, ['refactor']), []);
      const kinds = (await actionsOn(client, '.htaccess', 1, ['quickfix'])).map(({ kind }) => kind);
      assert.ok(kinds.length > 0);
      assert.deepEqual([...new Set(kinds)], ['quickfix']);
    }));

  it('offer nothing where nothing is found', () =>
    inEditor(site, async (client) => {
      await client.open('.htaccess', '# nothing\n');
      assert.deepEqual(await actionsOn(client, '.htaccess', 0), []);
    }));
});

describe('the command behind a fix', () => {
  const complete = (client: LanguageClient, argument: unknown) =>
    client.connection.sendRequest(ExecuteCommandRequest.type, {
      command: 'handlerDoctor.completeFix',
      arguments: [argument],
    });

  it('sets modes in the workspace', () =>
    inEditor({ 'a.py': 'x' }, async (client, folder) => {
      chmodSync(join(folder, 'a.py'), 0o644);
      await complete(client, { modes: [{ uri: client.uri('a.py'), mode: 0o4755 }], steps: [] });
      assert.equal(statSync(join(folder, 'a.py')).mode & 0o7777, 0o755);
    }));

  it('sets none outside of it', () =>
    inEditor({ 'a.py': 'x' }, async (client) =>
      withTemporaryFolder({ 'b.py': 'x' }, async (other) => {
        chmodSync(join(other, 'b.py'), 0o644);
        await complete(client, { modes: [{ uri: `file://${other}/b.py`, mode: 0o777 }], steps: [] });
        assert.equal(statSync(join(other, 'b.py')).mode & 0o777, 0o644);
        await eventually(() => (client.messages.length > 0 ? true : null), 'a message');
        assert.match(client.messages[0] ?? '', /cannot set the mode of .*\/b\.py/);
      }),
    ));

  it('tells what is left to the person', () =>
    inEditor({ 'a.py': 'x' }, async (client) => {
      const snippet = { place: 'httpd.conf', text: 'ProxyPass / http://127.0.0.1:8000/' };
      await complete(client, {
        because: 'It belongs elsewhere.',
        modes: [],
        steps: [{ text: 'Add it.', snippet }],
      });
      await eventually(() => (client.messages.length > 0 ? true : null), 'a message');
      assert.equal(
        client.messages[0],
        'It belongs elsewhere.\n\nAdd it.\nhttpd.conf:\nProxyPass / http://127.0.0.1:8000/',
      );
    }));

  it('takes nothing amiss', () =>
    inEditor({ 'a.py': 'x' }, async (client) => {
      for (const nonsense of [null, 3, { modes: 'x' }, { modes: [{ uri: 1 }], steps: [{ text: 1 }] }]) {
        assert.equal(await complete(client, nonsense), null);
      }
    }));
});

describe('document symbols', () => {
  const text = 'Options +ExecCGI\n<IfModule mod_rewrite.c>\n  RewriteEngine On\n</IfModule>\n';
  const symbols = (client: LanguageClient) =>
    client.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri: client.uri('.htaccess') },
    });

  it('nest as sections do', () =>
    inEditor({ '.htaccess': text }, async (client) => {
      const outline = (each: DocumentSymbol): unknown => [
        each.name,
        each.detail,
        each.range.start.line,
        each.range.end.line,
        ...(each.children ?? []).map(outline),
      ];
      const found = (await symbols(client)) ?? [];
      assert.deepEqual(
        found.map((each) => ('range' in each ? outline(each) : each)),
        [
          ['Options', '+ExecCGI', 0, 0],
          ['<IfModule>', 'mod_rewrite.c', 1, 3, ['RewriteEngine', 'On', 2, 2]],
        ],
      );
    }));

  it('are a list for an editor that knows no nesting', () =>
    inEditor(
      { '.htaccess': text },
      async (client) => {
        const found = (await symbols(client)) ?? [];
        assert.deepEqual(
          found.map((each) => [each.name, 'containerName' in each ? each.containerName : null]),
          [
            ['Options', null],
            ['<IfModule>', null],
            ['RewriteEngine', '<IfModule>'],
          ],
        );
      },
      waitingClient,
    ));
});
