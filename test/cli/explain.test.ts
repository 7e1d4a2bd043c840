import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { matchSnapshot } from '../support/snapshot.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { runCli } from './runCli.js';

const site = {
  'site/.htaccess': 'Options +ExecCGI\n<Files "*.py">\n  SetHandler cgi-script\n</Files>\n',
  'site/page.py': '#!/usr/bin/python3\n',
  'site/style.css': '',
  'site/guarded/.htaccess':
    'AddHandler cgi-script .cgi\n<IfModule mod_wsgi.c>\nAddHandler wsgi-script .cgi\n</IfModule>\n',
  'site/guarded/app.cgi': '#!/usr/bin/python3\n',
  'site/refused/.htaccess': '# no\nProxyPass / http://localhost/\n',
  'site/refused/page.py': '',
};

interface ReportedLine {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly overruled: boolean;
  readonly overruledBy?: { readonly line: number };
}

async function explainJson(cwd: string, ...words: string[]) {
  const { stdout, status } = await runCli(['explain', '--format', 'json', ...words], { cwd });
  return { status, report: JSON.parse(stdout) };
}

describe('handler-doctor explain', () => {
  it('names the handler, its class and the lines that decide', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { report, status } = await explainJson(cwd, 'site/page.py', '--root', 'site');
      assert.deepEqual([status, report.version], [0, 1]);
      const [{ path, handler, class: served, because }] = report.files;
      assert.deepEqual([path, handler, served], ['site/page.py', 'cgi-script', 'per-request']);
      assert.deepEqual(
        because.map(({ path, line, text }: { path: string; line: number; text: string }) => [
          path,
          line,
          text,
        ]),
        [
          ['site/.htaccess', 1, 'Options +ExecCGI'],
          ['site/.htaccess', 3, 'SetHandler cgi-script'],
        ],
      );
    }));

  it('has one entry for each path given or listed, in that order', () =>
    withTemporaryFolder({ ...site, list: 'site/page.py\n' }, async (cwd) => {
      const { report } = await explainJson(cwd, 'site/style.css', '--files-from', 'list', '--root', 'site');
      assert.deepEqual(
        report.files.map(({ path, handler, class: served }: Record<string, unknown>) => [
          path,
          handler,
          served,
        ]),
        [
          ['site/style.css', null, 'static'],
          ['site/page.py', 'cgi-script', 'per-request'],
        ],
      );
    }));

  it('says how it is where a guard decides the other way', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { report } = await explainJson(cwd, 'site/guarded/app.cgi', '--root', 'site');
      const [{ handler, otherwise }] = report.files;
      assert.deepEqual([handler, otherwise.handler], ['wsgi-script', 'cgi-script']);
    }));

  it('says that a .htaccess is refused, and with it every file below', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { report } = await explainJson(cwd, 'site/refused/page.py', '--root', 'site');
      const [{ class: served, because }] = report.files;
      assert.equal(served, 'refused');
      assert.deepEqual([because[0].path, because[0].line], ['site/refused/.htaccess', 2]);
    }));

  it('lists the lines that lose with those that decide, in the order in which the server merges them', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { report } = await explainJson(cwd, 'site/guarded/app.cgi', '--root', 'site');
      assert.deepEqual(
        report.files[0].chain.map(({ text, overruled, overruledBy }: ReportedLine) => [
          text,
          overruled,
          overruledBy?.line,
        ]),
        [
          ['Options +ExecCGI', false, undefined],
          ['AddHandler cgi-script .cgi', true, 3],
          ['AddHandler wsgi-script .cgi', false, undefined],
        ],
      );
    }));

  it('says which module and Options the handler needs', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { report } = await explainJson(cwd, 'site/page.py', '--root', 'site', '--profile', 'debian');
      const [{ class: served, needs }] = report.files;
      assert.equal(served, 'source-disclosed');
      assert.deepEqual(needs, { modules: [['cgi', 'cgid']], loaded: 'no', execCgi: true });
    }));

  it('follows an Action to its program, in a folder that is not above the file', () =>
    withTemporaryFolder(
      {
        '.htaccess': 'AddHandler mine .x\nAction mine /bin/run\nAction theirs /bin/data\n',
        'page.x': '',
        'page.y': '',
        '.git/HEAD': '',
        'bin/.htaccess': 'Options +ExecCGI\n<Files run>\nSetHandler cgi-script\n</Files>\n',
        'bin/run': '#!/bin/sh\n',
        'bin/data': '',
        'sub/.htaccess': 'AddHandler theirs .y\n',
        'sub/page.y': '',
      },
      async (cwd) => {
        const { report } = await explainJson(cwd, 'page.x', 'sub/page.y');
        assert.deepEqual(
          report.files.map((file: Record<string, unknown>) => [
            file['handler'],
            file['class'],
            file['status'],
          ]),
          [
            ['mine', 'per-request', null],
            ['theirs', 'forbidden', 404],
          ],
        );
        const places = report.files[0].because.map(({ path, line }: ReportedLine) => `${path}:${line}`);
        assert.deepEqual(places, ['.htaccess:1', '.htaccess:2', 'bin/.htaccess:1', 'bin/.htaccess:3']);
      },
    ));

  it('follows a rewrite rule to the file that answers, and to a proxy', () =>
    withTemporaryFolder(
      {
        '.htaccess':
          'Options +ExecCGI\nAddHandler cgi-script .py\nRewriteEngine On\nRewriteRule ^old\\.html$ new.py [L]\nRewriteRule ^app\\.py$ http://127.0.0.1:8000/ [P]\n',
        'old.html': '',
        'new.py': '',
        'app.py': '',
      },
      async (cwd) => {
        const { report } = await explainJson(cwd, 'old.html', 'app.py');
        assert.deepEqual(
          report.files.map((file: Record<string, unknown>) => [file['handler'], file['class']]),
          [
            ['cgi-script', 'per-request'],
            ['proxy-server', 'persistent'],
          ],
        );
        const lines = report.files.map(({ because }: { because: readonly ReportedLine[] }) =>
          because.map(({ line }) => line),
        );
        assert.deepEqual(lines, [[4, 1, 2], [5]]);
      },
    ));

  it('takes a file for a program by its first line where its name does not say so', () =>
    withTemporaryFolder({ tool: '#!/bin/sh\n', notes: 'text\n' }, async (cwd) => {
      const { report } = await explainJson(cwd, 'tool', 'notes');
      const classes = report.files.map((file: Record<string, unknown>) => file['class']);
      assert.deepEqual(classes, ['source-disclosed', 'static']);
    }));

  it('takes a folder for the scripts in it', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { report } = await explainJson(cwd, 'site/guarded', '--root', 'site');
      assert.deepEqual(
        report.files.map(({ path }: { path: string }) => path),
        ['site/guarded/app.cgi'],
      );
    }));

  it('tells a person the same', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { stdout } = await runCli(
        ['explain', 'site/page.py', 'site/style.css', 'site/guarded/app.cgi', '--root', 'site'],
        { cwd },
      );
      matchSnapshot('cli/snapshots/explain.txt', stdout);
    }));

  it('says under litespeed that it speaks of Apache', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { stderr } = await runCli(['explain', 'site/page.py', '--profile', 'litespeed'], { cwd });
      assert.match(stderr, /^The profile is LiteSpeed: what follows is what Apache would do\./);
    }));

  it('says that nobody gets a file below a .htaccess that is a folder', () =>
    withTemporaryFolder({ 'page.py': '' }, async (cwd) => {
      mkdirSync(join(cwd, '.htaccess'));
      const { report, status } = await explainJson(cwd, 'page.py');
      const [{ handler, class: served, status: answered, error }] = report.files;
      assert.deepEqual([status, handler, served, answered], [2, null, 'forbidden', 403]);
      assert.match(error, /\.htaccess cannot be read: a folder, not a file$/);
    }));

  it('exits with 2 for a path that is not there, and explains the rest', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { report, status } = await explainJson(cwd, 'gone.py', 'site/page.py');
      assert.equal(status, 2);
      assert.equal(report.files[0].error, 'no such file or folder');
      assert.equal(report.files[1].handler, 'cgi-script');
    }));
});
