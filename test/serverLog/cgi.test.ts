import assert from 'node:assert/strict';
import { orSkip } from '../support/installed.js';
import { provoked, type SiteFile, type Told, toldOf } from './provokedLog.js';

interface Case {
  readonly file: SiteFile;
  readonly cause: string;
  /** Where the site shows it. */
  readonly shown: readonly string[];
  readonly status?: number;
}

const python = '#!/usr/bin/python3\n';

/** Scripts that fail, what the log makes of each, and where the site shows it. */
const cases: Readonly<Record<string, Case>> = {
  'no-shebang.py': {
    file: 'print("x")\n',
    cause: 'no-program-named',
    shown: ['no-shebang.py:1 missing-shebang'],
  },
  'mode.py': {
    file: { text: `${python}print("x")\n`, mode: 0o644 },
    cause: 'execution-not-permitted',
    shown: ['mode.py:1 not-executable'],
  },
  'unreadable.py': {
    file: { text: `${python}print("x")\n`, mode: 0o711 },
    cause: 'python-cannot-open-script',
    shown: ['unreadable.py:1 not-executable'],
  },
  'old.py': {
    file: '#!/usr/bin/python2.7\nprint("x")\n',
    cause: 'interpreter-not-found',
    shown: ['old.py:1 interpreter-missing'],
  },
  'env.py': {
    file: '#!/usr/bin/env python2\nprint("x")\n',
    cause: 'env-finds-no-program',
    shown: ['env.py:1 interpreter-missing'],
  },
  'unusual.py': {
    file: '#!/opt/nowhere/bin/python3\nprint("x")\n',
    cause: 'interpreter-not-found',
    shown: ['unusual.py:1'],
  },
  'import.py': {
    file: `${python}import sys\nimport no_such_module\n`,
    cause: 'python-module-missing',
    shown: ['import.py:3'],
  },
  'python2.py': {
    file: `${python}print "Content-Type: text/html\\n"\n`,
    cause: 'python2-syntax',
    shown: ['python2.py:2 python2-syntax'],
  },
  'raise.py': {
    file: `${python}def page():\n    return {}["name"]\npage()\n`,
    cause: 'python-uncaught',
    shown: ['raise.py:3'],
  },
  'chained.py': {
    file: `${python}try:\n    import no_such_module\nexcept ImportError:\n    open("/no/such/file")\n`,
    cause: 'python-file-missing',
    shown: ['chained.py:5'],
  },
  'body.py': {
    file: `${python}print("Content-Type: text/html")\nprint("<p>hello</p>")\n`,
    cause: 'malformed-header',
    shown: ['body.py:2 missing-header-separator'],
  },
  'end.py': {
    file: `${python}print("Content-Type: text/html")\n`,
    cause: 'header-never-ends',
    shown: ['end.py:2 missing-header-separator'],
  },
  'silent.py': { file: `${python}import os\nos._exit(3)\n`, cause: 'ended-before-headers', shown: [] },
  'missing.sh': {
    file: '#!/bin/sh\nno_such_command\necho "Content-Type: text/plain"\necho\n',
    cause: 'shell-command-not-found',
    shown: ['missing.sh:2'],
    status: 200,
  },
  'die.pl': {
    file: '#!/usr/bin/perl\nuse strict;\n$x = 1;\n',
    cause: 'perl-compile-error',
    shown: ['die.pl:3'],
  },
  'module.pl': {
    file: '#!/usr/bin/perl\nuse No::Such::Module;\n',
    cause: 'perl-module-missing',
    shown: ['module.pl:2'],
  },
  'broken.rb': {
    file: '#!/usr/bin/env ruby\nputs "Content-Type: text/html\\n\\n"\nnil.page\n',
    cause: 'ruby-uncaught',
    shown: ['broken.rb:3'],
    status: 200,
  },
};

for (const module of ['cgid', 'cgi']) {
  describe(`what mod_${module} logs`, () => {
    let told: Told;
    before(async function () {
      this.timeout(60_000);
      told = await orSkip(this, () =>
        provoked({
          files: {
            '.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .py .sh .pl .rb\n',
            'off/.htaccess': 'Options -ExecCGI\n',
            'off/page.py': python,
            ...Object.fromEntries(Object.entries(cases).map(([name, { file }]) => [name, file])),
          },
          server: () => ({ modules: [module, 'mime', ...(module === 'cgi' ? ['mpm_prefork'] : [])] }),
          ask: [...Object.keys(cases), 'off/page.py', 'absent.py'],
        }),
      );
    });

    it('is explained line by line', () => assert.deepEqual(told.unknown, []));

    Object.entries(cases).forEach(([name, { cause, shown, status = 500 }], at) => {
      it(`${name}: ${cause}`, () => {
        assert.equal(told.statuses[at], status);
        const [first, ...others] = toldOf(told, name);
        assert.deepEqual([first, others], [[cause, ...shown], []]);
      });
    });

    it('Options ExecCGI that is off: the line that takes it away', () => {
      assert.deepEqual(toldOf(told, 'off/page.py'), [['execcgi-off', 'off/.htaccess:1 execcgi-off']]);
    });

    it('a script that is not there', () => {
      assert.deepEqual(toldOf(told, 'absent.py'), [['script-not-found']]);
    });
  });
}
