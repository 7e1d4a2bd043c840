import {
  commands,
  type ExtensionContext,
  Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ExplainLogArgument,
  type ExplainLogResult,
  explainLogCommand,
} from '../../server/src/lsp/protocol.js';
import { openPlaceCommand, serverErrorPage } from './serverErrorPage.js';

/** The command that asks for lines of the server's log and shows what they mean. */
export function registerExplainServerError(context: ExtensionContext, client: BaseLanguageClient): void {
  let panel: WebviewPanel | null = null;
  const show = ({ blocks }: ExplainLogResult): void => {
    panel ??= newPanel(() => {
      panel = null;
    });
    panel.webview.html = serverErrorPage(blocks, crypto.randomUUID());
    panel.reveal();
  };
  context.subscriptions.push(
    { dispose: () => panel?.dispose() },
    commands.registerCommand(openPlaceCommand, openPlace),
    commands.registerCommand('handlerDoctor.explainServerError', async (given?: unknown) => {
      const text = typeof given === 'string' ? given : await linesToExplain(window.activeTextEditor);
      if (text === undefined || text.trim() === '') return;
      const argument: ExplainLogArgument = { text };
      const answer: ExplainLogResult | null = await client.sendRequest('workspace/executeCommand', {
        command: explainLogCommand,
        arguments: [argument],
      });
      if (answer !== null) show(answer);
    }),
  );
}

/** It runs no script, reads no file, and its links run one command. */
function newPanel(closed: () => void): WebviewPanel {
  const panel = window.createWebviewPanel('handlerDoctor.serverError', 'Server Error', ViewColumn.Active, {
    enableScripts: false,
    enableCommandUris: [openPlaceCommand],
    enableFindWidget: true,
    localResourceRoots: [],
  });
  panel.onDidDispose(closed);
  return panel;
}

/** What is selected in a log; else the person is asked, with the line at the cursor where that is one of a log. */
async function linesToExplain(editor: TextEditor | undefined): Promise<string | undefined> {
  const log = editor !== undefined && isLog(editor.document) ? editor : undefined;
  if (log !== undefined && !log.selection.isEmpty) return log.document.getText(log.selection);
  return window.showInputBox({
    title: 'Explain a Server Error',
    prompt: "A line of the server's error log. Select lines in a log that is open to explain several.",
    placeHolder: '[cgid:error] [client 192.0.2.1] End of script output before headers: page.py',
    value: log?.document.lineAt(log.selection.active).text ?? '',
    ignoreFocusOut: true,
  });
}

const isLog = ({ languageId, fileName }: TextDocument): boolean =>
  languageId === 'log' || /\.log(?:\.\d+)?$|error[_.]log/i.test(fileName);

/** @param address of a rule's page, which is shown as such, or of a file, with `#L` and the line. */
async function openPlace(address: unknown): Promise<void> {
  if (typeof address !== 'string') return;
  const uri = Uri.parse(address);
  const rule = /\/docs\/rules\/([\w-]+)\.md$/.exec(uri.path)?.[1];
  if (rule !== undefined) {
    await commands.executeCommand('handlerDoctor.openRulePage', rule);
    return;
  }
  const line = Number(/^L(\d+)$/.exec(uri.fragment)?.[1] ?? 1) - 1;
  const place = new Position(Math.max(0, line), 0);
  await window.showTextDocument(uri.with({ fragment: '' }), { selection: new Range(place, place) });
}
