import { namedExtensions } from '../../site/extensions.js';
import { isFileSection, matchesFile } from '../../site/fileSection.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { isByExtension } from './selection.js';

const usualNames = ['index.cgi', 'index.py', 'index.pl', 'index.php', 'index.rb', 'index.sh', 'index'];

/** Of a longer pattern the first words are enough. */
const mostWords = 6;

/**
 * Names of files that a line would hand on, if they were there: by its extensions, or made of the words in the
 * sections around it, as `admin.php` for `"^(admin|login)\\.php$"`.
 */
export function supposedNames(directive: Directive, sections: readonly Section[]): readonly string[] {
  const around = sections.filter(({ open }) => isFileSection(open));
  const names = isByExtension(directive)
    ? namedExtensions(directive.arguments.slice(1)).map((extension) => `index.${extension}`)
    : usualNames;
  const made = around.flatMap(({ open }) => namesFrom(open.arguments.at(-1)?.value ?? ''));
  return [...names, ...made].filter((name) => around.every(({ open }) => matchesFile(open, name)));
}

function namesFrom(pattern: string): readonly string[] {
  const words = (pattern.match(/[\w-]+/g) ?? []).slice(0, mostWords);
  const pairs = words.flatMap((first) => words.map((second) => `${first}.${second}`));
  return [pattern, ...words.map((word) => `index.${word}`), ...words, ...pairs];
}
