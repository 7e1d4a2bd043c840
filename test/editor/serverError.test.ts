import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { orSkip } from '../support/installed.js';
import { type ClassicSite, classicSite } from './classicSite.js';
import { chromiumProgram, openFile, openWorkbench, type Workbench } from './workbench.js';

const log = [
  "[Thu Nov 26 09:34:44.403757 2026] [cgid:error] [pid 7977:tid 7977] (2)No such file or directory: AH01241: exec of '/var/www/site/index.py' failed",
  '[Thu Nov 26 09:34:44.404154 2026] [cgid:error] [pid 7892:tid 7921] [client 127.0.0.1:33408] End of script output before headers: index.py, referer: http://example.org/',
  '',
].join('\n');

/** A person has a line of the error log, and a site. */
describe('a server error in a VS Code workbench', function () {
  this.timeout(60_000);
  let classic: ClassicSite;
  let workbench: Workbench;

  before(async function () {
    this.timeout(8 * 60_000);
    await orSkip(this, async () => chromiumProgram());
    classic = await classicSite();
    await writeFile(join(classic.site, 'error.log'), log);
    workbench = await openWorkbench(classic.server.host, classic.site, classic.state);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.picture('failed-server-error');
  });

  after(async () => {
    await workbench?.close();
    await classic?.remove();
  });

  it('is explained from what is selected in the log, as a page', async () => {
    const { page } = workbench;
    await openFile(page, 'error.log');
    await page.keyboard.press('Control+A');
    await runCommand(page, 'Handler Doctor: Explain a Server Error');
    const shown = pageIn(page);
    await shown
      .getByText('The program that the first line of the script names is not on the server.')
      .waitFor();
    await shown.getByText('AH01241: exec of').waitFor();
    await shown.getByRole('link', { name: 'interpreter-missing' }).waitFor();
    await workbench.picture('9-server-error');
  });

  it('leads to the line of the script', async () => {
    const { page } = workbench;
    await pageIn(page).getByRole('link', { name: 'index.py, line 1' }).click();
    await page.locator('.editor-instance .monaco-editor[data-uri$="/index.py"]').waitFor();
    await page.locator('#status\\.editor\\.selection', { hasText: 'Ln 1,' }).waitFor();
    await workbench.picture('10-server-error-line');
  });

  it('is explained from a line that is typed', async () => {
    const { page } = workbench;
    await runCommand(page, 'Handler Doctor: Explain a Server Error');
    const box = page.locator('.quick-input-widget input');
    await page.locator('.quick-input-title', { hasText: 'Explain a Server Error' }).waitFor();
    await box.fill(
      'AH01215: stderr from /srv/www/index.py: /usr/bin/env: use -[v]S to pass options in shebang lines',
    );
    await page.keyboard.press('Enter');
    await pageIn(page).getByText('takes all of them for one name').waitFor();
  });
});

/** By the palette, as a person finds it. */
async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** The page stands in a frame within a frame. */
const pageIn = (page: Page): FrameLocator =>
  page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
