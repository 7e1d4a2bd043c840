import type { SiteOptions } from './siteOptions.js';
import { shellWord } from './text/shellWord.js';

/** Makes command lines that a person can run next, on the same site and server as the present one. */
export type SuggestCommand = (command: string, words: readonly string[]) => string;

/** The options of the present command line that the next one needs too. */
export function suggestCommands(options: SiteOptions): SuggestCommand {
  const repeated = [
    ...optionWords('--root', options.root),
    ...optionWords('--profile', options.profile),
    ...optionWords('--config', options.config),
  ];
  return (command, words) => ['handler-doctor', command, ...words, ...repeated].join(' ');
}

/** What a command is about, as it was given. */
export const pathWords = (
  named: readonly string[],
  { filesFrom, as }: SiteOptions & { readonly filesFrom?: string },
): readonly string[] =>
  named.length === 0 && filesFrom === undefined
    ? ['.']
    : [...named.map(shellWord), ...optionWords('--files-from', filesFrom), ...optionWords('--as', as)];

const optionWords = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [name, value === '-' ? value : shellWord(value)];
