import type { PageBlock, PageInline } from '../../server/src/lsp/protocol.js';

/** The command behind the links of the page; it takes the address. */
export const openPlaceCommand = 'handlerDoctor.openPlace';

/**
 * A page for a webview that runs no script: its links are commands.
 *
 * @param nonce of its own style sheet, which alone is let in.
 */
export function serverErrorPage(blocks: readonly PageBlock[], nonce: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<title>Server error</title>
<style nonce="${nonce}">
body { max-width: 48em; padding: 0 1.5em 2em; line-height: 1.5; font-family: var(--vscode-font-family); }
pre { padding: 0.6em 0.9em; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--vscode-textCodeBlock-background); }
pre, code { font-family: var(--vscode-editor-font-family); }
li { margin: 0.4em 0; }
hr { margin: 1.6em 0; border: 0; border-top: 1px solid var(--vscode-widget-border, currentColor); }
</style>
</head>
<body>
<h1>What the server's log says</h1>
${blocks.map(blockHtml).join('\n')}
</body>
</html>
`;
}

function blockHtml(block: PageBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${lineHtml(block.content)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${lineHtml(item)}</li>`).join('')}</ul>`;
    case 'lines':
      return `<pre>${escaped(block.text)}</pre>`;
    case 'rule':
      return '<hr>';
  }
}

const lineHtml = (content: readonly PageInline[]): string => content.map(inlineHtml).join('');

function inlineHtml(inline: PageInline): string {
  if (typeof inline === 'string') return escaped(inline);
  if ('code' in inline) return `<code>${escaped(inline.code)}</code>`;
  if ('strong' in inline) return `<strong>${escaped(inline.strong)}</strong>`;
  const argument = encodeURIComponent(JSON.stringify([inline.url]));
  return `<a href="command:${openPlaceCommand}?${escaped(argument)}">${escaped(inline.link)}</a>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters, and those that turn the direction of writing. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Markup becomes text, and what a reader would not see, or see in the wrong order, a mark. */
const escaped = (text: string): string =>
  text.replace(unseen, '\ufffd').replace(/[&<>"']/g, (mark) => entities[mark] ?? '');
