import assert from 'node:assert/strict';
import { lint } from '../../../server/src/linter/lint.js';
import { readOfAuthorization } from '../../../server/src/rules/authorization-not-passed/reads.js';
import { loadSite } from '../../../server/src/site/loadSite.js';
import { readScript } from '../../../server/src/syntax/script/readScript.js';
import { textOf } from '../../../server/src/text/span.js';
import { defaultSettings } from '../../support/lintSite.js';
import { memoryFiles, projectFilesIn } from '../../support/memoryFiles.js';
import { grammar } from '../../support/pythonGrammar.js';

async function readIn(name: string, text: string): Promise<string | null> {
  const span = readOfAuthorization(await readScript(name, text, grammar));
  return span === null ? null : textOf(text, span);
}

describe('a script that reads the Authorization header', () => {
  for (const [name, text, read] of [
    ['a.py', 'import os\nx = os.environ["HTTP_AUTHORIZATION"]\n', 'os.environ["HTTP_AUTHORIZATION"]'],
    [
      'a.py',
      "from os import environ\nenviron.get('HTTP_AUTHORIZATION', '')\n",
      "environ.get('HTTP_AUTHORIZATION', '')",
    ],
    ['a.py', 'import os\nos.getenv("HTTP_AUTHORIZATION")\n', 'os.getenv("HTTP_AUTHORIZATION")'],
    [
      'a.py',
      'def a(env, start):\n    return env.pop("HTTP_AUTHORIZATION")\n',
      'env.pop("HTTP_AUTHORIZATION")',
    ],
    [
      'a.py',
      'def a(request):\n    request.META["HTTP_AUTHORIZATION"]\n',
      'request.META["HTTP_AUTHORIZATION"]',
    ],
    ['a.py', 'request.headers.get("Authorization")\n', 'request.headers.get("Authorization")'],
    ['a.pl', 'print $ENV{HTTP_AUTHORIZATION};\n', '$ENV{HTTP_AUTHORIZATION}'],
    ['a.php', '<?php $_SERVER["PHP_AUTH_PW"];\n', '$_SERVER["PHP_AUTH_PW"]'],
    ['a.rb', "puts ENV['HTTP_AUTHORIZATION']\n", "ENV['HTTP_AUTHORIZATION'"],
    ['a.js', '#!/usr/bin/node\nprocess.env.HTTP_AUTHORIZATION\n', 'process.env.HTTP_AUTHORIZATION'],
    ['a.sh', '#!/bin/sh\necho "$HTTP_AUTHORIZATION"\n', '$HTTP_AUTHORIZATION'],
  ] as const) {
    it(`is seen in ${name}: ${text.trim().split('\n').at(-1)?.trim()}`, async () => {
      assert.equal(await readIn(name, text), read);
    });
  }

  for (const [name, text] of [
    ['a.py', '# os.environ["HTTP_AUTHORIZATION"]\nprint("HTTP_AUTHORIZATION")\n'],
    ['a.py', 'import os\nos.environ["HTTP_AUTHORIZATION"] = "x"\ndel os.environ["HTTP_AUTHORIZATION"]\n'],
    ['a.py', 'answers.get("HTTP_AUTHORIZATION")\n'],
    ['a.pl', "$ENV{HTTP_AUTHORIZATION} = 'x';\n# $ENV{HTTP_AUTHORIZATION}\n"],
    ['a.php', '<?php\n/* $_SERVER["PHP_AUTH_USER"] */\n// $_SERVER["PHP_AUTH_USER"]\n'],
  ] as const) {
    it(`is not seen in ${name}: ${text.trim().split('\n').at(-1)?.trim()}`, async () => {
      assert.equal(await readIn(name, text), null);
    });
  }

  it('is told of under a proxy for FastCGI, when it is named', async () => {
    const files = memoryFiles({
      '/site/.htaccess':
        '<Files "a.php">\n    SetHandler "proxy:unix:/run/php.sock|fcgi://localhost"\n</Files>\n',
      '/site/a.php': '<?php echo $_SERVER["PHP_AUTH_USER"];\n',
    });
    const site = await loadSite(
      { files: projectFilesIn(files), readScript: (name, text) => readScript(name, text, grammar) },
      {
        root: '/site',
        folder: '/site',
        scope: 'named',
        maxEntries: 100,
        subject: { path: '/site/a.php', kind: 'script' },
      },
    );
    const [finding] = lint(site, '/site/a.php', defaultSettings)?.findings ?? [];
    assert.equal(finding?.rule, 'authorization-not-passed');
    assert.match(finding.message.remedy, /"CGIPassAuth On" below line 2 of \.htaccess/);
  });
});
