import { distance } from 'fastest-levenshtein';
import { cover, type Span, textOf } from '../../text/span.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import type { Explanation } from '../shared/refusalRule.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { isWhom, withoutCommas } from '../shared/whom.js';
import { quoted } from '../shared/wording.js';
import type { ArgumentAtFault } from './argumentAtFault.js';

/** `Deny 1.2.3.4 5.6.7.8`, `Deny form all`; an address that is none. */
export function allowDeny(argument: ArgumentAtFault): Explanation {
  const { context, index, name, span, words, written } = argument;
  const [first, second] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return noAddress(argument);
  if (index === 0) {
    const isMisspelled = second !== undefined && !isWhom(written.split(',')[0] ?? '');
    const subjects = isMisspelled ? cover(second.span, last.span) : cover(first.span, last.span);
    const rest = textOf(context.file.document.text, subjects);
    const newText = `from ${withoutCommas(rest) ?? rest}`;
    return {
      span,
      what: isMisspelled
        ? `Behind ${name} stands the word "from", not "${quoted(written)}".`
        : `Between ${name} and what it is about, the word "from" is missing.`,
      remedy: `Write ${name} ${quoted(newText)}${rest.includes(',') ? ', without commas' : ''}.`,
      ...repair(argument, cover(first.span, last.span), newText, reasonToDoubt(written, isMisspelled, rest)),
    };
  }
  const text = textOf(context.file.document.text, cover(first.span, last.span));
  const newText = written.includes(',') ? withoutCommas(text) : null;
  if (newText === null) return noAddress(argument);
  return {
    span,
    what: `"${quoted(written)}" is no address that ${name} can compare with: commas do not separate addresses.`,
    remedy: `Write ${name} ${quoted(newText)}, without commas.`,
    ...repair(argument, cover(first.span, last.span), newText, whoGetsIn),
  };
}

const noAddress = ({ span, written, name }: ArgumentAtFault): Explanation => ({
  span,
  what: `"${quoted(written)}" is no address that ${name} can compare with.`,
  remedy:
    'Write an address (192.0.2.1), the start of one (192.0.2), a network (192.0.2.0/24), a host name, all, or env=VARIABLE.',
});

const whoGetsIn = 'Who gets in then is a guess.';

/** Null where the line can be read in one way only. */
function reasonToDoubt(written: string, isMisspelled: boolean, subjects: string): string | null {
  if (subjects.includes(',')) return whoGetsIn;
  return isMisspelled && distance(written.toLowerCase(), 'from') > 2 ? whoGetsIn : null;
}

function repair(
  { context, name, node }: ArgumentAtFault,
  span: Span,
  newText: string,
  because: string | null,
): Pick<Explanation, 'fixes'> {
  if (!wouldBeTaken(node, span, newText, context)) return {};
  const title = `Write "${name} ${quoted(newText)}"`;
  const change = editFile(context.file.path, { span, newText });
  return { fixes: () => [because === null ? safeFix(title, change) : unsafeFix(title, because, change)] };
}
