import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './clientOptions.js';
import { registerCommands } from './commands.js';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'languageServer.cjs').fsPath;
  client = new LanguageClient(
    'handlerDoctor',
    'Handler Doctor',
    { module, transport: TransportKind.ipc },
    clientOptions(context, { scheme: 'file' }, {}),
  );
  registerCommands(context, client);
  await client.start();
}

export const deactivate = (): Promise<void> | undefined => client?.stop();
