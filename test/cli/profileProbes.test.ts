import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { probes } from '../../server/src/probe/probes.js';
import { matchSnapshot } from '../support/snapshot.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { type Ran, runCli } from './runCli.js';

/** What was made at random and what counts the probes, each as a word. */
const steady = (text: string): string =>
  text
    .replace(/handler-doctor-[0-9a-f]{24}/g, 'handler-doctor-TOKEN')
    .replace(`${probes.length} probes`, 'N probes');

const entriesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .map((name) => steady(name))
    .sort();

describe('handler-doctor profile --probe', () => {
  it('writes what is uploaded, a script that asks, and what a person reads first', async () => {
    await withTemporaryFolder({}, async (cwd) => {
      const { status, stdout, stderr } = await runCli(['profile', '--probe', 'probes'], { cwd });
      assert.deepEqual([status, stdout], [0, '']);
      matchSnapshot('cli/snapshots/probe-written.txt', steady(stderr));
      assert.deepEqual(entriesIn(cwd), ['probes']);
      assert.deepEqual(entriesIn(join(cwd, 'probes')), ['README.txt', 'ask.sh', 'handler-doctor-TOKEN']);
      const readme = readFileSync(join(cwd, 'probes/README.txt'), 'utf8');
      matchSnapshot('cli/snapshots/probe-readme.txt', steady(readme));
    });
  });

  it('gives the uploaded folder another name each time', async () => {
    await withTemporaryFolder({}, async (cwd) => {
      for (const name of ['a', 'b']) await runCli(['profile', '--probe', name], { cwd });
      const tops = ['a', 'b'].map((name) =>
        readdirSync(join(cwd, name)).find((each) => /^handler/.test(each)),
      );
      assert.notEqual(tops[0], tops[1]);
    });
  });

  it('writes into an empty folder, for everyone to read', async () => {
    await withTemporaryFolder({}, async (cwd) => {
      mkdirSync(join(cwd, 'empty'));
      const former = process.umask(0o077);
      try {
        assert.equal((await runCli(['profile', '--probe', 'empty'], { cwd })).status, 0);
      } finally {
        process.umask(former);
      }
      const top = readdirSync(join(cwd, 'empty')).find((name) => name.startsWith('handler-doctor-')) ?? '';
      const modes = ['', 'plain', 'plain/answer'].map(
        (path) => statSync(join(cwd, 'empty', top, path)).mode & 0o777,
      );
      assert.deepEqual(modes, [0o755, 0o755, 0o644]);
    });
  });

  for (const [what, name, message] of [
    [
      'that is not empty',
      'full',
      /: --probe: full: it is not empty: name a folder that is not there yet; nothing was written\n$/,
    ],
    ['that is a file', 'file', /: --probe: file: it is a file; nothing was written\n$/],
    [
      'in no folder',
      'gone/probes',
      /: --probe: gone\/probes: there is no folder .*gone to make it in; nothing was written\n$/,
    ],
  ] as const) {
    it(`writes nothing into a folder ${what}`, async () => {
      await withTemporaryFolder({ 'full/mine.txt': 'mine', file: 'mine' }, async (cwd) => {
        const { status, stderr } = await runCli(['profile', '--probe', name], { cwd });
        assert.equal(status, 2);
        assert.match(stderr, message);
        assert.deepEqual([entriesIn(cwd), entriesIn(join(cwd, 'full'))], [['file', 'full'], ['mine.txt']]);
      });
    });
  }

  it('says so where it may not write', async () => {
    await withTemporaryFolder({}, async (cwd) => {
      const { status, stderr } = await runCli(['profile', '--probe', '/proc/probes'], {
        cwd,
        unprivileged: true,
      });
      assert.equal(status, 2);
      assert.match(stderr, /--probe: \/proc\/probes: .*; nothing was written\n$/);
    });
  });
});

