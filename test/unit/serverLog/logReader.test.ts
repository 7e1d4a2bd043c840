import assert from 'node:assert/strict';
import { LogReader, type LogSummary } from '../../../server/src/serverLog/logReader.js';

function read(...lines: readonly string[]): LogSummary {
  const reader = new LogReader();
  for (const line of lines) reader.read(line);
  return reader.finish();
}

/** Each cause with how often it was seen, how many lines only follow from it, and its script. */
const told = ({ groups }: LogSummary) =>
  groups.map(({ cause, count, consequences, script }) => [cause.name, count, consequences, script]);

const eos = (client: number, name = 'page.py'): string =>
  `[cgid:error] [pid 1:tid ${client}] [client 127.0.0.1:${client}] End of script output before headers: ${name}`;

const traceback = (error: string): readonly string[] => [
  'Traceback (most recent call last):',
  '  File "/var/www/page.py", line 2, in <module>',
  '    import cgi',
  '           ^^^',
  error,
];

describe('reading a log', () => {
  it('takes a traceback and the end of its script for one event', () => {
    const summary = read(...traceback("ModuleNotFoundError: No module named 'cgi'"), eos(7));
    assert.deepEqual(told(summary), [['python-module-removed', 1, 1, '/var/www/page.py']]);
    assert.deepEqual(summary.groups[0]?.frames, [{ path: '/var/www/page.py', line: 2 }]);
  });

  it('tells the last of a chain of exceptions', () => {
    assert.deepEqual(
      told(
        read(
          ...traceback("ModuleNotFoundError: No module named 'cgi'"),
          '',
          'During handling of the above exception, another exception occurred:',
          '',
          ...traceback('ValueError: no'),
        ),
      ),
      [['python-uncaught', 1, 0, '/var/www/page.py']],
    );
  });

  it('ends a traceback without an end where the server itself speaks', () => {
    const [first = '', frame = ''] = traceback('');
    const ofRequest = (text: string): string => `[wsgi:error] [pid 1:tid 7] [client 127.0.0.1:7] ${text}`;
    const denied = 'AH01630: client denied by server configuration: /x/private';
    assert.deepEqual(
      told(read(...[first, frame, denied].map(ofRequest))).map(([name]) => name),
      ['client-denied'],
    );
  });

  it('knows on which line each piece of what a program wrote came first', () => {
    const { groups } = read(
      '[mpm_event:notice] [pid 1:tid 1] AH00489: Apache configured',
      'one',
      'two',
      'one',
    );
    assert.deepEqual(
      groups
        .filter(({ cause }) => cause.name === 'program-output')
        .map(({ record, count, firstLine }) => [record.text, count, firstLine]),
      [
        ['one', 2, 2],
        ['two', 1, 3],
      ],
    );
  });

  it('puts together what a program wrote in pieces', () => {
    const piece = (text: string): string =>
      `[cgi:error] [pid 1:tid 1] [client 127.0.0.1:1] AH01215: stderr from /x/env.py: ${text}, referer: http://x/`;
    const pieces = ['/usr/bin/env: ', "'python'", ': No such file or directory', ''].map(piece);
    assert.deepEqual(told(read(...pieces, eos(1, 'env.py'))), [['env-finds-no-program', 1, 1, '/x/env.py']]);
  });

  it('takes the last line of a traceback in pieces, too', () => {
    const app = (text: string): string => `App 7 output: ${text}`;
    const pieces = ['ModuleNotFoundError', ': ', "No module named 'flask'"];
    const [first = '', frame = ''] = traceback('');
    assert.deepEqual(told(read(...[first, frame, ...pieces].map(app))), [
      ['python-module-missing', 1, 0, '/var/www/page.py'],
    ]);
    assert.deepEqual(told(read(...[first, frame, 'KeyboardInterrupt'].map(app))), [
      ['python-uncaught', 1, 0, '/var/www/page.py'],
    ]);
  });

  it("takes the script of suEXEC's own log from the line before", () => {
    const ran = (name: string): string => `[2026-11-26 10:56:23]: uid: (1/a) gid: (1/a) cmd: ${name}`;
    const owner =
      '[2026-11-26 10:56:23]: target uid/gid (1/1) mismatch with directory (1/1) or program (0/0)';
    assert.deepEqual(
      told(read(ran('good.py'), ran('page.py'), owner)).map(([name, , , script]) => [name, script]),
      [
        ['suexec-owner', 'page.py'],
        ['suexec-ran', null],
      ],
    );
  });

  it('follows each request for itself', () => {
    const of = (client: number, text: string): string =>
      `[wsgi:error] [pid 1:tid ${client}] [client 127.0.0.1:${client}] ${text}`;
    const [one, two] = [1, 2].map((client) => [
      of(client, `mod_wsgi (pid=1): Exception occurred processing WSGI script '/x/${client}.wsgi'.`),
      of(client, 'Traceback (most recent call last):'),
      of(client, `  File "/x/${client}.wsgi", line ${client}, in application`),
      of(client, '    fail()'),
      of(client, 'KeyError: 1'),
    ]);
    const mixed = (one ?? []).flatMap((line, at) => [line, two?.[at] ?? '']);
    assert.deepEqual(told(read(...mixed)), [
      ['python-uncaught', 1, 0, '/x/1.wsgi'],
      ['python-uncaught', 1, 0, '/x/2.wsgi'],
    ]);
  });

  it('counts what is the same, the most frequent first', () => {
    const lines = [eos(1, 'a.py'), eos(2, 'b.py'), eos(3, 'b.py'), eos(4, 'b.py')];
    assert.deepEqual(
      told(read(...lines)).map(([name, count]) => [name, count]),
      [
        ['ended-before-headers', 3],
        ['ended-before-headers', 1],
      ],
    );
  });

  it('counts an end without a header for itself where nothing before explains it', () => {
    const summary = read("(8)Exec format error: AH01241: exec of '/x/page.py' failed", eos(1), eos(2));
    assert.deepEqual(
      told(summary).map(([name, count]) => [name, count]),
      [
        ['no-program-named', 1],
        ['ended-before-headers', 1],
      ],
    );
  });

  it('tells several messages of PHP in one line apart', () => {
    const summary = read(
      "[proxy_fcgi:error] [pid 1:tid 2] AH01071: Got error 'PHP message: PHP Warning:  Undefined variable $x in /x/a.php on line 2; PHP message: PHP Fatal error:  Uncaught Error: Call to undefined function f() in /x/a.php:3\\nStack trace:\\n#0 {main}\\n  thrown in /x/a.php on line 3'",
    );
    assert.deepEqual(
      told(summary).map(([name]) => name),
      ['php-function-missing', 'php-warning'],
    );
  });

  it('takes a line without a prefix for the output of a program, once others have one', () => {
    assert.deepEqual(
      read('hello').unknown.map(({ record }) => record.text),
      ['hello'],
    );
    const { groups, unknown } = read(eos(1), 'hello');
    assert.deepEqual([groups.map(({ cause }) => cause.name).at(-1), unknown], ['program-output', []]);
  });

  it('passes over what asks for nothing, and names what nobody knows', () => {
    const summary = read(
      '[foo:info] [pid 1] AH90001: bar',
      '[foo:error] [pid 1] AH90002: baz 17',
      '[foo:error] [pid 1] AH90002: baz 18',
    );
    assert.deepEqual(
      summary.unknown.map(({ count, record }) => [count, record.code, record.text]),
      [[2, 'AH90002', 'baz 17']],
    );
  });

  it('stays small, however many different lines there are', () => {
    const reader = new LogReader();
    for (let at = 0; at < 20_000; at++) {
      reader.read(
        `[core:info] [pid 1:tid ${at}] [client 127.0.0.1:${at}] AH00128: File does not exist: /x/${at}`,
      );
      reader.read(
        `[foo:error] [pid 1:tid ${at}] ${String.fromCharCode(97 + (at % 26)).repeat(1 + (at % 300))}`,
      );
    }
    const { groups, unknown } = reader.finish();
    assert.ok(
      groups.length <= 51 && unknown.length <= 201,
      `${groups.length} groups, ${unknown.length} unknown`,
    );
    assert.equal(
      groups.reduce((sum, { count }) => sum + count, 0),
      20_000,
    );
  });

  it('reads a line of a megabyte, and one of marks alone, at once', () => {
    const started = performance.now();
    read(
      'x'.repeat(1_000_000),
      `[core:error] ${'('.repeat(100_000)}`,
      `/x/.htaccess: ${'/.htaccess: '.repeat(50_000)}`,
    );
    read(
      ...Array.from({ length: 200 }, (_, at) => `${'PHP Fatal error:  '.repeat(400)} in /x on line ${at}`),
    );
    assert.ok(performance.now() - started < 2000);
  });
});
