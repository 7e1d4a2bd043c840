import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orSkip } from '../support/installed.js';
import { provoked, shownIn, type Told } from './provokedLog.js';

type Case = readonly [text: string, cause: string, ...shown: string[]];

const cases: Readonly<Record<string, Case>> = {
  import: ['import no_such_module\n', 'python-module-missing', 'import/passenger_wsgi.py:1'],
  python2: ['print "x"\n', 'python2-syntax', 'python2/passenger_wsgi.py:1'],
  raise: ['def application(e, s):\n    return 1/0\n', 'python-uncaught', 'raise/passenger_wsgi.py:2'],
};

describe('what Passenger logs', () => {
  let told: Told;
  before(async function () {
    this.timeout(120_000);
    told = await orSkip(this, async () => {
      const registry = await mkdtemp(join(tmpdir(), 'handler-doctor-passenger-'));
      await chmod(registry, 0o755);
      try {
        return await provoked({
          files: Object.fromEntries(
            Object.entries({ ...cases, slow: ['import time\ntime.sleep(60)\n'] }).flatMap(
              ([name, [text = '']]) => [
                [`${name}/passenger_wsgi.py`, { text, mode: 0o644 }],
                [`${name}/public/.htaccess`, ''],
              ],
            ),
          ),
          server: (folder) => ({
            modules: ['passenger', 'mime', 'alias', 'mpm_prefork'],
            patience: 8000,
            configuration: [
              'PassengerRoot /usr/lib/ruby/vendor_ruby/phusion_passenger/locations.ini',
              'PassengerDefaultRuby /usr/bin/ruby',
              'PassengerPython /usr/bin/python3',
              `PassengerInstanceRegistryDir ${registry}`,
              'PassengerStartTimeout 6',
              'PassengerDisableSecurityUpdateCheck on',
              'PassengerDisableAnonymousTelemetry on',
              ...[...Object.keys(cases), 'slow'].flatMap((name) => [
                `Alias /${name} ${folder}/${name}/public`,
                `<Location /${name}>`,
                `PassengerBaseURI /${name}`,
                `PassengerAppRoot ${folder}/${name}`,
                'PassengerAppType wsgi',
                'PassengerEnabled on',
                '</Location>',
              ]),
            ].join('\n'),
          }),
          ask: [...Object.keys(cases), 'slow'].map((name) => `${name}/`),
        });
      } finally {
        await rm(registry, { recursive: true, force: true });
      }
    });
  });

  it('is explained line by line', () => assert.deepEqual(told.unknown, []));

  for (const [name, [, cause, ...shown]] of Object.entries(cases)) {
    it(`an application that cannot be run: ${name}`, () => {
      const found = told.causes.filter((each) => shownIn(each).some((place) => place.startsWith(`${name}/`)));
      assert.deepEqual(
        found.map((each) => [each.cause, ...shownIn(each)]),
        [[cause, ...shown]],
      );
    });
  }

  it('an application that is not ready in time', () => {
    assert.ok(told.causes.some(({ cause }) => cause === 'passenger-start-timed-out'));
  });
});
