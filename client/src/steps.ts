import { window, workspace } from 'vscode';
import type { CompleteFixArgument } from '../../server/src/lsp/protocol.js';

/** Opens what is left to the person as a page of its own: where each part belongs, and the exact lines. */
export async function showSteps({ title, because, steps }: CompleteFixArgument): Promise<void> {
  if (steps.length === 0) return;
  const content = [
    `# ${title}`,
    ...(because === null ? [] : [because]),
    ...steps.flatMap(({ text, snippet }, index) => [
      `${index + 1}. ${text}`,
      ...(snippet === null ? [] : [`${snippet.place}:`, fenced(snippet.text)]),
    ]),
  ].join('\n\n');
  const document = await workspace.openTextDocument({ language: 'markdown', content: `${content}\n` });
  await window.showTextDocument(document, { preview: true });
}

/** Between more backticks than the text itself has in a row. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.trimEnd()}\n${fence}`;
}
