import { ViewColumn, window, workspace } from 'vscode';
import type { CompleteFixArgument } from '../../server/src/lsp/protocol.js';

/**
 * Shows what is left to the person: advice as a message; lines to copy as a page of their own beside the file,
 * each with the place that it belongs in.
 */
export async function showSteps({ title, because, steps }: CompleteFixArgument): Promise<void> {
  if (steps.length === 0) return;
  if (steps.every(({ snippet }) => snippet === null)) {
    void window.showInformationMessage(steps.map(({ text }) => text).join(' '));
    return;
  }
  const content = [
    `# ${title}`,
    ...(because === null ? [] : [because]),
    ...steps.flatMap(({ text, snippet }, index) => [
      `${index + 1}. ${text}`,
      ...(snippet === null ? [] : [`${snippet.place}:`, fenced(snippet.text)]),
    ]),
  ].join('\n\n');
  const document = await workspace.openTextDocument({ language: 'markdown', content: `${content}\n` });
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true });
}

/** Between more backticks than the text itself has in a row. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.trimEnd()}\n${fence}`;
}
