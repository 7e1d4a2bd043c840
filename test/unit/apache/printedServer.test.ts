import assert from 'node:assert/strict';
import { PrintedServerError, readPrintedServer } from '../../../server/src/apache/printedServer.js';

const modules = (...names: readonly string[]): string =>
  ['Loaded Modules:', ...names.map((name) => ` ${name}_module (shared)`), ''].join('\n');

const debian = `AH00558: apache2: Could not reliably determine the server's fully qualified domain name, using 127.0.1.1. Set the 'ServerName' directive globally to suppress this message
Loaded Modules:
 core_module (static)
 so_module (static)
 watchdog_module (static)
 http_module (static)
 mpm_event_module (shared)
 rewrite_module (shared)
`;

/** The beginning of what `-V` prints on Rocky Linux. */
const redHat = `Server version: Apache/2.4.57 (Rocky Linux)
Server built:   Jul 20 2023 00:00:00
Server's Module Magic Number: 20120211:127
Architecture:   64-bit
Server MPM:     event
  threaded:     yes (fixed thread count)
Server compiled with....
 -D APR_HAS_SENDFILE
 -D HTTPD_ROOT="/etc/httpd"
 -D SERVER_CONFIG_FILE="conf/httpd.conf"
`;

const runConfiguration = `ServerRoot: "/etc/httpd"
Main DocumentRoot: "/var/www/html"
Mutex default: dir="/run/httpd/" mechanism=default
Define: DUMP_VHOSTS
Define: DUMP_RUN_CFG
Define: MODSEC_2.5
Define: SITES=/srv/my sites
User: name="apache" id=48
`;

describe('what a server prints about itself', () => {
  it('is its modules, whatever stands around them', () => {
    const server = readPrintedServer(debian);
    assert.deepEqual(server.modules, ['core', 'http', 'mpm_event', 'rewrite', 'so', 'watchdog']);
    assert.equal(server.version, null);
    assert.equal(server.defines, null);
  });

  it('is its version too, and what is defined, before or behind them', () => {
    const expected = {
      version: '2.4.57',
      modules: readPrintedServer(debian).modules,
      defines: ['MODSEC_2.5', 'SITES=/srv/my sites'],
    };
    const parts = [debian, redHat, runConfiguration];
    for (const [a = '', b = '', c = ''] of [
      parts,
      [...parts].reverse(),
      [redHat, runConfiguration, debian],
    ]) {
      assert.deepEqual(readPrintedServer(a + b + c), expected);
      assert.deepEqual(readPrintedServer((a + b + c).replaceAll('\n', '\r\n')), expected);
    }
  });

  it('defines nothing where nothing but the printing is defined', () => {
    assert.deepEqual(readPrintedServer(`${debian}Define: DUMP_RUN_CFG\n`).defines, []);
  });

  it('is understood without its heading and indented anew, as behind sort', () => {
    const sorted = debian.split('\n').map((line) => line.trim());
    assert.deepEqual(readPrintedServer(sorted.sort().join('\n')), readPrintedServer(debian));
  });

  it('has modules whose symbols do not end as others do', () => {
    const { modules: named } = readPrintedServer(
      'Loaded Modules:\n core_module (static)\n mod_shib (shared)\n',
    );
    assert.deepEqual(named, ['core', 'shib']);
  });

  it('leaves the version open for a server that is called something else', () => {
    assert.equal(
      readPrintedServer(`Server version: IBM_HTTP_Server/9.0.5.0 (Unix)\n${debian}`).version,
      null,
    );
  });

  const unusable: readonly (readonly [text: string, message: RegExp])[] = [
    ['', /^it is empty$/],
    [' \r\n\n', /^it is empty$/],
    ['Hello\n', /^no list of modules in it: .*this begins with "Hello"$/],
    ['bash: apachectl: command not found\n', /"bash: apachectl: command not found": the shell found no such/],
    ['sh: 1: apachectl: not found\n', /the shell found no such program/],
    [
      "httpd : The term 'httpd' is not recognized as the name of a cmdlet, function, script file, or operable program.\n",
      /the shell found no such program/,
    ],
    ['nginx version: nginx/1.22.1\nbuilt with OpenSSL 3.0.9\n', /this is nginx, which reads no \.htaccess/],
    ['LiteSpeed/6.1.2 Enterprise\n\tmodule versions:\n', /this is LiteSpeed, .* --profile litespeed$/],
    [
      'Passing arguments to httpd using apachectl is no longer supported.\nYou can only start/stop/restart httpd using this script.\n',
      /run httpd -M$/,
    ],
    [
      "AH00526: Syntax error on line 219 of /etc/apache2/apache2.conf:\nInvalid command 'Bogus', perhaps misspelled\n",
      /"AH00526: Syntax error on line 219 .*": the server lists its modules only when its own configuration/,
    ],
    [
      'httpd: Could not open configuration file /etc/httpd/conf/httpd.conf: Permission denied\n',
      /run it with sudo$/,
    ],
    ['Compiled in modules:\n  core.c\n  mod_so.c\n', /what -l prints/],
    [redHat, /"Server version: Apache\/2\.4\.57 \(Rocky Linux\)": it has the version, but not the modules/],
    [runConfiguration, /this is what -S prints: add what -M prints$/],
    ['Syntax OK\n', /what configtest prints/],
    [' rewrite_module (shared)\n', /^only part of a list of modules, 1 module: /],
    [
      modules('core', 'rewrite') + modules('core', 'alias', 'dir'),
      /^two lists of modules that differ, 2 .* 3 /,
    ],
    [
      `${debian}Server version: Apache/2.4.6 (CentOS)\nServer version: Apache/2.4.57 (Unix)\n`,
      /^two versions, 2\.4\.6 and 2\.4\.57: /,
    ],
  ];
  for (const [text, message] of unusable) {
    it(`makes no server out of ${JSON.stringify(text.slice(0, 50))}`, () => {
      assert.throws(
        () => readPrintedServer(text),
        (error) => error instanceof PrintedServerError && message.test(error.message),
      );
    });
  }

  it('may come twice', () => {
    assert.deepEqual(readPrintedServer(debian + debian), readPrintedServer(debian));
  });
});
