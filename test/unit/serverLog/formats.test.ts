import assert from 'node:assert/strict';
import { readRecord } from '../../../server/src/serverLog/readRecord.js';

const message = 'End of script output before headers: page.py';

/** The same message, as servers and what stands behind them write it. */
const forms: Readonly<Record<string, string>> = {
  'Apache 2.4': `[Thu Nov 26 09:34:44.190260 2026] [cgid:error] [pid 7888:tid 7893] [client 127.0.0.1:33372] ${message}`,
  'with a referer': `[Thu Nov 26 09:34:44.190260 2026] [cgid:error] [pid 7888:tid 7893] [client 127.0.0.1:33372] ${message}, referer: http://x/y?a=b`,
  'without a thread': `[Thu Nov 26 09:34:44.190260 2026] [cgi:error] [pid 7888] [client 127.0.0.1:33372] ${message}`,
  'of a client with IPv6': `[Thu Nov 26 09:34:44.190260 2026] [cgi:error] [pid 7888] [client 2001:db8::1:33372] ${message}`,
  'with the source file': `[Thu Nov 26 09:34:44.190260 2026] [cgi:error] [pid 7888] util_script.c(501): [client 127.0.0.1:3] ${message}`,
  'of mod_wsgi': `[Thu Nov 26 09:34:44.190260 2026] [wsgi:error] [pid 7888:tid 7893] [remote 127.0.0.1:33372] ${message}`,
  'Apache 2.2': `[Wed Oct 11 14:32:52 2000] [error] [client 127.0.0.1] ${message}`,
  'by syslog': `Nov 26 09:31:01 host apache2[123]: [cgid:error] [pid 7888:tid 7893] ${message}`,
  'by syslog with an ISO date': `2026-11-26T09:31:01.123456+01:00 host httpd[123]: [cgid:error] [pid 7888:tid 7893] ${message}`,
  'of a container': `web-1  | [Thu Nov 26 09:34:44.190260 2026] [cgid:error] [pid 7888:tid 7893] ${message}`,
  'without a date': `[cgid:error] [pid 1] ${message}`,
  'the message alone': message,
};

describe('a line of the log', () => {
  for (const [name, line] of Object.entries(forms)) {
    it(name, () => {
      const { text, level } = readRecord(line);
      assert.deepEqual([text, level], [message, name === 'the message alone' ? null : 'error']);
    });
  }

  it('keeps what the system said and the number apart, in whichever order', () => {
    const expected = ['(13)Permission denied', 'AH00132', 'file permissions deny server access: /x'];
    for (const line of [
      '[core:error] [pid 1:tid 2] (13)Permission denied: [client 127.0.0.1:4] AH00132: file permissions deny server access: /x',
      'AH00132: (13)Permission denied: file permissions deny server access: /x',
    ]) {
      const { systemError, code, text } = readRecord(line);
      assert.deepEqual([systemError, code, text], expected);
    }
  });

  it('is of one request where the thread is the same', () => {
    const first = readRecord('[proxy:error] [pid 1:tid 2] AH00957: a');
    const second = readRecord('[proxy_http:error] [pid 1:tid 2] [client 127.0.0.1:5] AH01114: b');
    assert.equal(first.stream, second.stream);
  });

  it('is read as it was before the server escaped it', () => {
    assert.equal(
      readRecord("[core:alert] [pid 1] /x/.htaccess: Invalid command '\\xef\\xbb\\xbfOptions'").text,
      "/x/.htaccess: Invalid command '\ufeffOptions'",
    );
    assert.equal(readRecord('[core:error] [pid 1] caf\\xc3\\xa9 \\xe9').text, 'café é');
  });

  it("is a program's where the server says that it passes it on", () => {
    const cases: Readonly<Record<string, readonly [script: string | null, text: string]>> = {
      'AH01215: stderr from /x/page.py: hello': ['/x/page.py', 'hello'],
      'AH01215: hello: /x/page.py': ['/x/page.py', 'hello'],
      'AH01215: hello': [null, 'hello'],
      'mod_fcgid: stderr: hello': [null, 'hello'],
      "AH01071: Got error 'PHP message: hello'": [null, 'hello'],
      '[26-Nov-2026 09:31:01] WARNING: [pool www] child 7 said into stderr: "NOTICE: PHP message: hello"': [
        null,
        'hello',
      ],
      '[26-Nov-2026 09:31:01] WARNING: [pool www] child 7 said into stderr: "hello", pipe is closed': [
        null,
        'hello',
      ],
      'App 7 output: hello': [null, 'hello'],
      '2026/11/26 09:31:01 [error] 1#1: *5 FastCGI sent in stderr: "PHP message: hello" while reading response header from upstream, client: 1.2.3.4':
        [null, 'hello'],
    };
    for (const [line, [script, text]] of Object.entries(cases)) {
      const record = readRecord(line);
      assert.deepEqual([record.isProgramOutput, record.script, record.text], [true, script, text], line);
    }
  });
});
