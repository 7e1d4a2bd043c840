import assert from 'node:assert/strict';
import { displayPathFrom } from '../../../server/src/cli/displayPath.js';
import { prettyFile } from '../../../server/src/cli/reporters/pretty.js';
import { styleOf } from '../../../server/src/cli/style.js';
import { suggestCommands } from '../../../server/src/cli/suggestedCommand.js';
import type { ReportedFinding } from '../../../server/src/linter/lint.js';
import type { Fix } from '../../../server/src/site/change.js';
import { loadMemorySite } from '../../support/lintSite.js';
import { memoryFiles } from '../../support/memoryFiles.js';
import { matchSnapshot } from '../../support/snapshot.js';

const htaccess = 'Options -Indexes\nAddHandler cgi-script .py\n';
const files = memoryFiles({ '/site/.htaccess': htaccess, '/site/page.py': '#!/usr/bin/python3\n' });
const span = { start: 28, end: 38 };

const fix = (changes: Partial<Fix>): Fix => ({
  title: 'Do it',
  safety: 'safe',
  because: null,
  changes: [],
  target: null,
  steps: [],
  ...changes,
});

const finding = (changes: Partial<ReportedFinding>): ReportedFinding => ({
  rule: 'some-rule',
  severity: 'warning',
  span,
  message: { what: 'This is so.', why: 'It matters.', remedy: 'Change it.' },
  ownFixes: () => [],
  fixes: () => [],
  declined: () => [],
  ...changes,
});

async function pretty(
  findings: readonly ReportedFinding[],
  { colors = false, refused = null as { line: number; message: string } | null } = {},
): Promise<string> {
  const site = await loadMemorySite(files);
  const path = '/site/.htaccess';
  const document = site.htaccess.get('/site')?.document ?? null;
  const linted = { path, kind: 'htaccess', text: htaccess, document, refused, findings } as const;
  const layout = {
    displayPath: displayPathFrom('/'),
    style: styleOf({ colors }),
    width: 80,
    suggest: suggestCommands({}),
  };
  return prettyFile({ kind: 'linted', path, linted, site }, layout);
}

describe('the report for a person', () => {
  it('says what, why, and what to do, and shows every offer', async () => {
    const text = await pretty([
      finding({
        message: {
          what: 'Every request for *.py starts a new Python process, and that is a long sentence that has to be broken.',
          why: 'It matters.',
          remedy: 'Take one of the offers.',
          log: '[core:error] AH01262: Options ExecCGI is off in this directory',
        },
        related: [{ path: '/site/page.py', span: { start: 0, end: 18 }, message: 'started anew' }],
        fixes: () => [
          fix({ title: 'Add Options +ExecCGI' }),
          fix({
            title: 'Serve *.py with mod_wsgi',
            safety: 'unsafe',
            because: 'It may.',
            target: 'mod_wsgi',
          }),
          fix({
            title: 'Proxy it',
            safety: 'display-only',
            because: 'It belongs in the server configuration.',
            steps: [
              {
                text: 'Put this into the server configuration:',
                snippet: {
                  place: 'httpd.conf',
                  text: 'ProxyPass / http://127.0.0.1:8000/\nProxyPassReverse / http://127.0.0.1:8000/\n',
                },
              },
            ],
          }),
        ],
        declined: () => [{ target: 'wsgi-bridge', reason: 'page.py starts threads.' }],
      }),
    ]);
    matchSnapshot('unit/cli/snapshots/pretty.txt', text);
  });

  it('says what the server refuses where no finding explains it', async () => {
    const text = await pretty([], { refused: { line: 2, message: 'AddHandler not allowed here' } });
    assert.equal(
      text,
      'site/.htaccess:2  refused\n' +
        '  Apache answers 500 to every request below this folder: AddHandler not allowed\n  here\n\n',
    );
  });

  it('leaves that to the finding where one does', async () => {
    const explained = await pretty([finding({ severity: 'error' })], {
      refused: { line: 2, message: 'AddHandler not allowed here' },
    });
    assert.doesNotMatch(explained, /refused/);
  });

  it('is the same text in colors', async () => {
    const plain = await pretty([finding({})]);
    const colored = await pretty([finding({})], { colors: true });
    assert.notEqual(colored, plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    assert.equal(colored.replace(/\x1b\[\d+m/g, ''), plain);
  });
});
