import assert from 'node:assert/strict';
import type { ReportedFinding } from '../../../server/src/linter/lint.js';
import type { Change } from '../../../server/src/site/change.js';
import { lintSite } from '../../support/lintSite.js';
import { memoryFiles } from '../../support/memoryFiles.js';

const script = '#!/usr/bin/python3\nprint("Content-Type: text/html\\n")\n';

/** The modes that a checkout does not keep. */
describe('not-executable', () => {
  for (const [mode, executable] of [
    [0o600, 0o700],
    [0o640, 0o750],
    [0o644, 0o755],
    [0o664, 0o775],
  ] as const) {
    it(`lets all who may read a file of mode ${mode.toString(8)} execute it`, async () => {
      assert.deepEqual(await changesFor(mode), [{ kind: 'mode', path: '/site/page.py', mode: executable }]);
    });
  }

  for (const [mode, wanted, safety, log] of [
    [0o744, 0o755, 'safe', "(13)Permission denied: AH01241: exec of '/site/page.py' failed"],
    [0o754, 0o755, 'safe', "(13)Permission denied: AH01241: exec of '/site/page.py' failed"],
    [0o711, 0o755, 'unsafe', "can't open file '/site/page.py': [Errno 13] Permission denied"],
  ] as const) {
    it(`warns of mode ${mode.toString(8)}, under which only its owner can run it`, async () => {
      const [finding] = await findingsFor(mode);
      const [fix] = finding?.fixes() ?? [];
      assert.equal(finding?.severity, 'warning');
      assert.equal(finding.message.log, log);
      assert.equal(fix?.safety, safety);
      assert.deepEqual(fix.changes, [{ kind: 'mode', path: '/site/page.py', mode: wanted }]);
    });
  }

  for (const mode of [0o700, 0o750, 0o755]) {
    it(`says nothing of mode ${mode.toString(8)}`, async () => {
      assert.deepEqual(await changesFor(mode), []);
    });
  }
});

const changesFor = async (mode: number): Promise<readonly Change[]> =>
  (await findingsFor(mode)).flatMap((finding) => finding.fixes().flatMap(({ changes }) => changes));

async function findingsFor(mode: number): Promise<readonly ReportedFinding[]> {
  const files = memoryFiles({
    '/site/.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .py\n',
    '/site/page.py': script,
  });
  const linted = await lintSite(new Map([...files].map(([path, file]) => [path, { ...file, mode }])));
  return linted.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'not-executable');
}
