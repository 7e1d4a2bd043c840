import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../server/src/measure/privateApache.js';
import {
  allRequests,
  answersTo,
  assertSameAnswers,
  convertOnDisk,
  scriptsFolder,
  withApache,
} from '../support/conversionCases.js';
import { installedProgram, orSkip } from '../support/installed.js';
import { ask, withServedFolder } from '../support/servedSite.js';

const htaccess = 'Options +ExecCGI\nDirectoryIndex index.py\nAddHandler cgi-script .py\n';
const plain = ['mime', 'dir', 'alias', 'env'];
const cgi = [...plain, 'cgid'];
const proxy = ['rewrite', 'proxy', 'proxy_http'];

const index = `#!/usr/bin/python3
import os

print("Content-Type: text/plain")
print()
for name in ("SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "REQUEST_METHOD", "REMOTE_ADDR", "HTTP_X_OWN"):
    print(name)
print(os.environ.get("SCRIPT_NAME"), os.environ.get("PATH_INFO"), os.environ.get("QUERY_STRING"))
print(os.environ.get("REMOTE_ADDR"), os.environ.get("HTTP_HOST"), os.environ.get("SERVER_NAME"), os.environ.get("SERVER_PORT"))
`;
const indexRequests = [
  '',
  '?a=b',
  'index.py',
  'index.py/a/b%20c/%C3%A4?q=%20x&y=%2F',
  'index.py/?',
  'index.py//x',
].map((path) => ({ path }));

/** Starts the server that the conversion wrote, on a port of its own, which the .htaccess is told. */
async function withGunicorn<T>(folder: string, use: () => Promise<T>): Promise<T> {
  const program = installedProgram('gunicorn', ['/usr/bin/gunicorn']);
  const port = await freePort();
  const file = join(folder, '.htaccess');
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll('127.0.0.1:8000', `127.0.0.1:${port}`));
  const child = spawn(
    program,
    ['--bind', `127.0.0.1:${port}`, '--workers', '2', 'gunicorn_entry:application'],
    {
      cwd: folder,
      stdio: 'ignore',
      env: { PATH: '/usr/bin:/bin', LANG: 'C', PYTHONDONTWRITEBYTECODE: '1' },
    },
  );
  try {
    await answering(port, child);
    return await use();
  } finally {
    const exited = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGTERM')) await exited;
  }
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100 && child.exitCode === null; attempt++) {
    try {
      await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1000) });
      return;
    } catch {
      await delay(100);
    }
  }
  throw new Error('gunicorn does not answer');
}

describe('a site converted to proxy-http', function () {
  this.timeout(120_000);

  it('answers the same behind gunicorn, and under CGI where the proxy modules are missing', function () {
    return orSkip(this, () =>
      withServedFolder(
        { '.htaccess': htaccess },
        async (folder) => {
          const before = await withApache(folder, cgi, ({ url }) => answersTo(url, allRequests));
          await convertOnDisk(folder, 'proxy-http');
          await withGunicorn(folder, async () => {
            assertSameAnswers(
              allRequests,
              before,
              await withApache(folder, [...cgi, ...proxy], ({ url }) => answersTo(url, allRequests)),
            );
          });
          assertSameAnswers(
            allRequests,
            before,
            await withApache(folder, cgi, ({ url }) => answersTo(url, allRequests)),
          );
        },
        scriptsFolder,
      ),
    );
  });

  it('tells the script what CGI tells it, also at the URL of the folder', function () {
    return orSkip(this, () =>
      withServedFolder({ '.htaccess': htaccess, 'index.py': index }, async (folder) => {
        const answers = (modules: readonly string[]) =>
          withApache(folder, modules, async ({ url, port }) =>
            (await answersTo(url, indexRequests)).map((answer) => ({
              ...answer,
              body: answer.body.replaceAll(String(port), 'PORT'),
            })),
          );
        const before = await answers(cgi);
        assert.ok(before.every(({ status, body }) => status === 200 && body.includes('/index.py')));
        await convertOnDisk(folder, 'proxy-http');
        await withGunicorn(folder, async () => {
          assertSameAnswers(indexRequests, before, await answers([...cgi, ...proxy]));
        });
      }),
    );
  });

  it('sends no source: backend down, modules missing, files of its own', function () {
    const secret = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\nprint("secret")\n';
    const names = ['x.py', 'sub-x.py', 'x.py.txt', 'X.PY', 'added-later.py'];
    const own = ['gunicorn_entry.py', 'gunicorn.service', 'gunicorn-requirements.txt'];
    return orSkip(this, () =>
      withServedFolder(
        {
          '.htaccess': 'AddHandler cgi-script .py\n',
          ...Object.fromEntries(names.slice(0, -1).map((name) => [name, secret])),
        },
        async (folder) => {
          await convertOnDisk(folder, 'proxy-http');
          await writeFile(join(folder, 'added-later.py'), secret);
          const statuses = (modules: readonly string[]) =>
            withApache(folder, modules, async ({ url }) => {
              const seen: number[] = [];
              for (const path of [...names, ...own]) {
                const { status, body } = await ask(url, { path });
                assert.ok(!body.includes('print('), `${path} with ${modules.join(' ')}`);
                seen.push(status);
              }
              return seen;
            });
          const denied = [403, 403, 403];
          assert.deepEqual(await statuses([...plain, ...proxy]), [503, 503, 503, 503, 403, ...denied]);
          assert.deepEqual(await statuses(plain), [403, 403, 403, 403, 403, ...denied]);
          assert.deepEqual(await statuses([...plain, 'rewrite']), [403, 403, 403, 403, 403, ...denied]);
          assert.deepEqual(await statuses(cgi), [200, 200, 200, 200, 500, ...denied]);
        },
      ),
    );
  });
});
