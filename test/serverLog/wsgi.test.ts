import assert from 'node:assert/strict';
import { orSkip } from '../support/installed.js';
import { provoked, type Told, toldOf } from './provokedLog.js';

type Case = readonly [text: string, cause: string, ...shown: string[]];

const cases: Readonly<Record<string, Case>> = {
  'import.wsgi': ['import no_such_module\n', 'python-module-missing', 'import.wsgi:1'],
  'python2.wsgi': ['print "x"\n', 'python2-syntax', 'python2.wsgi:1'],
  'none.wsgi': ['x = 1\n', 'wsgi-no-application'],
  'raise.wsgi': ['def application(e, s):\n    return 1/0\n', 'python-uncaught', 'raise.wsgi:2'],
  'text.wsgi': [
    'def application(e, s):\n    s("200 OK", [("Content-Type", "text/plain")])\n    return "text"\n',
    'wsgi-answer-of-text',
  ],
  'silent.wsgi': ['def application(e, s):\n    return [b"x"]\n', 'wsgi-answer-not-started'],
  'status.wsgi': [
    'def application(e, s):\n    s("OK", [])\n    return [b"x"]\n',
    'wsgi-answer-not-started',
    'status.wsgi:2',
  ],
  'exit.wsgi': ['import sys\nsys.exit(1)\n', 'wsgi-system-exit', 'exit.wsgi:2'],
};

describe('what mod_wsgi logs', () => {
  let told: Told;
  before(async function () {
    this.timeout(60_000);
    told = await orSkip(this, () =>
      provoked({
        files: {
          '.htaccess': 'Options +ExecCGI\nAddHandler wsgi-script .wsgi\n',
          'off/.htaccess': 'Options -ExecCGI\n',
          'off/app.wsgi': '',
          'closed.wsgi': { text: '', mode: 0o600 },
          'signal.wsgi':
            'import signal\nsignal.signal(15, lambda *a: 0)\ndef application(e, s):\n    s("200 OK", [])\n    return [b"x"]\n',
          ...Object.fromEntries(Object.entries(cases).map(([name, [text]]) => [name, text])),
        },
        server: (folder) => ({
          modules: ['wsgi', 'mime', 'alias'],
          configuration: `WSGIScriptAlias /alias ${folder}/absent.wsgi\nWSGIScriptAlias /group ${folder}/none.wsgi\n<Location /group>\nWSGIProcessGroup nobody\n</Location>`,
        }),
        ask: [...Object.keys(cases), 'off/app.wsgi', 'closed.wsgi', 'signal.wsgi', 'alias', 'group'],
      }),
    );
  });

  it('is explained line by line', () => assert.deepEqual(told.unknown, []));

  for (const [name, [, cause, ...shown]] of Object.entries(cases)) {
    it(`${name}: ${cause}`, () => {
      const found = toldOf(told, name).filter(([each]) => each !== 'wsgi-daemon-unknown');
      assert.deepEqual(found, [[cause, ...shown]]);
    });
  }

  it('Options ExecCGI that is off: the line that takes it away', () => {
    assert.deepEqual(toldOf(told, 'off/app.wsgi'), [['execcgi-off', 'off/.htaccess:1 execcgi-off']]);
  });

  it('a file that it may not read', () => {
    assert.deepEqual(toldOf(told, 'closed.wsgi'), [['python-permission']]);
  });

  it('what the configuration names and is not there', () => {
    const names = told.causes.map(({ cause }) => cause);
    assert.ok(names.includes('wsgi-script-not-found'));
    assert.ok(names.includes('wsgi-daemon-unknown'));
  });
});
