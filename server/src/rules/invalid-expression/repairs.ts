import type { Fix } from '../../site/change.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { type Span, textOf } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import type { LineRefusal } from '../shared/refusalRule.js';
import { argumentsOf } from '../shared/refusals.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';

interface Repair {
  readonly title: string;
  readonly change: (expression: string) => string;
}

const possible: readonly Repair[] = [
  {
    title: 'Put the text between quotes',
    change: (expression) =>
      expression.replace(
        /(==|!=|=|-(?:eq|ne|strmatch|strcmatch|fnmatch))(\s*)([\w./*:-]+)(?=\s*(?:$|&&|\|\||\)))/g,
        "$1$2'$3'",
      ),
  },
  {
    title: 'Write the name as a variable',
    change: (expression) => expression.replace(/(^|[\s(!])([A-Z][A-Z_]+)(?=\s*(?:[=!<>]|-\w))/g, '$1%{$2}'),
  },
  {
    title: 'Write the pattern between m# and #',
    change: (expression) => expression.replace(/([=!]~\s*)(['"])([^#'"]*)\2/g, '$1m#$3#'),
  },
  { title: 'End the pattern with a slash', change: (expression) => expression.replace(/(\/[^/]*)$/, '$1/') },
  { title: 'Close the bracket', change: (expression) => `${expression})` },
];

/** The first change of the expression after which the server reads it. */
export function repairsFor(
  node: Directive | Section,
  refusal: LineRefusal,
  context: HtaccessContext,
): readonly Fix[] {
  const span = expressionSpan(node, refusal);
  if (span === null) return [];
  const written = textOf(context.file.document.text, span);
  for (const { title, change } of possible) {
    const newText = change(written);
    if (newText === written || !wouldBeTaken(node, span, newText, context)) continue;
    return [
      unsafeFix(
        `${title}: ${quoted(newText)}`,
        'That this is what was meant is a guess, and the condition takes effect then.',
        editFile(context.file.path, { span, newText }),
      ),
    ];
  }
  return [];
}

/** The word that holds the fault, without its quotes; behind `Require expr` all there is. */
function expressionSpan(node: Directive | Section, { place }: LineRefusal): Span | null {
  const words = argumentsOf(node);
  const [first, second] = words;
  const last = words.at(-1);
  if (node.kind === 'directive' && first?.value.toLowerCase() === 'expr' && second !== undefined) {
    return { start: second.span.start, end: (last ?? second).span.end };
  }
  const word = words.find(
    ({ span }) => place !== null && span.start <= place.start && place.start <= span.end,
  );
  if (word === undefined) return null;
  const quotes = word.quote === null ? 0 : 1;
  return { start: word.span.start + quotes, end: word.span.end - (word.closed ? quotes : 0) };
}
