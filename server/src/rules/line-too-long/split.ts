import type { Directive, Section } from '../../syntax/htaccess/nodes.js';

/** In UTF-16 units, of which none takes more than three bytes: well below the server's limit, and to be read. */
const enough = 1000;

/** How many words in front of their list these repeat, by lower-case name: what one line lists, several may. */
const repeated: ReadonlyMap<string, number> = new Map([
  ['addcharset', 1],
  ['addencoding', 1],
  ['addhandler', 1],
  ['addlanguage', 1],
  ['addtype', 1],
  ['allow', 1],
  ['deny', 1],
  ['indexignore', 0],
  ['passenv', 0],
  ['removehandler', 0],
  ['removetype', 0],
  ['unsetenv', 0],
]);

/** Hold one value, for a key or at all: by lower-case name. */
const ofOneValue: ReadonlySet<string> = new Set([
  'adddefaultcharset',
  'authname',
  'authuserfile',
  'authgroupfile',
  'errordocument',
  'expiresdefault',
  'php_flag',
  'php_value',
  'rewritebase',
  'setenv',
  'sethandler',
]);

/** Whether of several lines with the same key the last one alone has an effect. */
export function isReplacedByNext({ name, arguments: words }: Directive): boolean {
  const lower = name.value.toLowerCase();
  if (lower !== 'header' && lower !== 'requestheader') return ofOneValue.has(lower);
  const [first, second] = words.map(({ value }) => value.toLowerCase());
  const action = first === 'always' || first === 'onsuccess' ? second : first;
  return action === 'set' || action === 'setifempty';
}

/** The directive as several lines that do the same; null where they would not. */
export function splitDirective(directive: Directive, sections: readonly Section[]): readonly string[] | null {
  const { line, name, arguments: words } = directive;
  const kept = keptWords(directive, sections);
  if (kept === null) return null;
  const written = words.map(({ joined }) => line.text.slice(joined.start, joined.end));
  const head = [line.text.slice(name.joined.start, name.joined.end), ...written.slice(0, kept)].join(' ');
  return inParts(written.slice(kept), head);
}

/** Addresses that are let in may stand on lines of their own where any of them will do. */
function keptWords({ name, arguments: words }: Directive, sections: readonly Section[]): number | null {
  const lower = name.value.toLowerCase();
  if (lower !== 'require') return repeated.get(lower) ?? null;
  const every = sections.some(({ open }) => /^require(all|none)$/i.test(open.nameText));
  return !every && /^(ip|host|user|group)$/i.test(words[0]?.value ?? '') ? 1 : null;
}

/** A comment as several; null for other text, which may not be broken. */
export const splitComment = (text: string): readonly string[] | null =>
  text.startsWith('#') ? inParts(text.slice(1).trim().split(/\s+/), '#') : null;

function inParts(words: readonly string[], head: string): readonly string[] | null {
  if (words.some((word) => word.length > enough)) return null;
  const parts: string[] = [];
  let part = head;
  for (const word of words) {
    if (part !== head && part.length + word.length >= enough) {
      parts.push(part);
      part = head;
    }
    part += ` ${word}`;
  }
  return [...parts, part];
}
