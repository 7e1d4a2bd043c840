import { leadingInteger } from '../../numbers.js';
import { ConfigurationRecord } from '../configurationRecord.js';
import type { ArgumentCheck } from '../invocation.js';
import { type ArgumentWord, invalidArgument, listedWords } from '../wordChecks.js';

/** Words that switch a bit, which None excludes. */
const switches: ReadonlySet<string> = new Set([
  'fancyindexing',
  'foldersfirst',
  'htmltable',
  'iconsarelinks',
  'ignorecase',
  'ignoreclient',
  'scanhtmltitles',
  'suppresscolumnsorting',
  'suppressdescription',
  'suppresshtmlpreamble',
  'suppressicon',
  'suppresslastmodified',
  'suppresssize',
  'suppressrules',
  'trackmodified',
  'versionsort',
  'xhtml',
  'showforbidden',
  'addaltclass',
]);

/** Other words that are taken as they are. */
const plainWords: ReadonlySet<string> = new Set(['iconwidth', 'iconheight', 'useolddateformat']);

/** Words that take a number, spelled as the server's messages do. */
const icons: readonly string[] = ['IconWidth', 'IconHeight'];
const columns: readonly { readonly name: string; readonly least: number }[] = [
  { name: 'NameWidth', least: 5 },
  { name: 'DescriptionWidth', least: 12 },
];

/** What the lines of one configuration have set so far, without a sign. */
interface Named {
  none: boolean;
  others: boolean;
  /** Whether one of them stands in a guard that may not hold. */
  uncertain: boolean;
}

const state = new ConfigurationRecord<Named>(() => ({ none: false, others: false, uncertain: false }));

/** `add_opts` in mod_autoindex.c. That None excludes the rest is only seen behind the last word. */
export const indexOptionsCheck: ArgumentCheck = ({ rest, around }) => {
  const before = state.in(around.configuration);
  let { none, others, uncertain } = before;
  let first: ArgumentWord | null = null;
  for (const word of listedWords(rest)) {
    const message = refusedWord(word.value);
    if (message !== null) return invalidArgument(message, word);
    const lower = word.value.toLowerCase();
    if (lower === 'none') {
      none = true;
      others = false;
      uncertain = false;
    } else if (switches.has(lower)) {
      others = true;
      if (none) first ??= word;
    }
  }
  if (none && others) {
    const message = "Cannot combine other IndexOptions keywords with 'None'";
    return { ...invalidArgument(message, first ?? undefined), ...(uncertain ? { uncertain: true } : {}) };
  }
  const changed = none !== before.none || others !== before.others;
  before.none = none;
  before.others = others;
  before.uncertain = changed && around.reached !== 'yes' ? true : uncertain;
  return null;
};

function refusedWord(word: string): string | null {
  const sign = word[0] === '+' || word[0] === '-' ? word[0] : '';
  const option = word.slice(sign.length);
  const lower = option.toLowerCase();
  if (switches.has(lower) || plainWords.has(lower)) return null;
  if (lower === 'none') return sign === '' ? null : "Cannot combine '+' or '-' with 'None' keyword";
  if (lower.startsWith('type=') || lower.startsWith('charset=')) return null;
  for (const name of icons) {
    if (lower.startsWith(`${name.toLowerCase()}=`)) {
      return sign === '-' ? `Cannot combine '-' with ${name}=n` : null;
    }
  }
  for (const { name, least } of columns) {
    const start = name.toLowerCase();
    if (lower === start) {
      return sign === '-' ? null : `${name} with no value may only appear as '-${name}'`;
    }
    if (lower.startsWith(`${start}=`)) return refusedWidth(name, least, sign, option.slice(name.length + 1));
  }
  return 'Invalid directory indexing option';
}

function refusedWidth(name: string, least: number, sign: string, width: string): string | null {
  if (sign === '-') return `Cannot combine '-' with ${name}=n`;
  if (width.startsWith('*')) return null;
  const characters = leadingInteger(width);
  return characters !== 0 && characters < least ? `${name} value must be greater than ${least}` : null;
}
