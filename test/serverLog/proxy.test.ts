import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LogReader } from '../../server/src/serverLog/logReader.js';
import { installedProgram, orSkip } from '../support/installed.js';
import { provoked, shownIn, type Told, toldOf } from './provokedLog.js';

const fpmPaths = ['8.4', '8.3', '8.2', '8.1', '7.4'].map((version) => `/usr/sbin/php-fpm${version}`);

/** Scripts of PHP that fail, what the log makes of each, and the line that it names. */
const scripts: Readonly<Record<string, readonly [text: string, cause: string, line: number | null]>> = {
  'call.php': ['<?php\nno_such_function();\n', 'php-function-missing', 2],
  'class.php': ['<?php\n\nnew NoSuchClass();\n', 'php-class-missing', 3],
  'parse.php': ['<?php\necho 1 1', 'php-parse-error', 2],
  'include.php': ['<?php\nrequire "no.php";\n', 'php-include-missing', 2],
  'memory.php': [
    '<?php\nini_set("memory_limit", "2M");\nstr_repeat("x", 9000000);\n',
    'php-out-of-memory',
    3,
  ],
  'throw.php': ['<?php\nthrow new Exception("bad \\"thing\\"\\nof two lines");\n', 'php-uncaught', 2],
  'denied.php': ['<?php\nfopen("/root/x", "w");\n', 'php-file-denied', 2],
  'absent.php': ['', 'fcgi-program-missing', null],
};

/** Runs php-fpm with a socket in a folder of its own. */
async function withPhpFpm<T>(use: (socket: string, log: () => Promise<string>) => Promise<T>): Promise<T> {
  const program = installedProgram('php-fpm', fpmPaths);
  const folder = await mkdtemp(join(tmpdir(), 'handler-doctor-fpm-'));
  await chmod(folder, 0o755);
  const [socket, log, configuration] = ['fpm.sock', 'fpm.log', 'fpm.conf'].map((name) => join(folder, name));
  const isRoot = process.getuid?.() === 0;
  await writeFile(
    configuration ?? '',
    [
      '[global]',
      `error_log = ${log}`,
      'daemonize = no',
      '[www]',
      ...(isRoot ? ['user = www-data', 'group = www-data', 'listen.owner = www-data'] : []),
      `listen = ${socket}`,
      'pm = static',
      'pm.max_children = 1',
      'catch_workers_output = yes',
      'php_admin_flag[display_errors] = off',
      'php_admin_flag[log_errors] = on',
    ].join('\n'),
  );
  const child = spawn(program, ['-F', '-y', configuration ?? ''], { stdio: 'ignore' });
  try {
    for (let tries = 0; tries < 100 && (await stat(socket ?? '').catch(() => null)) === null; tries++) {
      await delay(50);
    }
    return await use(socket ?? '', () => readFile(log ?? '', 'utf8'));
  } finally {
    child.kill();
    await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
}

/** A backend that answers every connection in its own way. */
async function backend(answer: (socket: Socket) => void): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    answer(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const portOf = (server: Server): number => {
  const address = server.address();
  return address === null || typeof address === 'string' ? 0 : address.port;
};

describe('what mod_proxy and php-fpm log', () => {
  let told: Told;
  let fpmLog: string;
  before(async function () {
    this.timeout(90_000);
    await orSkip(this, async () => {
      const closing = await backend((socket) => socket.destroy());
      const talking = await backend((socket) => socket.end('garbage\n'));
      try {
        await withPhpFpm(async (socket, log) => {
          const { 'absent.php': _absent, ...present } = scripts;
          told = await provoked({
            files: {
              ...Object.fromEntries(
                Object.entries(present).map(([name, [text]]) => [name, { text, mode: 0o644 }]),
              ),
              'closed.php': { text: '<?php\n', mode: 0o600 },
              'down.fcgi': '',
              'socket.fcgi': '',
              'http.fcgi': '',
              'down.uwsgi': '',
              '.htaccess': [
                'RewriteEngine On',
                'RewriteRule ^down$ http://127.0.0.1:9/ [P]',
                `RewriteRule ^close$ http://127.0.0.1:${portOf(closing)}/ [P]`,
                'RewriteRule ^ajp$ ajp://127.0.0.1:9/ [P]',
                'RewriteRule ^name$ http://no-such-host.invalid/ [P]',
                'RewriteRule ^loop(.*)$ loop/x$1',
                '<FilesMatch "\\.php$">',
                `SetHandler "proxy:unix:${socket}|fcgi://localhost/"`,
                '</FilesMatch>',
                '<Files down.fcgi>\nSetHandler "proxy:fcgi://127.0.0.1:9/"\n</Files>',
                '<Files socket.fcgi>\nSetHandler "proxy:unix:/no/such.sock|fcgi://localhost/"\n</Files>',
                `<Files http.fcgi>\nSetHandler "proxy:fcgi://127.0.0.1:${portOf(talking)}/"\n</Files>`,
                '<Files down.uwsgi>\nSetHandler "proxy:uwsgi://127.0.0.1:9/"\n</Files>',
              ].join('\n'),
            },
            server: () => ({
              modules: ['proxy', 'proxy_http', 'proxy_fcgi', 'proxy_uwsgi', 'rewrite', 'mime'],
              options: 'FollowSymLinks',
            }),
            ask: [
              ...Object.keys(scripts),
              'closed.php',
              ...['down', 'close', 'ajp', 'name', 'loopy', 'down.fcgi', 'socket.fcgi', 'http.fcgi'],
              'down.uwsgi',
            ],
          });
          fpmLog = await log();
        });
      } finally {
        closing.close();
        talking.close();
      }
    });
  });

  it('is explained line by line', () => assert.deepEqual(told.unknown, []));

  for (const [name, [, cause, line]] of Object.entries(scripts)) {
    if (line === null) continue;
    it(`${name}: ${cause}`, () => {
      assert.deepEqual(toldOf(told, name), [[cause, `${name}:${line}`]]);
    });
  }

  it('a script that php-fpm does not find, or may not read', () => {
    assert.equal(told.causes.filter(({ cause }) => cause === 'fcgi-program-missing').length, 2);
  });

  it('what stands in the way of a backend, once for each', () => {
    const proxied = told.causes.filter(({ cause }) => /^(backend|proxy|fcgi-broken|redirect)/.test(cause));
    assert.deepEqual(proxied.map(({ cause }) => cause).sort(), [
      'backend-broke-off',
      'backend-down',
      'backend-down',
      'fcgi-broken-answer',
      'proxy-name-unknown',
      'proxy-scheme-unknown',
      'redirect-loop',
    ]);
  });

  it("a redirect loop: the first rule of the site's only file with rules", () => {
    const loop = told.causes.find(({ cause }) => cause === 'redirect-loop');
    assert.deepEqual(loop === undefined ? null : shownIn(loop), ['.htaccess:2']);
  });

  it("is told of PHP's errors by php-fpm's own log, too", () => {
    const reader = new LogReader();
    for (const line of fpmLog.split('\n')) reader.read(line);
    const { groups, unknown } = reader.finish();
    assert.deepEqual(unknown, []);
    const names = groups.map(({ cause }) => cause.name);
    for (const [name, [, cause]] of Object.entries(scripts)) {
      if (name === 'absent.php' || name === 'throw.php') continue;
      assert.ok(names.includes(cause), cause);
    }
  });
});
