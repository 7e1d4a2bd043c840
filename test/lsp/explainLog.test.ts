import assert from 'node:assert/strict';
import { ExecuteCommandRequest } from 'vscode-languageserver/node';
import { explainLogCommand } from '../../server/src/lsp/protocol.js';
import { memoryFiles, projectFilesIn } from '../support/memoryFiles.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { type LanguageClient, waitingClient, withLanguageClient } from './languageClient.js';
import { withServedClient } from './servedClient.js';

const site = {
  '.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .py\n',
  'cgi/page.py': '#!/usr/bin/python3\nprint("Content-Type: text/html")\nprint("<p>hello</p>")\n',
  'sub/.htaccess': '# no\nFoo bar\n',
};

const explain = async (client: LanguageClient, argument: unknown) => {
  const answer = await client.connection.sendRequest(ExecuteCommandRequest.type, {
    command: explainLogCommand,
    arguments: [argument],
  });
  return answer as { markdown: string; text: string };
};

const inEditor = (use: (client: LanguageClient, folder: string) => Promise<void>): Promise<void> =>
  withTemporaryFolder(site, (folder) => withLanguageClient({ folder }, (client) => use(client, folder)));

const malformed = "malformed header from script 'page.py': Bad header: <p>hello</p>";

describe('explaining a line of the server log', () => {
  it('leads to the line of the site, the page of the rule and the quick fix', () =>
    inEditor(async (client) => {
      const { markdown } = await explain(client, { text: malformed });
      assert.match(
        markdown,
        /^\*\*Where Apache expected a header line, the script wrote "\\<p\\>hello\\<\/p\\>"/,
      );
      assert.ok(markdown.includes(`[page.py, line 2](<${client.uri('cgi/page.py')}#L2>)`), markdown);
      assert.match(markdown, /\[missing-header-separator\]\(<file:[^>]*\/missing-header-separator\.md>\)/);
      assert.match(markdown, / Quick fix there: \*\*Write an empty line behind the header\*\*\./);
    }));

  it('finds the refused line of a .htaccess, though the server has another path for it', () =>
    inEditor(async (client) => {
      const { markdown } = await explain(client, {
        text: "[core:alert] [pid 1:tid 2] /var/www/html/sub/.htaccess: Invalid command 'Foo', perhaps misspelled or defined by a module not included in the server configuration",
      });
      assert.ok(markdown.includes(`[.htaccess, line 2](<${client.uri('sub/.htaccess')}#L2>)`), markdown);
    }));

  it('takes several lines, and says of those that it does not know', () =>
    inEditor(async (client) => {
      const { text } = await explain(client, {
        text: `${malformed}\r\n${malformed}\nAH99999: nobody knows\n`,
      });
      assert.match(text, /\(2 times, first on line 1; visitors get 500\)/);
      assert.match(text, /Not known:\n\n- 1 × AH99999: nobody knows/);
    }));

  it('lets no mark of a log through as Markdown', () =>
    inEditor(async (client) => {
      const hostile =
        "malformed header from script 'page.py': Bad header: [x](command:y) <img src=x> **b** \u001b[2J";
      const { markdown } = await explain(client, { text: hostile });
      const [title = ''] = markdown.split('\n');
      assert.ok(title.includes('\\[x\\](command:y) \\<img src=x\\> \\*\\*b\\*\\*'), title);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not get through
      assert.doesNotMatch(markdown, /[\u0000-\u0009\u000b-\u001f]/);
    }));

  it('works without a disk, as in a browser', () => {
    const files = Object.fromEntries(Object.entries(site).map(([name, text]) => [`/site/${name}`, text]));
    return withServedClient(projectFilesIn(memoryFiles(files)), { folder: '/site' }, async (client) => {
      const { text } = await explain(client, { text: malformed });
      assert.match(text, /page\.py, line 2 \(file:\/\/\/site\/cgi\/page\.py#L2\)/);
    });
  });

  it('answers clients that take no actions as objects, and arguments of no form', () =>
    withLanguageClient({ folder: null, capabilities: waitingClient }, async (client) => {
      assert.match((await explain(client, { text: malformed })).text, /500/);
      assert.match((await explain(client, 7)).text, /^There is no line to explain\.$/);
    }));
});
