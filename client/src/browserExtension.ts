import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions } from './clientOptions.js';
import { registerCommands } from './commands.js';
import { serveFiles } from './files.js';

let client: LanguageClient | undefined;

/** In a web host the server runs in a worker, which has no disk: it asks this side for files. */
export async function activate(context: ExtensionContext): Promise<void> {
  const folder = Uri.joinPath(context.extensionUri, 'dist');
  const program = Uri.joinPath(folder, 'languageServerWorker.js').toString(true);
  client = new LanguageClient(
    'handlerDoctor',
    'Handler Doctor',
    async () => new Worker(program),
    clientOptions(context, {}, { servesFiles: true, grammarFolder: `${folder.toString(true)}/` }),
  );
  serveFiles(client);
  registerCommands(context, client);
  await client.start();
}

export const deactivate = (): Promise<void> | undefined => client?.stop();
