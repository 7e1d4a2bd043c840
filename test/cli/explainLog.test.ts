import assert from 'node:assert/strict';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { runCli } from './runCli.js';

const site = {
  'site/.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .py\n',
  'site/cgi/page.py': '#!/usr/bin/python3\nprint("Content-Type: text/html")\nprint("<p>hello</p>")\n',
};

const malformed =
  "[Thu Nov 26 09:34:44.466842 2026] [cgid:error] [pid 7:tid 8] [client 127.0.0.1:33410] malformed header from script 'page.py': Bad header: <p>hello</p>, referer: http://x/y";

interface ShownFinding {
  readonly path: string;
  readonly rule: string;
  readonly range: { readonly start: object };
}

async function explainJson(cwd: string, words: readonly string[], input = '') {
  const { stdout, status } = await runCli(['explain', '--format', 'json', ...words], { cwd, input });
  return { status, report: JSON.parse(stdout) };
}

describe('handler-doctor explain --log', () => {
  it('shows the line of the site that causes what the log says, its rule and its fix', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { status, report } = await explainJson(cwd, ['site', '--log', malformed]);
      const [{ cause, standing, findings }] = report.causes;
      assert.deepEqual([status, cause, standing], [0, 'malformed-header', 'shown']);
      assert.deepEqual(
        findings.map(({ path, rule, range }: ShownFinding) => [path, rule, range.start]),
        [['site/cgi/page.py', 'missing-header-separator', { line: 1, character: 6 }]],
      );
    }));

  it('prints the command that makes the fix', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { stdout } = await runCli(['explain', 'site', '--log', malformed], { cwd });
      assert.match(stdout, /^ {9}handler-doctor fix site\/cgi\/page\.py --rule missing-header-separator$/m);
    }));

  it('reads a whole log from standard input and counts what is the same', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { report } = await explainJson(cwd, ['site', '--log', '-'], `${malformed}\n`.repeat(3));
      assert.deepEqual([report.lines, report.causes.length, report.causes[0].count], [3, 1, 3]);
    }));

  it('exits with 1 where a line is not known, and says which', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { status, report } = await explainJson(cwd, ['site', '--log', '[error] AH99999: nobody knows']);
      assert.deepEqual(
        [status, report.unknown[0].code, report.unknown[0].message],
        [1, 'AH99999', 'nobody knows'],
      );
    }));

  it('says how often a line that is not known was met, and where first', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { stdout } = await runCli(['explain', 'site', '--log', '\nnobody knows\nnobody knows'], { cwd });
      assert.match(stdout, /^ {2}2 times, first on line 2 {2}nobody knows$/m);
    }));

  it('exits with 2 where there is no line', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { status, stderr } = await runCli(['explain', '--log', ''], { cwd });
      assert.deepEqual([status, stderr], [2, 'handler-doctor: --log: there is no line to explain\n']);
    }));

  it('sends no control character of a log to the terminal', () =>
    withTemporaryFolder(site, async (cwd) => {
      const hostile = "malformed header from script 'page.py': Bad header: \u001b]0;x\u0007\u202e";
      const { stdout } = await runCli(['explain', 'site', '--log', `${hostile}\nFoo\u001b[2J`], { cwd });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not get through
      assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }));
});
