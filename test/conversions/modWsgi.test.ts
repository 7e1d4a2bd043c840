import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { applyChanges } from '../../server/src/platform/node/applyChanges.js';
import { nodeProjectFiles } from '../../server/src/platform/node/projectFiles.js';
import { convertSite } from '../support/convertSite.js';
import { repositoryRoot } from '../support/repository.js';
import { type Answer, ask, type VisitorRequest, withServedFolder } from '../support/servedSite.js';

const scriptsFolder = join(repositoryRoot, 'test/conversions/scripts');
const htaccess = 'Options +ExecCGI\nAddHandler cgi-script .py\n';

const cgi = ['mime', 'dir', 'alias', 'env', 'cgid'];
const both = [...cgi, 'wsgi'];
const neither = ['mime', 'dir', 'alias', 'env'];

/** Every script is asked all of these, whatever it makes of them. */
const visits = (script: string): readonly VisitorRequest[] => [
  { path: script },
  { path: `${script}?name=W%C3%B6rld&x=1&x=%3Cb%3E` },
  { path: `${script}?missing` },
  { path: `${script}?stop` },
  { path: `${script}?edit` },
  { path: `${script}?0` },
  { path: `${script}?4` },
  { path: `${script}/p%C3%A4th/info?a=b` },
  { path: script, headers: { Cookie: 'visits=41; a=b', 'Accept-Language': 'de, en' } },
];

/** Only those that read it are sent a body: mod_cgid may drop the connection of one that is left unread. */
function posts(script: string): readonly VisitorRequest[] {
  const source = readFileSync(join(scriptsFolder, script), 'utf8');
  const form = {
    path: script,
    post: 'name=P%C3%B6st&x=2&text=a%0D%0Ab',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  };
  const json = {
    path: script,
    post: '{"line": 1,\r\n"ä": 2}',
    headers: { 'Content-Type': 'application/json' },
  };
  if (/\bstdin\b/.test(source)) return [form, json];
  return /\bFieldStorage\b/.test(source) ? [form] : [];
}

async function convertOnDisk(folder: string, target: 'mod_wsgi' | 'wsgi-bridge'): Promise<void> {
  const outcome = await convertSite(nodeProjectFiles, folder, target);
  assert.equal(outcome.kind, 'converted', outcome.kind === 'declined' ? outcome.reason : '');
  if (outcome.kind === 'converted') {
    await applyChanges(outcome.changes, { root: folder, backupFolder: null });
  }
}

async function withApache<T>(
  documentRoot: string,
  modules: readonly string[],
  use: (server: PrivateApache) => Promise<T>,
): Promise<T> {
  const server = await startPrivateApache({ documentRoot, modules });
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

/** An error page differs by who writes it; that it is an error does not. */
const comparable = (answer: Answer): Answer =>
  answer.status >= 500 ? { status: answer.status, headers: [], body: '' } : answer;

describe('a site converted to mod_wsgi', function () {
  this.timeout(120_000);
  const scripts = readdirSync(scriptsFolder).filter((name) => name.endsWith('.py'));

  it('answers the same under mod_wsgi, and under CGI where that is missing', () =>
    withServedFolder(
      { '.htaccess': htaccess },
      async (folder) => {
        const asked = scripts.flatMap((script) => [...visits(script), ...posts(script)]);
        const answers = async (modules: readonly string[]) =>
          withApache(folder, modules, async ({ url }) => {
            const all: Answer[] = [];
            for (const visit of asked)
              all.push(
                comparable(
                  await ask(url, visit).catch((e) => {
                    throw new Error(JSON.stringify(visit) + modules, { cause: e });
                  }),
                ),
              );
            return all;
          });
        const before = await answers(cgi);
        assert.ok(before.filter(({ status }) => status === 200).length > asked.length / 2);
        await convertOnDisk(folder, 'mod_wsgi');
        const persistent = await answers(both);
        const fallBack = await answers(cgi);
        asked.forEach((visit, index) => {
          const what = JSON.stringify(visit);
          assert.deepEqual(persistent[index], before[index], `mod_wsgi: ${what}`);
          assert.deepEqual(fallBack[index], before[index], `CGI: ${what}`);
        });
      },
      scriptsFolder,
    ));

  it('answers the same when it is asked again and again', () =>
    withServedFolder(
      { '.htaccess': htaccess },
      async (folder) => {
        await convertOnDisk(folder, 'mod_wsgi');
        await withApache(folder, both, async ({ url }) => {
          for (const script of scripts) {
            const [first, ...others] = await Promise.all(
              [1, 2, 3, 4, 5, 6].map(() => ask(url, { path: script })),
            );
            for (const other of others) assert.deepEqual(other, first, script);
          }
        });
      },
      scriptsFolder,
    ));

  it('never sends the source where neither mod_wsgi nor a CGI module is loaded', () => {
    const page = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\nprint("secret")\n';
    return withServedFolder(
      { '.htaccess': htaccess, 'x.py': page, 'x.py.txt': page, 'X.PY': page },
      async (folder) => {
        await convertOnDisk(folder, 'mod_wsgi');
        await withApache(folder, neither, async ({ url }) => {
          for (const path of ['x.py', 'x.py.txt', 'X.PY', 'x.py/more', 'x.py?a']) {
            const { status, body } = await ask(url, { path });
            assert.deepEqual(
              { path, status, secret: body.includes('secret') },
              { path, status: 403, secret: false },
            );
          }
        });
        await withApache(folder, both, async ({ url }) => {
          for (const path of ['x.py', 'x.py.txt', 'X.PY']) {
            assert.equal((await ask(url, { path })).body, 'secret\n', path);
          }
        });
      },
    );
  });
});
