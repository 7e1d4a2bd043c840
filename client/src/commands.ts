import { commands, type ExtensionContext, FileType, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerExplainServerError } from './explainServerError.js';

/** The commands of the palette. */
export function registerCommands(context: ExtensionContext, client: BaseLanguageClient): void {
  registerExplainServerError(context, client);
  context.subscriptions.push(
    commands.registerCommand('handlerDoctor.restart', async () => {
      await client.stop();
      await client.start();
    }),
    commands.registerCommand('handlerDoctor.openRulePage', (rule?: unknown) =>
      openRulePage(Uri.joinPath(context.extensionUri, 'docs', 'rules'), rule),
    ),
  );
}

/** @param rule the rule's name; without one the person picks it. */
async function openRulePage(folder: Uri, rule: unknown): Promise<void> {
  const pages = (await workspace.fs.readDirectory(folder))
    .filter(([name, kind]) => kind === FileType.File && name.endsWith('.md'))
    .map(([name]) => name.slice(0, -'.md'.length))
    .sort();
  const name = typeof rule === 'string' ? rule : await window.showQuickPick(pages, { title: 'Rules' });
  if (name === undefined || !pages.includes(name)) return;
  await commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, `${name}.md`));
}
