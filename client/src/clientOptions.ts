import { type ExtensionContext, Uri } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { completeFixCommand, type InitializationOptions } from '../../server/src/lsp/protocol.js';
import { showSteps } from './steps.js';

/** Languages that entrypoint scripts are written in. The server is silent on those that no handler runs. */
const scriptLanguages = ['python', 'perl', 'php', 'ruby', 'shellscript', 'javascript', 'plaintext'];

/**
 * What both clients have in common.
 *
 * @param scripts where entrypoint scripts are looked at: a server with a disk sees no others than files.
 */
export const clientOptions = (
  { extensionUri }: ExtensionContext,
  scripts: { readonly scheme?: string },
  options: InitializationOptions,
): LanguageClientOptions => ({
  documentSelector: [
    { language: 'htaccess' },
    ...scriptLanguages.map((language) => ({ language, ...scripts })),
  ],
  diagnosticPullOptions: { onChange: true, onSave: true },
  initializationOptions: {
    rulePages: `${Uri.joinPath(extensionUri, 'docs', 'rules').toString(true)}/`,
    ...options,
  } satisfies InitializationOptions,
  middleware: {
    /** The server sets modes; what is left to the person is shown here, better than a message could. */
    async executeCommand(command, given, next) {
      const [argument] = given;
      if (command !== completeFixCommand || typeof argument !== 'object') return next(command, given);
      const answer = await next(command, [{ ...argument, steps: [] }]);
      await showSteps(argument);
      return answer;
    },
  },
});
