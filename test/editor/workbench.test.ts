import assert from 'node:assert/strict';
import { copyFile, cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { startPrivateApache } from '../../server/src/measure/privateApache.js';
import { orSkip } from '../support/installed.js';
import { repositoryRoot } from '../support/repository.js';
import { type ClassicSite, classicSite } from './classicSite.js';
import {
  acceptChanges,
  chromiumProgram,
  closePanel,
  errorNotifications,
  findProblem,
  hoverOn,
  leave,
  openFile,
  openProblems,
  openWorkbench,
  quickFixesOn,
  take,
  type Workbench,
} from './workbench.js';

/** One person's way through the classic page: each step goes on where the one before ended. */
describe('the classic page in a VS Code workbench', function () {
  this.timeout(60_000);
  let classic: ClassicSite;
  let workbench: Workbench;
  let htaccess: Locator;
  let script: Locator;
  let lostTheWay = false;

  before(async function () {
    this.timeout(8 * 60_000);
    await orSkip(this, async () => chromiumProgram());
    classic = await classicSite();
    workbench = await openWorkbench(classic.server.host, classic.site, classic.state);
  });

  beforeEach(function () {
    if (lostTheWay) this.skip();
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    lostTheWay = true;
    await workbench.picture('failed');
  });

  after(async () => {
    if (process.env['UPDATE_PICTURE'] === '1') await updateReadmePicture();
    await workbench?.close();
    await classic?.remove();
  });

  it('underlines what does not run in the script', async () => {
    script = await openFile(workbench.page, 'index.py');
    await script.locator('.squiggly-error').first().waitFor();
    await workbench.picture('1-script');
  });

  it('underlines what is slow in the .htaccess', async () => {
    htaccess = await openFile(workbench.page, '.htaccess');
    await workbench.page.locator('#status\\.editor\\.mode', { hasText: 'htaccess' }).waitFor();
    await htaccess.locator('.squiggly-warning').first().waitFor();
    await workbench.picture('2-htaccess');
  });

  it('lists the findings of both files in the Problems panel', async () => {
    const { page } = workbench;
    await openProblems(page);
    await workbench.picture('3-problems');
    await findProblem(page, '.htaccess', 'execcgi-off');
    await findProblem(page, '.htaccess', 'per-request-cgi');
    await findProblem(page, 'index.py', 'interpreter-missing');
    await findProblem(page, 'index.py', 'python2-syntax');
  });

  it('says in a hover why the handler is slow', async () => {
    await closePanel(workbench.page);
    const hover = await hoverOn(workbench.page, htaccess, 'cgi-script');
    assert.match(await hover.innerText(), /process/);
    await workbench.picture('4-hover');
    await leave(workbench.page, hover);
  });

  it('changes both files by the quick fix, when the change is confirmed', async () => {
    await openProblems(workbench.page);
    const menu = await quickFixesOn(workbench.page, htaccess, 'cgi-script');
    await workbench.picture('5-quick-fixes');
    await take(workbench.page, menu, 'mod_wsgi');
    await acceptChanges(workbench.page, () => workbench.picture('6-confirmation'));
    await htaccess.getByText('mod_wsgi.c').first().waitFor();
    await workbench.picture('7-changed');
  });

  it('saves both files', async () => {
    await workbench.page.keyboard.press('Control+k');
    await workbench.page.keyboard.press('s');
    await workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    await workbench.picture('8-saved');
    assert.match(await readFile(join(classic.site, '.htaccess'), 'utf8'), /wsgi-script/);
    assert.match(await readFile(join(classic.site, 'index.py'), 'utf8'), /def application\(/);
  });

  it('shows no error on the way', async () => {
    assert.deepEqual(await errorNotifications(workbench.page), []);
  });

  it('is then served by mod_wsgi: the bytes that its Python 3 twin answers through CGI', async function () {
    const page = (documentRoot: string, modules: readonly string[]) =>
      orSkip(this, async () => {
        const apache = await startPrivateApache({ documentRoot, modules: ['mime', ...modules] });
        try {
          const response = await fetch(`${apache.url}/index.py`);
          return {
            status: response.status,
            type: response.headers.get('content-type'),
            body: await response.text(),
          };
        } finally {
          await apache.stop();
        }
      });
    const twinSite = join(classic.state, 'twin');
    await cp(join(repositoryRoot, 'examples/classic-cgi-python3'), twinSite, { recursive: true });
    const twin = await page(twinSite, ['cgid']);
    assert.match(twin.body, /html tags, more stuff, etc\./);
    assert.deepEqual(await page(classic.site, ['wsgi']), { ...twin, status: 200, type: 'text/html' });
  });
});

/** UPDATE_PICTURE=1 takes the picture of the README anew. */
async function updateReadmePicture(): Promise<void> {
  await mkdir(join(repositoryRoot, 'docs/images'), { recursive: true });
  await copyFile(
    join(repositoryRoot, 'test/editor/screenshots/5-quick-fixes.png'),
    join(repositoryRoot, 'docs/images/vscode.png'),
  );
}
