import { groupText } from '../expression/captures.js';
import { fromBytes, inBytes } from '../expression/functions.js';
import type { SiteRequest } from '../request.js';
import { joined, mapped, noText, type Texts } from '../texts.js';
import type { BackReferences, RewriteState } from './rewriteState.js';
import type { BackReferenceEscaping } from './ruleFlags.js';
import { rewriteVariable } from './variables.js';

/** What is at hand where a text is expanded. */
export interface ExpansionContext {
  readonly state: RewriteState;
  readonly references: BackReferences;
  readonly request: SiteRequest;
}

export interface Expansion {
  readonly texts: Texts;
  /** How each of them begins; of texts that are not known what comes before the first part that is not. */
  readonly start: string;
  /** Whether the question mark that begins the query comes from a variable or a back reference. */
  readonly unsafeQuestionMark: boolean;
}

interface ExpansionOptions {
  readonly escaping: BackReferenceEscaping | null;
  /** The last question mark begins the query, not the first. */
  readonly lastQuestionMark: boolean;
}

const plain: ExpansionOptions = { escaping: null, lastQuestionMark: false };

/** A backslash and what follows; a variable, a map, a back reference; any other unit. */
const part = /\\([\s\S])|([$%])\{|([$%])(\d)|[\s\S]/g;

/** `do_expand` in mod_rewrite.c. Maps are the server configuration's: what is looked up in one is not known. */
export function expanded(
  text: string,
  context: ExpansionContext,
  { escaping, lastQuestionMark }: ExpansionOptions = plain,
): Expansion {
  let texts: Texts = noText;
  let start = '';
  let questionMark = 'none' as 'none' | 'safe' | 'unsafe';
  const add = (next: Texts, isExpanded: boolean, counts = true): void => {
    if (texts !== null && next !== null && texts.length === 1 && next.length === 1) start += next[0] ?? '';
    texts = joined(texts, next);
    const asks = counts && (next?.some((each) => each.includes('?')) ?? false);
    if (asks && (questionMark === 'none' || lastQuestionMark)) questionMark = isExpanded ? 'unsafe' : 'safe';
  };
  for (let at = 0; at < text.length; ) {
    part.lastIndex = at;
    const [written = '', escaped, opening, sign, digit] = part.exec(text) ?? [];
    const end = opening === undefined ? -1 : closingBrace(text, at + 2);
    at += written.length;
    if (escaped !== undefined) add([escaped], false, false);
    else if (opening !== undefined && end !== -1) {
      const inside = text.slice(at, end);
      if (opening === '%') add(rewriteVariable(inside, context.state, context.request), true);
      else if (hasOwnColon(inside)) add(null, true);
      else {
        add([written], false);
        continue;
      }
      at = end + 1;
    } else if (sign !== undefined) {
      const { rule, condition } = context.references;
      const group = groupText(sign === '$' ? rule : condition, Number(digit));
      add(escaping === null ? group : mapped(group, (each) => escapedReference(each, escaping)), true);
    } else add([written], false);
  }
  return { texts, start, unsafeQuestionMark: questionMark === 'unsafe' };
}

/** Those of braces within are passed over; -1 where there is none. */
function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

/** A colon that is not within further braces: what makes `${map:key}` a map. */
function hasOwnColon(inside: string): boolean {
  let depth = 1;
  for (const sign of inside) {
    if (sign === ':' && depth === 1) return true;
    if (sign === '{') depth++;
    else if (sign === '}') depth--;
  }
  return false;
}

/** `escape_backref` */
function escapedReference(
  text: string,
  { only, except, plus, controls }: BackReferenceEscaping,
): string | null {
  const units = Array.from(inBytes(text), (unit) => {
    const asked = controls ? /[\0-\x20\x7f]/.test(unit) : only === null;
    if ((!asked && !(only?.includes(unit) ?? false)) || except.includes(unit)) return unit;
    if (/\w/.test(unit)) return unit;
    return unit === ' ' && plus ? '+' : `%${unit.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return fromBytes(units.join(''));
}