describe('handler-doctor profile --from-url', () => {
  const ask = (url: string): Promise<Ran> =>
    withTemporaryFolder({}, (cwd) => runCli(['profile', '--from-url', url], { cwd }));

  it('asks no other host, and gives the command that does', async () => {
    const { status, stdout, stderr } = await ask("https://www.example.org/it's/handler-doctor-1a2b/");
    assert.deepEqual([status, stdout], [2, '']);
    matchSnapshot('cli/snapshots/probe-elsewhere.txt', stderr);
  });

  for (const url of [
    'http://10.0.0.1/',
    'http://localhost.example.org/',
    'http://128.0.0.1/',
    'http://[::2]/',
  ]) {
    it(`takes ${url} for another host`, async () => {
      assert.match((await ask(url)).stderr, /--from-url asks only servers on this machine/);
    });
  }

  for (const written of ['www.example.org', 'ftp://localhost/', '/probes']) {
    it(`takes ${written} for no URL`, async () => {
      const { status, stderr } = await ask(written);
      assert.equal(status, 2);
      assert.match(stderr, /is no URL that begins with http:\/\/ or https:\/\//);
    });
  }

  it('says so where nothing answers', async () => {
    const { status, stderr } = await ask('http://127.0.0.1:9/handler-doctor-1a2b');
    assert.equal(status, 2);
    assert.match(stderr, /no answer came for plain\/answer, .* so the host was not reached/);
  });

  it('does not follow a redirect', async () => {
    const asked: string[] = [];
    await serving(
      (request, response) => {
        asked.push(request.url ?? '');
        response.writeHead(302, { Location: 'http://192.0.2.1/' }).end();
      },
      async (port) => {
        const { status, stderr } = await ask(`http://localhost:${port}/top`);
        assert.equal(status, 2);
        assert.match(stderr, /answered with 302, a redirect to http:\/\/192\.0\.2\.1\/: ask at the URL/);
        assert.deepEqual(asked, ['/top/plain/answer']);
      },
    );
  });

  it('makes no profile of a server that does not know .htaccess files', async () => {
    await withTemporaryFolder({}, async (cwd) => {
      await runCli(['profile', '--probe', 'probes'], { cwd });
      const root = join(cwd, 'probes');
      const top = readdirSync(root).find((name) => name.startsWith('handler-doctor-')) ?? '';
      await serving(
        (request, response) => {
          const file = join(root, request.url ?? '');
          const isFile = existsSync(file) && statSync(file).isFile();
          response.writeHead(isFile ? 200 : 404, { Server: 'nginx/1.24.0' });
          response.end(isFile ? readFileSync(file) : 'none');
        },
        async (port) => {
          const { status, stdout, stderr } = await ask(`http://127.0.0.1:${port}/${top}/`);
          assert.deepEqual([status, stdout], [2, '']);
          assert.match(
            stderr,
            /nothing here reads \.htaccess files, and the server calls itself nginx\/1\.24\.0/,
          );
        },
      );
    });
  });
});

describe('handler-doctor profile --from-answers', () => {
  it('says which file is not there', async () => {
    await withTemporaryFolder({}, async (cwd) => {
      const { status, stderr } = await runCli(['profile', '--from-answers', 'gone.txt'], { cwd });
      assert.deepEqual([status, stderr], [2, 'handler-doctor: --from-answers: there is no file gone.txt\n']);
    });
  });

  it('reads standard input, and says what it is where it holds no answers', async () => {
    await withTemporaryFolder({}, async (cwd) => {
      const run = await runCli(['profile', '--from-answers', '-'], { cwd, input: '<html>\n' });
      assert.equal(run.status, 2);
      assert.match(run.stderr, /^handler-doctor: standard input: no answers in it: /);
    });
  });
});

async function serving(listener: RequestListener, use: (port: number) => Promise<void>): Promise<void> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  try {
    assert.ok(address !== null && typeof address === 'object');
    await use(address.port);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
