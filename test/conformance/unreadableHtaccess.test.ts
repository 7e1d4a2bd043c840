import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startPrivateApache } from '../../server/src/measure/privateApache.js';
import { nodeProjectFiles } from '../../server/src/platform/node/projectFiles.js';
import { loadSite } from '../../server/src/site/loadSite.js';
import { type AnswerBelow, answerBelow } from '../../server/src/site/unreadableHtaccess.js';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { orSkip } from '../support/installed.js';
import { grammar } from '../support/pythonGrammar.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';

/** How a folder's .htaccess is made, and what its page is answered with. */
const cases: readonly {
  readonly shows: string;
  readonly make: (htaccess: string) => unknown;
  readonly status: number | 'none';
}[] = [
  { shows: 'a folder', make: (path) => execFileSync('mkdir', [path]), status: 403 },
  { shows: 'a link to a folder', make: (path) => symlinkSync('.', path), status: 403 },
  { shows: 'a link that leads back to itself', make: (path) => symlinkSync('.htaccess', path), status: 403 },
  { shows: 'a link to nothing', make: (path) => symlinkSync('nowhere', path), status: 200 },
  { shows: 'a link to a device', make: (path) => symlinkSync('/dev/null', path), status: 403 },
  {
    shows: 'a file that nobody may read',
    make: (path) => execFileSync('install', ['-m', '000', '/dev/null', path]),
    status: 403,
  },
  { shows: 'a pipe', make: (path) => execFileSync('mkfifo', [path]), status: 'none' },
];

const statusFor: Readonly<Record<AnswerBelow, number | 'none'>> = {
  forbidden: 403,
  'forbidden-unless-the-server-may-read-it': 403,
  none: 'none',
};

async function statusOf(url: string): Promise<number | 'none'> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1500) });
    await response.text();
    return response.status;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return 'none';
    throw error;
  }
}

describe('a .htaccess that is no file to read', () => {
  it('is answered by a real Apache as we say', function () {
    this.timeout(60_000);
    const pages = cases.map((_, at) => [`${at}/sub/page.txt`, 'hello\n']);
    return orSkip(this, () =>
      withTemporaryFolder(
        Object.fromEntries([...pages, ['socket/sub/page.txt', 'hello\n']]),
        async (folder) => {
          chmodSync(folder, 0o755);
          cases.forEach(({ make }, at) => {
            make(join(folder, String(at), '.htaccess'));
          });
          const socket = createServer().listen(join(folder, 'socket', '.htaccess'));
          const { unreadable } = await loadSite(
            { files: nodeProjectFiles, readScript: (name, text) => readScript(name, text, grammar) },
            { root: folder, folder, scope: 'tree', maxEntries: 1000 },
          );
          const said = (name: string): number | 'none' => {
            const found = unreadable.find(({ path }) => path === join(folder, name, '.htaccess'));
            const answer = found === undefined ? null : answerBelow(found);
            return answer === null ? 200 : statusFor[answer];
          };
          const apache = await startPrivateApache({ documentRoot: folder, modules: [] });
          try {
            for (const [at, { shows, status }] of cases.entries()) {
              const real = await statusOf(`${apache.url}/${at}/sub/page.txt`);
              assert.deepEqual([shows, real, said(String(at))], [shows, status, status]);
            }
            const real = await statusOf(`${apache.url}/socket/sub/page.txt`);
            assert.deepEqual([real, said('socket')], [403, 403]);
            assert.match(await apache.errorLog(), /AH00529: .* unable to check htaccess file/);
          } finally {
            await apache.stop();
            socket.close();
          }
        },
      ),
    );
  });
});
