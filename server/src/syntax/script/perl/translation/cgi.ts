import type { Span } from '../../../../text/span.js';
import { type Expression, type Statement, text, unknown } from '../../flow/program.js';
import { htmlElements } from '../cgiImports.js';
import { literalText, type PerlExpression } from '../perlSyntax.js';
import { valuesOf } from './calls.js';
import { type CgiCall, headerValue, redirectValue } from './cgiHeader.js';
import { onOneLine } from './knownFunctions.js';
import type { Surroundings } from './surroundings.js';
import { scalarValue } from './values.js';

/**
 * What a function or method of CGI.pm or CGI::Simple returns; they write nothing themselves.
 *
 * @param throughClass whether it is called on the class itself, which knows no character set
 */
export function cgiValue(
  name: string,
  className: string,
  args: readonly PerlExpression[],
  span: Span,
  around: Surroundings,
  before: Statement[],
  throughClass = false,
): Expression {
  const call: CgiCall = { className, arguments: args, span, throughClass };
  if (name === 'header' || name === 'PrintHeader') return headerValue(call, around, before);
  if (name === 'redirect') return redirectValue(call, around, before);
  const [first] = args;
  if (htmlElements.has(name) && first !== undefined && args.length === 1 && first.kind === 'string') {
    const tag = name.toLowerCase();
    const content = scalarValue(first, around, before);
    const parts = [text(`<${tag}>`, span), content, text(`</${tag}>`, span)];
    return { kind: 'joined', parts, separator: null };
  }
  valuesOf(args, around, before);
  const start = startOfHtml(name, args);
  if (start === null) return unknown(span, !onOneLine.has(name) && name !== 'new');
  return { kind: 'joined', parts: [text(start, span), unknown(span)], separator: null };
}

/** What a piece of HTML begins with; null for what is none, or begins in more than one way. */
function startOfHtml(name: string, args: readonly PerlExpression[]): string | null {
  if (name === 'start_html') {
    const isUsual = args.every((each) => !/^-(?:dtd|declare_xml)$/i.test(literalText(each) ?? ''));
    return isUsual ? '<!DOCTYPE html\n' : null;
  }
  if (name === 'end_html') return '\n</body>';
  const [, side, element] = /^(start_|end_)?(\w+)$/.exec(name) ?? [];
  if (element === undefined || (!htmlElements.has(element) && element !== 'form')) return null;
  if (side === undefined && element === 'form') return null;
  return `<${side === 'end_' ? '/' : ''}${element.toLowerCase()}`;
}
