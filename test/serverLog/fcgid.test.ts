import assert from 'node:assert/strict';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedProgram, orSkip } from '../support/installed.js';
import { provoked, type Told, toldOf } from './provokedLog.js';

const python = '#!/usr/bin/python3\n';
const wwwData = 33;

type Case = readonly [text: string, cause: string, ...shown: string[]];

const cases: Readonly<Record<string, Case>> = {
  'no-shebang.fcgi': ['print(1)\n', 'fcgid-program-ended', 'no-shebang.fcgi:1 missing-shebang'],
  'interpreter.fcgi': ['#!/no/such\n', 'fcgid-program-ended'],
  'import.fcgi': [`${python}import no_such_module\n`, 'python-module-missing', 'import.fcgi:2'],
  'hang.fcgi': ['#!/bin/sh\nexec sleep 20\n', 'fcgid-timeout'],
  'php/call.php': ['<?php\nno_such_function();\n', 'php-function-missing', 'php/call.php:2'],
  'php/parse.php': ['<?php\necho 1 1', 'php-parse-error', 'php/parse.php:2'],
  'php/include.php': ['<?php\nrequire "no.php";\n', 'php-include-missing', 'php/include.php:2'],
};

describe('what mod_fcgid logs', () => {
  let told: Told;
  before(async function () {
    this.timeout(90_000);
    told = await orSkip(this, async () => {
      installedProgram('php-cgi', ['/usr/bin/php-cgi']);
      const sockets = await mkdtemp(join(tmpdir(), 'handler-doctor-fcgid-'));
      if (process.getuid?.() === 0) await chown(sockets, wwwData, wwwData);
      try {
        return await provoked({
          files: {
            '.htaccess': 'Options +ExecCGI\nAddHandler fcgid-script .fcgi\n',
            'php/.htaccess': 'AddHandler fcgid-script .php\nFcgidWrapper /usr/bin/php-cgi .php\n',
            'off/.htaccess': '# no\nOptions -ExecCGI\n',
            'off/app.fcgi': python,
            ...Object.fromEntries(Object.entries(cases).map(([name, [text]]) => [name, text])),
          },
          server: () => ({
            modules: ['fcgid', 'mime'],
            configuration: `FcgidIPCDir ${sockets}\nFcgidProcessTableFile ${sockets}/table\nFcgidIOTimeout 2\nFcgidConnectTimeout 1\nFcgidMaxRequestLen 1000`,
          }),
          ask: [...Object.keys(cases), 'off/app.fcgi', { path: 'php/call.php', post: 'x'.repeat(5000) }],
        });
      } finally {
        await rm(sockets, { recursive: true, force: true });
      }
    });
  });

  it('is explained line by line', () => assert.deepEqual(told.unknown, []));

  for (const [name, [, cause, ...shown]] of Object.entries(cases)) {
    it(`${name}: ${cause}`, () => {
      assert.deepEqual(toldOf(told, name), [[cause, ...shown]]);
    });
  }

  it('Options ExecCGI that is off: the line that takes it away', () => {
    assert.deepEqual(toldOf(told, 'off/app.fcgi'), [['execcgi-off', 'off/.htaccess:2 execcgi-off']]);
  });

  it('a request that is too large', () => {
    assert.ok(told.causes.some(({ cause }) => cause === 'request-too-large'));
  });
});
