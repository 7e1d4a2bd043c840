import { type HeaderAction, headerActions } from '../../apache/headerActions.js';
import type { Directive } from '../../syntax/htaccess/nodes.js';
import type { Word } from '../../syntax/htaccess/words.js';
import type { ConfigLine } from '../configBlock.js';

/** What a `Header` line of mod_headers does to one field of an answer. */
export interface HeaderLine {
  readonly line: ConfigLine;
  /**
   * The two lists of fields that the server keeps, both of which it sends. What a handler answers by itself comes with
   * both; an answer that the server makes in its place, as 404 or a redirect, with `always` alone.
   */
  readonly table: HeaderTable;
  readonly action: HeaderAction;
  /** The word that says so. */
  readonly actionWord: Word;
  /** In lower case, without a colon; of `echo` a regular expression. */
  readonly name: string;
  readonly nameWord: Word;
  /** Null for `unset`, `echo` and the `edit`s, which have none of their own. */
  readonly valueWord: Word | null;
  /** `env=...`, `expr=...` or `early`; null where the line is for every answer. */
  readonly condition: string | null;
}

export type HeaderTable = 'always' | 'onsuccess';

const actions: ReadonlySet<string> = new Set(headerActions);

const isAction = (word: string): word is HeaderAction => actions.has(word);

/** Those that put a field into an answer that had none. */
const adding: ReadonlySet<HeaderAction> = new Set(['set', 'setifempty', 'add', 'append', 'merge']);

export const isAdding = ({ action }: HeaderLine): boolean => adding.has(action);

function read(line: ConfigLine): HeaderLine | null {
  const { arguments: words } = line.directive;
  const [first] = words;
  const table = first?.value.toLowerCase();
  const isTable = table === 'always' || table === 'onsuccess';
  const [actionWord, nameWord, ...rest] = isTable ? words.slice(1) : words;
  const action = actionWord?.value.toLowerCase() ?? '';
  if (actionWord === undefined || nameWord === undefined || !isAction(action)) return null;
  const behind = wordsBehind(action);
  return {
    line,
    table: table === 'always' ? 'always' : 'onsuccess',
    action,
    actionWord,
    name: (action === 'echo' ? nameWord.value : nameWord.value.replace(/:.*/s, '')).toLowerCase(),
    nameWord,
    valueWord: adding.has(action) ? (rest[0] ?? null) : null,
    condition: rest[behind]?.value ?? null,
  };
}

/** How many words stand between the field's name and the condition. */
function wordsBehind(action: HeaderAction): number {
  if (action === 'edit' || action === 'edit*') return 2;
  return action === 'unset' || action === 'echo' ? 0 : 1;
}

/** Each line is asked of every file of its folder. */
const known = new WeakMap<Directive, HeaderLine | null>();

/**
 * Reads a `Header` line as `header_cmd` of mod_headers.c does; null for one that it refuses. What is behind a colon in the
 * field's name is cut off, and all words but values may be in any case.
 */
export function headerLineOf(line: ConfigLine): HeaderLine | null {
  const found = known.get(line.directive);
  if (found !== undefined) return found;
  const made = read(line);
  known.set(line.directive, made);
  return made;
}

/** What the line's value is; null where it depends on the request, as `%{NAME}e` and `expr=` do. */
export function writtenValue({ valueWord }: HeaderLine): string | null {
  const written = valueWord?.value;
  if (written === undefined || /^expr=/.test(written)) return null;
  const literal = written.replaceAll('%%', '');
  return literal.includes('%') ? null : written.replaceAll('%%', '%');
}
