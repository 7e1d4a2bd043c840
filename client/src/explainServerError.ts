import {
  commands,
  EventEmitter,
  type ExtensionContext,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ExplainLogArgument,
  type ExplainLogResult,
  explainLogCommand,
} from '../../server/src/lsp/protocol.js';

/** The page lives in no file: it is made when it is asked for. */
const scheme = 'handler-doctor-log';
const page = Uri.from({ scheme, path: '/Server error.md' });

/** The command that asks for lines of the server's log and shows what they mean. */
export function registerExplainServerError(context: ExtensionContext, client: BaseLanguageClient): void {
  let content = '';
  const changed = new EventEmitter<Uri>();
  context.subscriptions.push(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => content,
    }),
    commands.registerCommand('handlerDoctor.explainServerError', async (given?: unknown) => {
      const text = typeof given === 'string' ? given : await linesToExplain(window.activeTextEditor);
      if (text === undefined || text.trim() === '') return;
      const argument: ExplainLogArgument = { text };
      const answer: ExplainLogResult | null = await client.sendRequest('workspace/executeCommand', {
        command: explainLogCommand,
        arguments: [argument],
      });
      if (answer === null) return;
      content = `# What the server's log says\n\n${answer.markdown}\n`;
      changed.fire(page);
      await show();
    }),
  );
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

/** As Markdown looks; as text where the editor has no preview of it. */
async function show(): Promise<void> {
  const known = await commands.getCommands(true);
  if (known.includes('markdown.showPreview')) await commands.executeCommand('markdown.showPreview', page);
  else await window.showTextDocument(await workspace.openTextDocument(page));
}
