import assert from 'node:assert/strict';
import { displayPathFrom } from '../../../server/src/cli/displayPath.js';
import { planConversion } from '../../../server/src/cli/plannedConversion.js';
import { planLines, reasonLines, writtenLines } from '../../../server/src/cli/reporters/conversion.js';
import { styleOf } from '../../../server/src/cli/style.js';
import { suggestCommands } from '../../../server/src/cli/suggestedCommand.js';
import { WorkingCopy } from '../../../server/src/cli/workingCopy.js';
import type { Conversion, ConversionOutcome } from '../../../server/src/conversions/conversion.js';
import { lint } from '../../../server/src/linter/lint.js';
import { insertion } from '../../../server/src/text/edit.js';
import { defaultSettings, loadMemorySite } from '../../support/lintSite.js';
import { memoryFiles, projectFilesIn } from '../../support/memoryFiles.js';
import { matchSnapshot } from '../../support/snapshot.js';

const slow = 'Options +ExecCGI\nAddHandler cgi-script .py\n';
const files = memoryFiles({
  '/site/a/.htaccess': slow,
  '/site/a/one.py': '#!/usr/bin/python3\n',
  '/site/b/.htaccess': slow,
  '/site/b/two.py': '#!/usr/bin/python3\n',
});
const layout = {
  displayPath: displayPathFrom('/'),
  style: styleOf({ colors: false }),
  width: 80,
  suggest: suggestCommands({}),
};

const conversionThat = (convert: Conversion['convert']): Conversion => ({
  target: 'mod_wsgi',
  summary: 'Runs it.',
  servers: [],
  convert,
});

const converted = (path: string): ConversionOutcome => ({
  kind: 'converted',
  title: `Serve ${path}`,
  changes: [
    { kind: 'edit', path, edits: [insertion(0, '# converted\n')] },
    { kind: 'mode', path, mode: 0o755 },
    { kind: 'create', path: `${path}.wsgi`, text: 'application = 1\n' },
  ],
  steps: [
    { text: 'Restart the server.', snippet: { place: 'a shell', text: 'apachectl graceful' } },
    { text: 'Look at the page.', snippet: null },
  ],
  because: 'It may answer differently.',
});

async function plan(convert: Conversion['convert']) {
  const site = await loadMemorySite(files);
  const invitations = ['/site/a/.htaccess', '/site/b/.htaccess'].flatMap(
    (path) => lint(site, path, defaultSettings)?.findings.flatMap(({ invites }) => invites ?? []) ?? [],
  );
  assert.equal(invitations.length, 2);
  return planConversion(conversionThat(convert), { site, invitations }, defaultSettings, null);
}

describe('a planned conversion', () => {
  it('takes the changes of every line together', async () => {
    const { changes, converted: lines } = await plan(({ file }) => converted(file.path));
    assert.equal(lines.length, 2);
    assert.deepEqual(
      changes.map(({ kind, path }) => `${kind} ${path}`).sort(),
      ['a', 'b']
        .flatMap((folder) => [
          `create /site/${folder}/.htaccess.wsgi`,
          `edit /site/${folder}/.htaccess`,
          `mode /site/${folder}/.htaccess`,
        ])
        .sort(),
    );
  });

  it('leaves a line for later that wants the text of an earlier one', async () => {
    const { converted: lines, declined } = await plan(() => converted('/site/a/.htaccess'));
    assert.deepEqual([lines.length, declined.length], [1, 1]);
    assert.match(declined[0]?.reason ?? '', /^it changes the same text as "Serve /);
  });

  it('tells a person what will change and what is left to do', async () => {
    const planned = await plan(({ file }) =>
      file.path.startsWith('/site/a')
        ? converted(file.path)
        : { kind: 'declined', reason: 'two.py starts threads.' },
    );
    const copy = new WorkingCopy(projectFilesIn(files));
    await copy.apply(planned.changes);
    matchSnapshot(
      'unit/cli/snapshots/conversion.txt',
      [
        ...planLines(planned, layout),
        '----',
        ...reasonLines('/site', planned, layout),
        '----',
        ...writtenLines(planned, copy.changes(), '/backup', layout),
        '',
      ].join('\n'),
    );
  });

  it('says that there is nothing to convert', async () => {
    const nothing = { target: 'mod_wsgi', converted: [], declined: [], changes: [] };
    assert.match(
      reasonLines('/site', nothing, layout).join(' '),
      /^No line in force for site starts a process/,
    );
  });
});
