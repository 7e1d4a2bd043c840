import type { Fix } from '../../site/change.js';
import { deletion, insertion } from '../../text/edit.js';
import { cover, textOf } from '../../text/span.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import type { Explanation } from '../shared/refusalRule.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { withoutCommas } from '../shared/whom.js';
import { quoted } from '../shared/wording.js';
import type { ArgumentAtFault } from './argumentAtFault.js';

export const errorDocument = ({ span, written }: ArgumentAtFault): Explanation => ({
  span,
  what: `"${quoted(written)}" is no status that Apache answers with.`,
  remedy: 'Write a status of HTTP, as 403, 404 or 500, and the page or the text behind it.',
});

export const expires = ({ index, name, span, words, written }: ArgumentAtFault): Explanation =>
  index === 0 && words.length > 1
    ? {
        span,
        what: `"${quoted(written)}" is no media type, which has a slash in it.`,
        remedy: 'Write one as text/css or image/png.',
      }
    : {
        span,
        what: `${name} cannot read its time at "${quoted(written)}".`,
        remedy:
          'Write a time as "access plus 1 month", between quotes: access or modification, plus, then numbers with years, months, weeks, days, hours, minutes or seconds.',
      };

/** Methods are told apart by case. */
export function limit(argument: ArgumentAtFault): Explanation {
  const { context, name, node, span, written } = argument;
  if (written.includes(',')) return methodsWithCommas(argument);
  const upper = written.toUpperCase();
  const cured = upper !== written && wouldBeTaken(node, span, upper, context);
  return {
    span,
    what:
      written.toUpperCase() === 'TRACE'
        ? `${name} has no say over TRACE.`
        : `"${quoted(written)}" is no method of HTTP that ${name} knows.`,
    remedy: cured
      ? `Write ${upper}: methods are told apart by case.`
      : 'Write methods in capital letters, with spaces between them: GET POST.',
    ...(cured && {
      fixes: () => [safeFix(`Write ${upper}`, editFile(context.file.path, { span, newText: upper }))],
    }),
  };
}

/** `<Limit GET, POST>`. */
function methodsWithCommas({ context, node, span, words, written }: ArgumentAtFault): Explanation {
  const whole = cover(words[0]?.span ?? span, words.at(-1)?.span ?? span);
  const newText = withoutCommas(textOf(context.file.document.text, whole)) ?? '';
  return {
    span,
    what: `"${quoted(written)}" holds a comma, which separates no methods.`,
    remedy: `Write "${quoted(newText)}", with spaces only.`,
    ...(wouldBeTaken(node, whole, newText, context) && {
      fixes: () => [
        safeFix(`Write "${quoted(newText)}"`, editFile(context.file.path, { span: whole, newText })),
      ],
    }),
  };
}

/** `LimitRequestBody 10M`. */
export function bytes({ context, name, node, span, written }: ArgumentAtFault): Explanation {
  const [, amount = '', unit = ''] = /^(\d{1,9})\s*([kmg])i?b?$/i.exec(written) ?? [];
  const newText = String(Number(amount) * (factors.get(unit.toLowerCase()) ?? 1));
  return {
    span,
    what: `${name} counts in bytes, and "${quoted(written)}" is no number of them.`,
    remedy:
      unit === ''
        ? 'Write the number in digits, without a unit: 10485760 are 10 MiB. 0 means no limit.'
        : `Write ${newText}.`,
    ...(unit !== '' &&
      wouldBeTaken(node, span, newText, context) && {
        fixes: () => [
          unsafeFix(
            `Write ${newText}`,
            'Larger requests are refused then.',
            editFile(context.file.path, { span, newText }),
          ),
        ],
      }),
  };
}

const factors: ReadonlyMap<string, number> = new Map([
  ['k', 1024],
  ['m', 1024 ** 2],
  ['g', 1024 ** 3],
]);

