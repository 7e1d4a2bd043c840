import assert from 'node:assert/strict';
import { unknownProfile } from '../../../server/src/apache/profiles.js';
import type { ReportedFinding } from '../../../server/src/linter/lint.js';
import { applyEdits } from '../../../server/src/text/edit.js';
import { defaultSettings, lintSite } from '../../support/lintSite.js';
import { memoryFiles } from '../../support/memoryFiles.js';

const body = 'print("Content-Type: text/html\\n")\n';

describe('interpreter-missing, with a profile that lists the interpreters', () => {
  it('is an error where the interpreter is not among them, and safe to mend by the one that is', async () => {
    const text = `#!/usr/local/bin/python3\n${body}`;
    const [finding] = await findingsOf(text, ['/usr/bin/perl', '/usr/bin/python3']);
    assert.equal(finding?.severity, 'error');
    const [fix] = finding?.fixes() ?? [];
    const [change] = fix?.changes ?? [];
    assert.equal(fix?.safety, 'safe');
    assert.ok(change?.kind === 'edit');
    assert.equal(applyEdits(text, change.edits), `#!/usr/bin/python3\n${body}`);
  });

  it('takes away the CR behind the interpreter that it replaces', async () => {
    const text = '#!/usr/bin/env python\r\nprint("Content-Type: text/html\\n")\r\n';
    const [finding] = await findingsOf(text, ['/usr/bin/python3']);
    const [change] = finding?.fixes()[0]?.changes ?? [];
    assert.ok(change?.kind === 'edit');
    assert.equal(
      applyEdits(text, change.edits),
      '#!/usr/bin/python3\nprint("Content-Type: text/html\\n")\r\n',
    );
  });

  it('takes an interpreter of its language only', async () => {
    const [finding] = await findingsOf(`#!/opt/python3/bin/python3\n${body}`, ['/usr/bin/perl']);
    assert.deepEqual(finding?.fixes(), []);
  });

  it('says nothing of one that is there, also through env', async () => {
    assert.deepEqual(await findingsOf(`#!/usr/bin/python\n${body}`, ['/usr/bin/python']), []);
    assert.deepEqual(await findingsOf(`#!/usr/bin/env python\n${body}`, ['/opt/bin/python']), []);
  });

  it('looks through env for what is not there', async () => {
    const [finding] = await findingsOf(`#!/usr/bin/env python3.12\n${body}`, ['/usr/bin/python3']);
    assert.equal(finding?.message.log, "/usr/bin/env: 'python3.12': No such file or directory");
  });
});

async function findingsOf(
  text: string,
  interpreters: readonly string[],
): Promise<readonly ReportedFinding[]> {
  const files = memoryFiles({
    '/site/.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .py\n',
    '/site/page.py': text,
  });
  const settings = { ...defaultSettings, profile: { ...unknownProfile, interpreters } };
  return (await lintSite(files, settings))
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => rule === 'interpreter-missing');
}
