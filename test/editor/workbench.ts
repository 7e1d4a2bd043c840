/// <reference lib="dom" />
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';
import { installedProgram } from '../support/installed.js';
import { repositoryRoot } from '../support/repository.js';

/** A VS Code workbench in a browser, used as a person uses it: by keyboard and mouse. */
export interface Workbench {
  readonly page: Page;
  /** Takes a picture into `test/editor/screenshots`. */
  picture(name: string): Promise<void>;
  /** Where the payload asks for tests in the extension host: their status, 0 where all passed. */
  readonly hostStatus: Promise<unknown>;
  close(): Promise<void>;
}

const screenshots = join(repositoryRoot, 'test/editor/screenshots');

/**
 * Opens a folder. No request leaves the machine.
 *
 * @param state a folder of its own for the browser's profile.
 * @param payload what the workbench is told beside the folder, as its own integration tests do.
 * @throws {ProgramNotInstalledError} when there is no Chromium.
 */
export async function openWorkbench(
  host: string,
  folder: string,
  state: string,
  payload: readonly (readonly [string, string])[] = [],
): Promise<Workbench> {
  const context = await chromium.launchPersistentContext(join(state, 'chromium'), {
    executablePath: chromiumProgram(),
    viewport: { width: 1280, height: 800 },
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  await context.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(30_000);
  const { promise: hostStatus, settle } = settled();
  await page.exposeFunction('codeAutomationExit', settle);
  const query = `folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  await page.goto(`http://${host}/?${query}`);
  await page.locator('.monaco-workbench').waitFor();
  await mkdir(screenshots, { recursive: true });
  return {
    page,
    picture: async (name) => {
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
    hostStatus,
    close: () => context.close(),
  };
}

/** A promise and the function that fulfils it. */
function settled(): { promise: Promise<unknown>; settle: (value: unknown) => void } {
  let settle = (_value: unknown): void => {};
  const promise = new Promise((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

export const chromiumProgram = (): string =>
  installedProgram('chromium', [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/usr/bin/chromium-browser',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]);

/** Opens a file of the folder by a double click in the explorer; the editor's own element. */
export async function openFile(page: Page, name: string): Promise<Locator> {
  await page.getByRole('treeitem', { name, exact: true }).dblclick();
  const editor = page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`);
  await editor.waitFor();
  return editor;
}

/** Opens the Problems panel. */
export async function openProblems(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
}

/** Waits until the Problems panel lists a file and in it a finding; it shows those alone. */
export async function findProblem(page: Page, file: string, rule: string): Promise<void> {
  const filter = page.getByPlaceholder('Filter (e.g.');
  await filter.fill(rule);
  const rows = page.locator('.markers-panel .monaco-list-row');
  await rows.filter({ hasText: file }).first().waitFor();
  await rows.filter({ hasText: rule }).first().waitFor();
  await filter.fill('');
  await page.getByText(/^Showing \d+ of \d+$/).waitFor({ state: 'hidden' });
}

export async function closePanel(page: Page): Promise<void> {
  await page.keyboard.press('Control+J');
  await page.locator('.part.panel').waitFor({ state: 'hidden' });
}

/** Rests the mouse on a text in the editor; the hover that then shows. */
export async function hoverOn(page: Page, editor: Locator, text: string): Promise<Locator> {
  const { x, y } = await placeOf(editor, text);
  await page.mouse.move(x, y, { steps: 4 });
  const hover = page.locator('.monaco-hover:not(.hidden)').filter({ hasNotText: 'Loading' });
  await hover.waitFor();
  return hover;
}

/** Moves the mouse away from a hover, into the explorer. */
export async function leave(page: Page, hover: Locator): Promise<void> {
  await page.mouse.move(200, 500);
  await hover.waitFor({ state: 'hidden' });
}

/** Opens the quick-fix menu on a text in the editor; the menu. */
export async function quickFixesOn(page: Page, editor: Locator, text: string): Promise<Locator> {
  const { x, y } = await placeOf(editor, text);
  await page.mouse.click(x, y);
  await page.keyboard.press('Control+.');
  const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
  await menu.locator('.monaco-list-row.action').first().waitFor();
  return menu;
}

/** Takes a row of the quick-fix menu by keyboard: a click is caught by an overlay. */
export async function take(page: Page, menu: Locator, title: string | RegExp): Promise<void> {
  const row = menu.locator('.monaco-list-row.action', { hasText: title });
  for (let step = 0; step < 40; step++) {
    if (await row.evaluate((node) => node.classList.contains('focused'))) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the menu has no row that can be taken with ${title}`);
}

/** The middle of a text in the editor, in pixels of the page. */
async function placeOf(editor: Locator, text: string): Promise<{ x: number; y: number }> {
  const line = editor.locator('.view-line', { hasText: text }).first();
  await line.waitFor();
  return line.evaluate((node, wanted) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let leaf = walker.nextNode(); leaf !== null; leaf = walker.nextNode()) {
      const at = (leaf.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(leaf, at);
      range.setEnd(leaf, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    throw new Error(`"${wanted}" does not stand in one piece`);
  }, text);
}

/**
 * In the preview of a change that asks for confirmation: ticks every file and applies.
 *
 * @param whenShown is called while the preview is shown with all ticks.
 */
export async function acceptChanges(page: Page, whenShown: () => Promise<void>): Promise<void> {
  const preview = page.locator('.bulk-edit-panel');
  const boxes = preview.locator('.monaco-list-row .edit-checkbox');
  await boxes.first().waitFor();
  for (let at = 0; at < (await boxes.count()); at++) await boxes.nth(at).check();
  await whenShown();
  await preview.getByRole('button', { name: 'Apply' }).click();
  await preview.waitFor({ state: 'hidden' });
}

/** The texts of the error messages that are shown, or that wait in the notification centre. */
export async function errorNotifications(page: Page): Promise<readonly string[]> {
  const errors = page.locator('.notification-list-item:has(.codicon-error)');
  return errors.allInnerTexts();
}
