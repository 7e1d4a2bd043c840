import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parsePerl } from '../../server/src/syntax/script/perl/parser/perlParser.js';
import { UnreadablePerl } from '../../server/src/syntax/script/perl/parser/perlScanner.js';
import { readPerl } from '../../server/src/syntax/script/perl/readPerl.js';
import { shebangOf } from '../../server/src/syntax/script/shebang.js';
import { unpackedDebianPackage, withPackageOrSkip } from '../support/debianPackage.js';
import { installedProgram, orSkip } from '../support/installed.js';
import { contradiction } from '../support/writtenHeader.js';

/** Packages of Debian with CGI programs in Perl. */
const packages = [
  'awstats',
  'backuppc',
  'blosxom',
  'collectd-core',
  'couriergraph',
  'cricket',
  'cvsweb',
  'dwww',
  'git',
  'info2www',
  'libcgi-pm-perl',
  'mailgraph',
  'munin',
  'openguides',
  'smokeping',
  'swish-e',
  'usemod-wiki',
  'w3c-linkchecker',
];

const request = {
  PATH: '/usr/bin:/bin',
  GATEWAY_INTERFACE: 'CGI/1.1',
  REQUEST_METHOD: 'GET',
  QUERY_STRING: '',
  SCRIPT_NAME: '/cgi-bin/page',
  SERVER_NAME: 'example.org',
  SERVER_PORT: '80',
  SERVER_PROTOCOL: 'HTTP/1.1',
  REMOTE_ADDR: '127.0.0.1',
  HTTP_HOST: 'example.org',
};

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

const isPerlCgi = (text: string): boolean =>
  /^#! ?\S*perl/.test(text) && /Content-[Tt]ype|\bheader\b|\bCGI\b/.test(text);

/** Others are for the command line, and may do what nobody asked for. */
const isServed = (path: string): boolean => /\.cgi$|\/cgi-bin\//.test(path);

/** What is not found is on no machine: such a program writes nothing, or that it dies. */
const isOfNoUse = (output: Buffer): boolean =>
  output.length === 0 || /^Status: 500\n/.test(output.toString());

describe("Perl in Debian's packages", function () {
  this.timeout(120_000);

  for (const name of packages) {
    it(`${name} is read to the end, and writes what is foretold`, async function () {
      const perl = await orSkip(this, async () => installedProgram('perl', ['/usr/bin/perl']));
      const folder = await withPackageOrSkip(this, () => unpackedDebianPackage(name));
      const programs = filesBelow(folder)
        .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
        .filter(({ text }) => isPerlCgi(text));
      assert.ok(programs.length > 0);
      for (const { path, text } of programs) {
        assert.doesNotThrow(() => parsePerl(text), path);
        if (!isServed(path)) continue;
        const taint = /^#!.* -\w*T/.test(text) ? ['-T'] : [];
        const { stdout } = spawnSync(perl, [...taint, basename(path)], {
          cwd: dirname(path),
          env: request,
          input: '',
          timeout: 10_000,
        });
        if (isOfNoUse(stdout)) continue;
        assert.equal(contradiction(readPerl(text, shebangOf(text)), stdout), null, path);
      }
    });
  }

  it("reads Perl's own library without an exception, nearly all of it to the end, and soon", async function () {
    const folders = await orSkip(this, async () => [installedProgram("Perl's library", ['/usr/share/perl'])]);
    const texts = folders
      .flatMap(filesBelow)
      .filter((path) => /\.p[lm]$/.test(path))
      .map((path) => readFileSync(path, 'utf8'));
    const broken = texts.filter((text) => !isReadToTheEnd(text));
    assert.ok(
      texts.length > 100 && broken.length < texts.length / 100,
      `${broken.length} of ${texts.length}`,
    );
    const start = process.cpuUsage();
    for (const text of texts) readPerl(text, null);
    const { user } = process.cpuUsage(start);
    const lines = texts.reduce((sum, text) => sum + text.split('\n').length, 0);
    const milliseconds = user / 1000 / (lines / 1000);
    assert.ok(milliseconds < 15, `${milliseconds.toFixed(1)} ms for a thousand lines`);
  });
});

function isReadToTheEnd(text: string): boolean {
  try {
    parsePerl(text);
    return true;
  } catch (error) {
    if (!(error instanceof UnreadablePerl)) throw error;
    return false;
  }
}
