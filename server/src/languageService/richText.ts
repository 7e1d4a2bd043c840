/**
 * What a hover says, before it is known whether the client shows Markdown. Every string is text: names from
 * files come in as they are, and are escaped when the blocks are written.
 */
export type Inline =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly link: string; readonly url: string };

export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'lines'; readonly text: string }
  | { readonly kind: 'rule' };

export const paragraph = (...content: readonly Inline[]): Block => ({ kind: 'paragraph', content });
export const list = (...items: readonly (readonly Inline[])[]): Block => ({ kind: 'list', items });
/** Lines to be shown as they are. */
export const lines = (text: string): Block => ({ kind: 'lines', text });
export const code = (text: string): Inline => ({ code: text });
export const strong = (text: string): Inline => ({ strong: text });
export const link = (text: string, url: string): Inline => ({ link: text, url });

/** Several sets of blocks, a line drawn between them; empty sets are left out. */
export const separated = (parts: readonly (readonly Block[])[]): readonly Block[] =>
  parts
    .filter((part) => part.length > 0)
    .flatMap((part, index): readonly Block[] => (index === 0 ? part : [{ kind: 'rule' }, ...part]));

export const markdownOf = (blocks: readonly Block[]): string => blocks.map(markdownBlock).join('\n\n');

export const plainTextOf = (blocks: readonly Block[]): string => blocks.map(plainBlock).join('\n\n');

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return markdownLine(block.content);
    case 'list':
      return block.items.map((item) => `- ${markdownLine(item)}`).join('\n');
    case 'lines': {
      const fence = '`'.repeat(Math.max(3, longestRun(block.text) + 1));
      return `${fence}text\n${visible(block.text, /[^\n\t]/)}\n${fence}`;
    }
    case 'rule':
      return '---';
  }
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return plainLine(block.content);
    case 'list':
      return block.items.map((item) => `- ${plainLine(item)}`).join('\n');
    case 'lines':
      return visible(block.text, /[^\n\t]/);
    case 'rule':
      return '----';
  }
}

/** A line that starts like a heading, a list item or a quotation is none. */
const markdownLine = (content: readonly Inline[]): string =>
  content
    .map(markdownInline)
    .join('')
    .replace(/^(\s*)([#+-]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );

function markdownInline(inline: Inline): string {
  if (typeof inline === 'string') return escapeMarkdown(inline);
  if ('code' in inline) return codeSpan(inline.code);
  if ('strong' in inline) return `**${escapeMarkdown(inline.strong)}**`;
  return `[${escapeMarkdown(inline.link)}](<${inline.url.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
}

const plainLine = (content: readonly Inline[]): string =>
  content
    .map((inline) => {
      if (typeof inline === 'string') return oneLine(inline);
      if ('code' in inline) return oneLine(inline.code);
      if ('strong' in inline) return oneLine(inline.strong);
      return `${oneLine(inline.link)} (${inline.url})`;
    })
    .join('');

/** Marks, HTML, entities, and what GitHub's dialect takes for a link without any mark. */
const escapeMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_[\]<>|~&@$]/g, '\\$&')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`);

function codeSpan(text: string): string {
  const content = oneLine(text);
  if (content.trim() === '') return '" "';
  const fence = '`'.repeat(longestRun(content) + 1);
  const pad = /^`|`$|^ .* $/.test(content) ? ' ' : '';
  return `${fence}${pad}${content}${pad}${fence}`;
}

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));

const oneLine = (text: string): string => visible(text.replace(/[\r\n\t]+/g, ' '), /./s);

/** Control characters, and those that turn the direction of text round, could show a name as another one. */
const visible = (text: string, keep: RegExp): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
  text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (unit) =>
    (unit === '\n' || unit === '\t') && !keep.test(unit) ? unit : '\ufffd',
  );
