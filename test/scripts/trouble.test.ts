import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportedFinding } from '../../server/src/linter/lint.js';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { orSkip } from '../support/installed.js';
import { lintSite } from '../support/lintSite.js';
import { memoryFiles, textIn, withChanges } from '../support/memoryFiles.js';
import { ask } from '../support/servedSite.js';
import { python2Scripts } from './python2Scripts.js';
import { removedModuleScripts } from './removedModuleScripts.js';
import { commands, head, header, pages } from './requestDataScripts.js';

const handlers = 'Options +ExecCGI\nAddHandler cgi-script .py\n';

/**
 * Python 3.13 is in no Debian that has the servers of these tests: modules that it lacks are hidden from the Python
 * at hand by files of their names that fail as an import of them would.
 */
const hidden = ['cgi', 'cgitb', 'crypt', 'imghdr', 'imp', 'pipes', 'telnetlib'];

describe("Python's own trouble under mod_cgid", () => {
  let apache: PrivateApache | undefined;
  let folder = '';

  before(async function () {
    folder = mkdtempSync(join(tmpdir(), 'handler-doctor-trouble-'));
    chmodSync(folder, 0o755);
    apache = await orSkip(this, () =>
      startPrivateApache({ documentRoot: folder, modules: ['cgid', 'mime', 'env'] }),
    );
    mkdirSync(join(folder, 'without'));
    for (const name of hidden) {
      const stub = `raise ModuleNotFoundError("No module named '${name}'", name="${name}")\n`;
      writeFileSync(join(folder, 'without', `${name}.py`), stub);
    }
  });

  after(async () => {
    await apache?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A folder with the script, and what its URL is. */
  const serve = (name: string, script: string, htaccess: string): string => {
    assert.ok(apache);
    mkdirSync(join(folder, name));
    const files = {
      '.htaccess': handlers + htaccess,
      'page.py': script,
      'settings.py': 'greeting = "hello"\n',
    };
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
    chmodSync(join(folder, name, 'page.py'), 0o755);
    return `${apache.url}/${name}`;
  };

  describe('removed modules', () => {
    for (const [index, { name, text, requests }] of removedModuleScripts.entries()) {
      it(`${name}: fails without them, and answers the same once it is fixed`, async () => {
        assert.ok(apache);
        const without = `SetEnv PYTHONPATH ${folder}/without\nSetEnv PYTHONDONTWRITEBYTECODE 1\n`;
        const before = serve(`before-${index}`, text, 'SetEnv PYTHONDONTWRITEBYTECODE 1\n');
        const broken = serve(`broken-${index}`, text, without);
        const fixed = serve(`fixed-${index}`, await withEveryFix(text, 'removed-stdlib-module'), without);

        assert.equal((await ask(broken, { path: 'page.py' })).status, 500);
        assert.match(await apache.errorLog(), /ModuleNotFoundError: No module named/);
        for (const request of requests) {
          const answer = await ask(before, request);
          assert.equal(answer.status, 200);
          assert.deepEqual(await ask(fixed, request), answer, JSON.stringify(request));
        }
      });
    }
  });

  describe('Python 2', () => {
    for (const [index, { name, text, page }] of python2Scripts.entries()) {
      it(`${name}: is refused as foretold, and gives its page once it is ported`, async () => {
        assert.ok(apache);
        const script = `#!/usr/bin/python3\n${text}`;
        const before = serve(`python2-${index}`, script, '');
        const ported = serve(`ported-${index}`, await withEveryFix(script, 'python2-syntax'), '');

        const logBefore = (await apache.errorLog()).length;
        const [finding] = await findingsIn(script, 'python2-syntax');
        assert.equal(finding?.severity, 'error');
        assert.equal((await ask(before, { path: 'page.py' })).status, 500);
        const log = (await apache.errorLog()).slice(logBefore);
        assert.ok(
          log.includes(finding.message.log ?? '?'),
          `${finding.message.log} is not in the log:\n${log}`,
        );

        const answer = await ask(ported, { path: 'page.py?name=%3CAnn%3E' });
        assert.equal(answer.status, 200);
        assert.equal(answer.body.replace(/ +$/gm, ''), page);
      });
    }
  });

  describe('request data in pages', () => {
    const attack = { path: 'page.py?name=%3Cb%3Eyou%3C/b%3E%20%26%20me' };
    for (const [index, { body, open }] of pages.entries()) {
      it(`${open ? 'is told of' : 'is not told of'} where markup ${open ? 'gets through' : 'does not get through'}: ${body}`, async () => {
        const script = `${head}${header}${body}\n`;
        const url = serve(`page-${index}`, script, '');
        const findings = await findingsIn(script, 'request-echoed');
        assert.equal((await ask(url, attack)).body.includes('<b>you'), open);
        assert.equal(findings.length > 0, open);
        if (!open) return;
        const escaped = serve(`page-${index}-escaped`, await withEveryFix(script, 'request-echoed'), '');
        assert.ok(!(await ask(escaped, attack)).body.includes('<b>'));
        for (const path of ['page.py', 'page.py?name=Ann', 'page.py?name=Ann+Lee']) {
          const inPlace = (body: string): string => body.replaceAll('-escaped', '');
          assert.equal(inPlace((await ask(escaped, { path })).body), (await ask(url, { path })).body);
        }
      });
    }
  });

  describe('request data in commands', () => {
    for (const [index, { body, open }] of commands.entries()) {
      it(`${open ? 'is told of' : 'is not told of'} where a command ${open ? 'is run' : 'is not run'}: ${body}`, async () => {
        const script = `${head}${header}${body}\n`;
        const url = serve(`command-${index}`, script, '');
        const { body: page } = await ask(url, { path: 'page.py?name=you;expr%20400%20%2B%2056' });
        assert.equal(page.includes('456'), open);
        assert.equal((await findingsIn(script, 'shell-injection')).length > 0, open);
      });
    }
  });
});

const findingsIn = async (text: string, rule: string): Promise<readonly ReportedFinding[]> =>
  (await lintSite(memoryFiles({ '/site/.htaccess': handlers, '/site/page.py': text })))
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.rule === rule);

/** The script with the first fix of a finding made, and again, until nothing is found. */
async function withEveryFix(text: string, rule: string): Promise<string> {
  let fixed = text;
  for (let round = 0; round < 10; round++) {
    const findings = await findingsIn(fixed, rule);
    if (findings.length === 0) return fixed;
    const [fix] = findings.flatMap((finding) => finding.fixes());
    assert.ok(fix, `no fix for "${findings[0]?.message.what}" ${findings[0]?.message.remedy}`);
    const files = memoryFiles({ '/site/.htaccess': handlers, '/site/page.py': fixed });
    fixed = textIn(withChanges(files, fix.changes), '/site/page.py');
  }
  return assert.fail('the fixes come to no end');
}
