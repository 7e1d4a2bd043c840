import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { orSkip, ProgramNotInstalledError } from '../support/installed.js';
import { lintSite } from '../support/lintSite.js';
import type { MemoryFiles } from '../support/memoryFiles.js';

/** `www-data` of Debian, as whom the server's children run where it was started by root. */
const wwwData = 33;

const handlers = 'Options +ExecCGI\nAddHandler fcgid-script .pl\n';

const body = `use FCGI;
my $request = FCGI::Request();
while ($request->Accept() >= 0) { print "Content-Type: text/plain\\r\\n\\r\\nhi\\n"; }
`;

interface FastCgiCase {
  readonly name: string;
  readonly text: string;
  readonly mode?: number;
  readonly htaccess?: string;
  readonly says: readonly string[];
  readonly isServed: boolean;
}

const fails = (name: string, text: string, rule: string): FastCgiCase => ({
  name,
  text,
  says: [rule],
  isServed: false,
});

const cases: readonly FastCgiCase[] = [
  { name: 'as it should be', text: `#!/usr/bin/perl\n${body}`, says: [], isServed: true },
  { ...fails('mode 644', `#!/usr/bin/perl\n${body}`, 'not-executable'), mode: 0o644 },
  fails('no first line', body, 'missing-shebang'),
  fails('CR LF', `#!/usr/bin/perl\n${body}`.replaceAll('\n', '\r\n'), 'shebang-line-ending'),
  fails('a byte order mark', `\ufeff#!/usr/bin/perl\n${body}`, 'shebang-line-ending'),
  fails('env with an option', `#!/usr/bin/env perl -w\n${body}`, 'shebang-arguments'),
  fails('a path of Windows', `#!C:/perl/bin/perl.exe\n${body}`, 'interpreter-missing'),
];

describe('first lines and modes under mod_fcgid', () => {
  let apache: PrivateApache | undefined;
  let folder = '';
  let sockets = '';

  before(async function () {
    folder = mkdtempSync(join(tmpdir(), 'handler-doctor-fastcgi-'));
    chmodSync(folder, 0o755);
    sockets = mkdtempSync(join(tmpdir(), 'handler-doctor-sockets-'));
    if (process.getuid?.() === 0) chownSync(sockets, wwwData, wwwData);
    apache = await orSkip(this, () => {
      if (spawnSync('perl', ['-MFCGI', '-e', '1']).status !== 0) {
        throw new ProgramNotInstalledError('libfcgi-perl');
      }
      return startPrivateApache({
        documentRoot: folder,
        modules: ['fcgid', 'mime'],
        // What does not start is started again at once, as often as this allows.
        configuration: `FcgidIPCDir "${sockets}"\nFcgidConnectTimeout 2\nFcgidSpawnScoreUpLimit 1`,
      });
    });
  });

  after(async () => {
    await apache?.stop();
    for (const each of [folder, sockets]) rmSync(each, { recursive: true, force: true });
  });

  for (const [index, each] of cases.entries()) {
    it(each.name, async () => {
      assert.ok(apache);
      const files = filesOf(each);
      const found = (await lintSite(files)).filter(({ kind }) => kind === 'script');
      assert.deepEqual(
        found.flatMap(({ findings }) => findings.map(({ rule }) => rule)),
        each.says,
      );
      mkdirSync(join(folder, String(index)));
      for (const [path, { bytes, mode }] of files) {
        const target = path.replace('/site', join(folder, String(index)));
        writeFileSync(target, bytes);
        chmodSync(target, mode);
      }
      const { status, body: answer } = await fetch(`${apache.url}/${index}/page.pl`);
      await answer?.cancel();
      assert.equal(status === 200, each.isServed, String(status));
    });
  }
});

const filesOf = ({ text, mode = 0o755, htaccess = '' }: FastCgiCase): MemoryFiles =>
  new Map([
    ['/site/.htaccess', { bytes: new TextEncoder().encode(handlers + htaccess), mode: 0o644 }],
    ['/site/page.pl', { bytes: new TextEncoder().encode(text), mode }],
  ]);
