import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import type { Fix } from '../../site/change.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import type { Word } from '../../syntax/htaccess/words.js';
import { cover, type Span, textOf } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import { betweenQuotes } from '../shared/betweenQuotes.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { isWhom, withoutCommas } from '../shared/whom.js';
import { quoted } from '../shared/wording.js';
import { isHeader } from './headers.js';

interface Repair {
  readonly span: Span;
  readonly newText: string;
  readonly title: string;
  /** Null where the words can be read in this way only. */
  readonly because: string | null;
}

/** The first repair after which the server takes the line. */
export function repairsFor(
  node: Directive | Section,
  facts: DirectiveFacts,
  words: readonly Word[],
  context: HtaccessContext,
): readonly Fix[] {
  if (node.kind === 'section') return [];
  const possible = [
    unclosedQuote(node, words, context),
    withoutEqualsSign(facts, words),
    withoutWhiteSpace(facts, words),
    withFrom(facts, words),
    textBetweenQuotes(facts, words, context),
  ];
  for (const repair of possible) {
    if (repair === null || !wouldBeTaken(node, repair.span, repair.newText, context)) continue;
    const { span, newText, title, because } = repair;
    const change = editFile(context.file.path, { span, newText });
    return [because === null ? safeFix(title, change) : unsafeFix(title, because, change)];
  }
  return [];
}

/** `Order allow, deny`, `Order allow deny`. */
function withoutWhiteSpace({ arity, argumentHint }: DirectiveFacts, words: readonly Word[]): Repair | null {
  const [first] = words;
  const last = words.at(-1);
  if (arity !== 'one' || first === undefined || last === undefined) return null;
  if (words.some(({ quote }) => quote !== null)) return null;
  const choices = choicesIn(argumentHint);
  const joined = [words.map(({ value }) => value).join(''), words.map(({ value }) => value).join(',')];
  const newText = joined.find((each) => choices.includes(each.toLowerCase()));
  if (newText === undefined) return null;
  return {
    span: cover(first.span, last.span),
    newText,
    title: `Write "${newText}" without white space`,
    because: null,
  };
}

/** `php_value upload_max_filesize = 64M`, `php_flag display_errors=on`. */
function withoutEqualsSign({ name }: DirectiveFacts, words: readonly Word[]): Repair | null {
  const index = words.findIndex(({ value, quote }) => value === '=' && quote === null);
  const sign = words[index];
  const before = words[index - 1];
  const next = words[index + 1];
  const title = 'Delete the equals sign';
  if (sign !== undefined) {
    const span =
      next !== undefined
        ? { start: sign.span.start, end: next.span.start }
        : { start: before?.span.end ?? sign.span.start, end: sign.span.end };
    return { span, newText: '', title, because: null };
  }
  const [only] = words;
  if (!name.startsWith('php_') || only === undefined || words.length > 1 || only.quote !== null) return null;
  const assigned = /^([\w.]+)=([^=]+)$/.exec(only.value);
  return assigned === null
    ? null
    : { span: only.span, newText: `${assigned[1]} ${assigned[2]}`, title, because: null };
}

/** `Deny all`, `Deny from:all`, `Deny "from all"`. */
function withFrom({ name }: DirectiveFacts, words: readonly Word[]): Repair | null {
  const [only] = words;
  if (!/^(allow|deny)$/.test(name) || only === undefined || words.length > 1) return null;
  const named = only.value.replace(/^from[\s:=]+/i, '').trim();
  const subjects = withoutCommas(named) ?? named;
  if (!subjects.split(/\s+/).every(isWhom)) return null;
  const newText = `from ${subjects}`;
  const because = subjects === named ? null : 'Who gets in then is a guess.';
  return { span: only.span, newText, title: `Write "${quoted(newText)}"`, because };
}

/** How many arguments stand before a text that people forget to put between quotes; by registered name. */
const textsBehind: ReadonlyMap<string, { readonly words: number; readonly because: string | null }> = new Map(
  [
    ['AuthName', { words: 0, because: null }],
    ['ErrorDocument', { words: 1, because: null }],
    ['ExpiresByType', { words: 1, because: null }],
    ['ExpiresDefault', { words: 0, because: null }],
    ['SetEnv', { words: 1, because: 'That these words are one value is a guess.' }],
    ['php_value', { words: 1, because: 'That these words are one value is a guess.' }],
  ],
);

function textBetweenQuotes(
  { name }: DirectiveFacts,
  words: readonly Word[],
  { file }: HtaccessContext,
): Repair | null {
  const text = isHeader(name) ? headerValue(words) : textsBehind.get(name);
  const values =
    text === undefined ? [] : words.slice(text.words, isHeader(name) ? clauseAt(words) : undefined);
  const first = values[0];
  const last = values.at(-1);
  if (text === undefined || first === undefined || last === undefined) return null;
  const span = cover(first.span, last.span);
  const value = betweenQuotes(values, textOf(file.document.text, span));
  if (value === null) return null;
  const { newText } = value;
  const title = `Put "${quoted(newText.slice(1, -1))}" between quotes`;
  return { span, newText, title, because: text.because ?? value.because };
}

/** Where the condition stands that ends the line, or the line's end. */
const clauseAt = (words: readonly Word[]): number =>
  /^(?:env=|expr=|early$)/i.test(words.at(-1)?.value ?? '') ? words.length - 1 : words.length;

/** Behind the condition, the action and the header's name. */
function headerValue(
  words: readonly Word[],
): { readonly words: number; readonly because: string | null } | undefined {
  const start = /^(always|onsuccess)$/i.test(words[0]?.value ?? '') ? 1 : 0;
  const action = words[start]?.value.toLowerCase() ?? '';
  if (!/^(set|setifempty|add|append|merge)$/.test(action)) return undefined;
  return { words: start + 2, because: null };
}

/** A quote that ends where it should only if it ends in one place. */
function unclosedQuote(node: Directive, words: readonly Word[], context: HtaccessContext): Repair | null {
  const open = words.at(-1);
  if (open === undefined || open.closed || open.quote === null) return null;
  const { line } = node;
  const text = line.text.slice(open.joined.start, open.joined.end);
  const ends = [...text.matchAll(/\s+|$/g)].map(({ index }) => index).filter((index) => index > 1);
  const fitting = ends.slice(0, 50).flatMap((end) => {
    const at = line.sourceOffset(open.joined.start + end - 1) + 1;
    const span = { start: at, end: at };
    return wouldBeTaken(node, span, open.quote ?? '', context) ? [span] : [];
  });
  const [span, second] = fitting;
  if (span === undefined || second !== undefined) return null;
  return {
    span,
    newText: open.quote,
    title: 'Close the quote',
    because: 'Where the quote was to end is a guess, and the line takes effect then.',
  };
}

/** The words that the server names as the only ones: `'allow,deny', 'deny,allow', or 'mutual-failure'`. */
export const choicesIn = (hint: string | null): readonly string[] =>
  [...(hint ?? '').matchAll(/'([^']+)'/g)].map(([, choice = '']) => choice.toLowerCase());
