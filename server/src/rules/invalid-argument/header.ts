import { distance } from 'fastest-levenshtein';
import { headerActions } from '../../apache/headerActions.js';
import type { Fix } from '../../site/change.js';
import { insertion } from '../../text/edit.js';
import { cover, textOf } from '../../text/span.js';
import { betweenQuotes } from '../shared/betweenQuotes.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import type { Explanation } from '../shared/refusalRule.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { plainQuotes } from '../shared/typographicQuotes.js';
import { inWords, quoted } from '../shared/wording.js';
import type { ArgumentAtFault } from './argumentAtFault.js';

/** Header and RequestHeader. */
export function header(argument: ArgumentAtFault): Explanation | null {
  const { index, words, written } = argument;
  const start = /^(always|onsuccess)$/i.test(words[0]?.value ?? '') ? 1 : 0;
  if (index === start && !headerActions.includes(written.toLowerCase())) return unknownAction(argument);
  if (written.startsWith('%')) return percentSign(argument);
  if (index > start + 2 && !/^(env|expr)=/i.test(written)) return moreThanAValue(argument, start + 2);
  return null;
}

function unknownAction({ context, name, node, span, words, written }: ArgumentAtFault): Explanation {
  const near = headerActions.filter((action) => distance(written.toLowerCase(), action) === 1);
  const [meant] = near.length === 1 ? near : [];
  const isHeader = meant === undefined && /-|:$/.test(written) && words.length > 1;
  const at = { start: span.start, end: span.start };
  return {
    span,
    what: isHeader
      ? `${name} is to be told first what to do with "${quoted(written)}".`
      : `${name} cannot "${quoted(written)}".`,
    remedy: isHeader
      ? `Write what to do with the header in front of it, mostly set: ${name} set ${quoted(written)} ...`
      : `What it can do is ${inWords(headerActions, headerActions.length)}.`,
    fixes: (): readonly Fix[] => {
      if (meant !== undefined) {
        return wouldBeTaken(node, span, meant, context)
          ? [
              unsafeFix(
                `Write ${meant}`,
                'The word is a guess by its spelling, and the line takes effect once it is right.',
                editFile(context.file.path, { span, newText: meant }),
              ),
            ]
          : [];
      }
      if (!isHeader || !wouldBeTaken(node, at, 'set ', context)) return [];
      return [
        unsafeFix(
          'Write "set" in front of the header',
          'That the header is to be set is a guess, and the line takes effect then.',
          editFile(context.file.path, insertion(at.start, 'set ')),
        ),
      ];
    },
  };
}

/** `100%`. */
function percentSign({ context, node, span, written }: ArgumentAtFault): Explanation {
  const at = { start: span.start, end: span.start };
  return {
    span,
    what: `"${quoted(written)}" is read as a placeholder, and there is none of that name.`,
    remedy: 'In the value of a header a percent sign is written twice: %%.',
    ...(wouldBeTaken(node, at, '%', context) && {
      fixes: () => [
        safeFix('Write the percent sign twice', editFile(context.file.path, insertion(at.start, '%'))),
      ],
    }),
  };
}

/** `Header set X-Robots-Tag noindex, nofollow`. */
function moreThanAValue(argument: ArgumentAtFault, from: number): Explanation {
  const { context, node, span, words, written } = argument;
  const values = words.slice(from).filter(({ value }) => !/^(?:env=|expr=|early$)/i.test(value));
  const first = values[0];
  const last = values.at(-1);
  if (/^(?:always|onsuccess)$/i.test(last?.value ?? '')) return conditionAtEnd(argument);
  const whole = first === undefined || last === undefined ? null : cover(first.span, last.span);
  const text = whole === null ? '' : textOf(context.file.document.text, whole);
  const isAssigned = first?.value === '=' && values[1] !== undefined;
  const value = isAssigned ? withoutEqualsSign(text) : betweenQuotes(values, text);
  const title = isAssigned
    ? 'Delete the equals sign, which would be the value'
    : `Put "${quoted(text)}" between quotes`;
  return {
    span,
    what: `"${quoted(written)}" stands behind the value, where only env=, expr= or early may.`,
    remedy: isAssigned
      ? 'Between a header and its value stands no equals sign.'
      : 'Put a value that holds white space between quotes.',
    ...(whole !== null &&
      value !== null &&
      wouldBeTaken(node, whole, value.newText, context) && {
        fixes: () => {
          const change = editFile(context.file.path, { span: whole, newText: value.newText });
          return [value.because === null ? safeFix(title, change) : unsafeFix(title, value.because, change)];
        },
      }),
  };
}

const withoutEqualsSign = (text: string): { readonly newText: string; readonly because: string } => ({
  newText: text.replace(/^=\s*/, ''),
  because: 'The header is sent then.',
});

/** `Header set X-Frame-Options "DENY" always`. */
function conditionAtEnd({ context, name, node, span, words, written }: ArgumentAtFault): Explanation {
  const [first] = words;
  const behind = words.at(-2);
  const whole = first === undefined ? span : cover(first.span, words.at(-1)?.span ?? span);
  const rest =
    first === undefined || behind === undefined
      ? ''
      : plainQuotes(textOf(context.file.document.text, cover(first.span, behind.span)));
  const stands = /^(?:always|onsuccess)$/i.test(first?.value ?? '');
  const newText = stands || name === 'RequestHeader' ? rest : `${written} ${rest}`;
  return {
    span,
    what:
      name === 'RequestHeader'
        ? `${name} knows no "${quoted(written)}".`
        : `"${quoted(written)}" stands in front of the action, not behind the value.`,
    remedy: `Write "${name} ${quoted(newText, 200)}".`,
    ...(wouldBeTaken(node, whole, newText, context) && {
      fixes: () => [
        unsafeFix(
          `Write "${name} ${quoted(newText, 200)}"`,
          'The header is sent then, with the answers that the line is for.',
          editFile(context.file.path, { span: whole, newText }),
        ),
      ],
    }),
  };
}
