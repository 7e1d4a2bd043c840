import assert from 'node:assert/strict';
import { MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../../../server/src/languageService/hover.js';
import { lint } from '../../../server/src/linter/lint.js';
import type { ServerConfiguration } from '../../../server/src/site/serverConfiguration/serverConfiguration.js';
import { lineIndexOf } from '../../../server/src/text/lineIndex.js';
import { defaultSettings, loadMemorySite } from '../../support/lintSite.js';
import { memoryFiles } from '../../support/memoryFiles.js';
import { serverReading } from '../../support/serverConfiguration.js';

const htaccess = 'Options +ExecCGI\nAddHandler cgi-script .py .cgi .sh\n';

interface Shown {
  readonly text: string;
  /** What the hover is about. */
  readonly about: string;
}

/** The hover at the first place of a word; null where there is none. */
async function hoverOn(
  file: string,
  script: string,
  word: string,
  files: Readonly<Record<string, string>> = { '/site/.htaccess': htaccess },
  server: ServerConfiguration | null = null,
): Promise<Shown | null> {
  const path = `/site/${file}`;
  const site = await loadMemorySite(memoryFiles({ ...files, [path]: script }), '/site', server);
  const linted = lint(site, path, defaultSettings) ?? assert.fail('not linted');
  const index = lineIndexOf(script);
  const hover = hoverAt(
    { linted, site, settings: defaultSettings, pageOf: (rule) => rule },
    index.positionAt(script.indexOf(word)),
    MarkupKind.PlainText,
  );
  if (hover === null) return null;
  assert.ok(typeof hover.contents === 'object' && 'value' in hover.contents);
  const range = hover.range ?? assert.fail('no range');
  return {
    text: hover.contents.value,
    about: script.slice(index.offsetAt(range.start), index.offsetAt(range.end)),
  };
}

const python = (line: string): string => `#!/usr/bin/python3\nprint("${line}\\n")\n`;

async function meaning(line: string): Promise<string> {
  const shown = await hoverOn('page.py', python(line), line);
  return shown?.text ?? assert.fail('no hover');
}

describe('the hover on a header line of a script', () => {
  it('is about the literal that holds the line', async () => {
    const shown = await hoverOn('page.py', python('Content-Type: text/html'), 'Content');
    assert.equal(shown?.about, '"Content-Type: text/html\\n"');
  });

  it('is about one line of a text of many lines', async () => {
    const script = '#!/bin/sh\ncat <<EOF\nStatus: 404 Not Found\nContent-Type: text/html\n\n<p>\nEOF\n';
    const shown = await hoverOn('page.sh', script, 'Content-Type');
    assert.equal(shown?.about, 'Content-Type: text/html');
  });

  for (const [line, says] of [
    ['Content-Type: text/html', /takes the place of the type that AddType or the extension gives the file/],
    ['Content-Type:', /no type: the server sends the page without one/],
    ['Status: 404 Not Found', /404 Not Found: there is no such page/],
    ['Status: 299 Odd', /299: a status that no standard knows; it says that it went well/],
    ['Status: 103 Early', /As the status of a page it breaks the answer/],
    ['Status: fine', /The server answers 500 and logs Invalid status line/],
    ['Status: 700', /no status of HTTP/],
    ['Location: /other', /a path on this site: the server fetches that page itself/],
    ['Location: https://example.org/', /a redirect, 302 Found/],
    ['Set-Cookie: a=b', /a cookie that the browser keeps and sends back/],
    ['Cache-Control: no-store', /who may keep a copy of the answer/],
    ['Date: today', /What a script writes there is dropped/],
    ['X-Own: 1', /a field of the site’s own/],
    ['Content-Type : text/html', /AH02429: Response header name 'Content-Type ' contains invalid characters/],
    ['Content-Type = text/html', /no header line.*malformed header from script 'page.py'/s],
  ] as const) {
    it(`says what the server does with "${line}"`, async () => {
      assert.match(await meaning(line), says);
    });
  }

  it('says that a Location is sent on where the script writes a status', async () => {
    const shown = await hoverOn('page.py', python('Status: 303 See Other\\nLocation: /other'), 'Location');
    assert.match(shown?.text ?? '', /sent on with the status that the script writes/);
  });

  it('says of an nph- script that its header is sent as it is', async () => {
    const shown = await hoverOn('nph-page.py', python('Content-Type: text/html'), 'Content');
    assert.match(shown?.text ?? '', /the server adds nothing/);
  });

  it('says nothing of the page', async () => {
    const script = '#!/usr/bin/python3\nprint("Content-Type: text/html\\n")\nprint("<p>hello")\n';
    assert.equal(await hoverOn('page.py', script, '<p>'), null);
  });
});

describe('the hover on the first line of a script', () => {
  it('says how it is run, and by which lines', async () => {
    const shown = await hoverOn('page.py', python('Content-Type: text/html'), '#!');
    assert.equal(shown?.about, '#!/usr/bin/python3');
    assert.match(shown.text, /How it is run: the server starts it anew for every request/);
    assert.match(shown.text, /AddHandler cgi-script \.py \.cgi \.sh \(line 2 of \.htaccess\)/);
    assert.match(shown.text, /Options \+ExecCGI \(line 1 of \.htaccess\)/);
  });

  it('says so of a file without a shebang', async () => {
    const shown = await hoverOn('page.py', 'import sys\nprint("Content-Type: text/html\\n")\n', 'import');
    assert.equal(shown?.about, 'import sys');
    assert.match(shown.text, /How it is run/);
  });

  it('says that a script is forbidden without ExecCGI', async () => {
    const shown = await hoverOn('page.py', python('Content-Type: text/html'), '#!', {
      '/site/.htaccess': 'AddHandler cgi-script .py\n',
    });
    assert.match(shown?.text ?? '', /every request is answered 403/);
  });

  it('names the line of the server’s own configuration', async () => {
    const server = await serverReading([
      'ServerRoot /etc/apache2',
      'DocumentRoot /site',
      '<Directory /site>',
      '  Require all granted',
      '  AllowOverride All',
      '  Options +ExecCGI',
      '  AddHandler cgi-script .py',
      '</Directory>',
    ]);
    const files = { '/site/.htaccess': 'AddHandler cgi-script .cgi\n' };
    const shown = await hoverOn('page.py', python('Content-Type: text/html'), '#!', files, server);
    assert.match(shown?.text ?? '', /AddHandler cgi-script \.py \(line 7 of \/etc\/apache2\/apache2\.conf\)/);
  });

  it('names the line of a folder above', async () => {
    const script = python('Content-Type: text/html');
    const shown = await hoverOn('cgi/page.py', script, '#!');
    assert.match(shown?.text ?? '', /line 2 of \.\.\/\.htaccess/);
  });
});