/** `Options +None`, `Options Indexes All`; for other words there are those for all lists. */
export function options({ span, written }: ArgumentAtFault): Explanation | null {
  const bare = written.replace(/^[+-]/, '');
  if (!/^(all|none)$/i.test(bare)) return null;
  return {
    span,
    what: `"${quoted(bare)}" stands for all options at once: it has no sign, and no option stands in front of it.`,
    remedy: `Write Options ${bare}, or name the options one by one.`,
  };
}

/** Redirect, RedirectMatch and the two with a status in their name. */
export function redirect(argument: ArgumentAtFault): Explanation {
  const { context, name, node, span, words, written, index, refusal } = argument;
  if (index === 0 && words.length === 3) {
    return {
      span,
      what: `"${quoted(written)}" is no status: of three arguments it is the first.`,
      remedy:
        'Write a status, as 301 or permanent, then the old path, then the new address; one that holds white space stands between quotes.',
    };
  }
  if (index < 0 || index < words.length - 1 || words.length === 1) {
    return {
      span,
      what: `${name} is not told where to send visitors.`,
      remedy: 'Write the new address behind the old path: Redirect 301 /old https://example.org/new',
    };
  }
  if (words.length === 3 && refusal.message === 'Redirect URL not valid for this status') {
    return targetForStatus(argument);
  }
  const prefix =
    /^[\w-]+(\.[\w-]+)+(\/|$)/.test(written) && !/\.(html?|php\d?|py)$/i.test(written) ? 'https://' : '/';
  const at = { start: span.start, end: span.start };
  return {
    span,
    what: `"${quoted(written)}" is no address that visitors can be sent to.`,
    remedy: 'Write a path that starts with a slash, or an address with its https:// in front.',
    fixes: (): readonly Fix[] =>
      wouldBeTaken(node, at, prefix, context)
        ? [
            unsafeFix(
              `Write "${quoted(prefix + written)}"`,
              'The address is a guess, and visitors are sent to it.',
              editFile(context.file.path, insertion(at.start, prefix)),
            ),
          ]
        : [],
  };
}

/** `Redirect 404 /old /new`, `Redirect 999 /old /new`. */
function targetForStatus({ context, name, node, span, words, written }: ArgumentAtFault): Explanation {
  const status = words[0]?.value ?? '';
  const behind = words[1]?.span.end ?? span.start;
  const target = { start: behind, end: span.end };
  const isError = /^(?:gone|[45]\d\d)$/i.test(status);
  if (!isError) {
    return {
      span: words[0]?.span ?? span,
      what: `"${quoted(status)}" is no status of a redirect.`,
      remedy: 'Write 301 (for good), 302 (for now), 303, 307 or 308 to send visitors elsewhere.',
    };
  }
  return {
    span,
    what: `${name} ${quoted(status)} sends visitors nowhere, so it takes no target.`,
    remedy: `Delete "${quoted(written)}", or write 301 or 302 to send visitors there.`,
    ...(wouldBeTaken(node, target, '', context) && {
      fixes: () => [
        unsafeFix(
          `Delete "${quoted(written)}"`,
          'That the status is right and not the target is a guess.',
          editFile(context.file.path, deletion(target)),
        ),
      ],
    }),
  };
}

/** `RewriteBase shop`. */
export function rewriteBase({ context, node, span, written, words }: ArgumentAtFault): Explanation {
  const [word] = words;
  const path = /^https?:\/\/[^/]+(\/.*)$/.exec(written)?.[1] ?? `/${written}`;
  const newText = word?.quote == null ? path : `${word.quote}${path}${word.quote}`;
  return {
    span,
    what: `"${quoted(written)}" is no path from the top of the site, which starts with a slash.`,
    remedy: `Write the URL of this folder without the server's name, as "${quoted(path)}".`,
    ...(wouldBeTaken(node, span, newText, context) && {
      fixes: () => [
        unsafeFix(
          `Write "${quoted(path)}"`,
          'Relative targets of RewriteRule then lead there.',
          editFile(context.file.path, { span, newText }),
        ),
      ],
    }),
  };
}
