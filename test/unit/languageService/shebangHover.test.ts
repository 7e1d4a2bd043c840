import assert from 'node:assert/strict';
import { MarkupKind } from 'vscode-languageserver';
import { unknownProfile } from '../../../server/src/apache/profiles.js';
import { hoverAt } from '../../../server/src/languageService/hover.js';
import { lint } from '../../../server/src/linter/lint.js';
import { loadSite } from '../../../server/src/site/loadSite.js';
import { readScript } from '../../../server/src/syntax/script/readScript.js';
import { defaultSettings } from '../../support/lintSite.js';
import { memoryFiles, projectFilesIn } from '../../support/memoryFiles.js';
import { grammar } from '../../support/pythonGrammar.js';

const body = 'print("Content-Type: text/html\\n")\n';

interface Asked {
  readonly modes?: boolean;
  readonly interpreters?: readonly string[];
}

/** The hover at a character of the first line: its range in that line, and its text. */
async function hover(line: string, character: number, { modes = true, interpreters }: Asked = {}) {
  const memory = projectFilesIn(
    memoryFiles({
      '/site/.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .py\n',
      '/site/page.py': `${line}\n${body}`,
    }),
  );
  const files = {
    ...memory,
    stat: async (path: string) => {
      const status = await memory.stat(path);
      return status === null || modes ? status : { ...status, mode: null };
    },
  };
  const site = await loadSite(
    { files, readScript: (name, text) => readScript(name, text, grammar) },
    { root: '/site', folder: '/site', scope: 'tree', maxEntries: 100 },
  );
  const profile = { ...unknownProfile, name: 'host', interpreters: interpreters ?? null };
  const settings = { ...defaultSettings, profile };
  const linted = lint(site, '/site/page.py', settings) ?? assert.fail();
  const found = hoverAt(
    { linted, site, settings, pageOf: (rule) => rule },
    { line: 0, character },
    MarkupKind.PlainText,
  );
  const { range, contents } = found ?? assert.fail();
  assert.ok(typeof contents === 'object' && 'value' in contents);
  assert.ok(range);
  return { part: line.slice(range.start.character, range.end.character), text: contents.value };
}

describe('the hover of a first line', () => {
  const line = '#!/usr/bin/env -S python3 -u';

  it('shows the CR that a line from Windows has at its end', async () => {
    const { text } = await hover('#!/usr/bin/python3\r', 1);
    assert.match(text, /starts \/usr\/bin\/python3\\r with one argument/);
  });

  it('says what env looks for where it gets several words as one, and nothing else', async () => {
    const { text } = await hover('#!/usr/bin/env python3 -u', 1);
    assert.match(text, /env gets one word, and looks for a program called python3 -u: the answer is 500/);
    assert.doesNotMatch(text, /looks for python3 in|has it|does not list/);
  });

  it('says what the system starts, of the whole line', async () => {
    const { part, text } = await hover(line, 1);
    assert.equal(part, line);
    assert.match(
      text,
      /starts \/usr\/bin\/env with two arguments, -S python3 -u and the path of this file: \/usr\/bin\/env "-S python3 -u" page\.py\./,
    );
    assert.match(text, /env looks for python3 in the folders of the server’s PATH/);
  });

  for (const [character, part] of [
    [6, '/usr/bin/env'],
    [16, '-S python3 -u'],
    [20, 'python3'],
    [27, '-S python3 -u'],
  ] as const) {
    it(`is about ${part} at character ${character}`, async () => {
      assert.equal((await hover(line, character)).part, part);
    });
  }

  it('says what goes wrong', async () => {
    const { part, text } = await hover('#!/usr/bin/python3 -u -B', 20);
    assert.equal(part, '-u -B');
    assert.match(text, /python3 does not take -u -B: the answer is 500/);
  });

  it('asks the profile which programs there are', async () => {
    const has = await hover('#!/bin/python3', 5, { interpreters: ['/usr/bin/python3'] });
    assert.match(has.text, /\/bin\/python3: the profile "host" has it/);
    const lacks = await hover('#!/usr/bin/python3', 5, { interpreters: ['/usr/bin/perl'] });
    assert.match(lacks.text, /\/usr\/bin\/python3: the server of this profile does not have it/);
  });

  it('tells what an upload does to permissions and line ends, where files have no permissions', async () => {
    assert.match(
      (await hover('#!/usr/bin/python3', 5, { modes: false })).text,
      /By FTP this one arrives as 644/,
    );
    assert.match((await hover('import os', 3, { modes: false })).text, /By FTP this one arrives as 644/);
    assert.doesNotMatch((await hover('#!/usr/bin/python3', 5)).text, /FTP/);
  });
});
