import type { Span } from '../../../../text/span.js';
import { type Expression, type Statement, text, unknown } from '../../flow/program.js';
import { literalText, type PerlExpression } from '../perlSyntax.js';
import { isSeveral } from './calls.js';
import type { Surroundings } from './surroundings.js';
import { scalarValue } from './values.js';

export interface CgiCall {
  readonly className: string;
  readonly arguments: readonly PerlExpression[];
  readonly span: Span;
  readonly throughClass: boolean;
}

/** Arguments by the names that CGI.pm has for them; those that it does not know are fields of their own. */
type Arguments = ReadonlyMap<string, PerlExpression>;

const headerOrder = ['TYPE', 'STATUS', 'COOKIE', 'TARGET', 'EXPIRES', 'NPH', 'CHARSET', 'ATTACHMENT', 'P3P'];
const redirectOrder = ['LOCATION', 'TARGET', 'STATUS', 'COOKIE', 'NPH'];

const synonyms: ReadonlyMap<string, string> = new Map([
  ['CONTENT_TYPE', 'TYPE'],
  ['CONTENT-TYPE', 'TYPE'],
  ['COOKIES', 'COOKIE'],
  ['SET-COOKIE', 'COOKIE'],
  ['URI', 'LOCATION'],
  ['URL', 'LOCATION'],
]);

/** `header(...)`: the fields in the order in which CGI.pm writes them, each with CRLF, and an empty line. */
export function headerValue(call: CgiCall, around: Surroundings, before: Statement[]): Expression {
  const given = argumentsOf(call.arguments, headerOrder, false);
  if (given === null) return notFollowed(call.span);
  return fieldsOf(call, given, around, before);
}

/** `redirect(...)`: a header with a place in it and without a type. */
export function redirectValue(call: CgiCall, around: Surroundings, before: Statement[]): Expression {
  const given = argumentsOf(call.arguments, redirectOrder, true);
  if (given === null) return notFollowed(call.span);
  const { span } = call;
  const literal = (value: string): PerlExpression => ({
    kind: 'string',
    parts: [{ kind: 'text', text: value }],
    bare: false,
    span,
  });
  const isSimple = call.className === 'CGI::Simple';
  const status = isSimple ? literal('302 Found') : (given.get('STATUS') ?? literal('302 Found'));
  const place = given.get('LOCATION') ?? literal('');
  const all = new Map([['TYPE', literal('')], ...given, ['STATUS', status], ['LOCATION', place]]);
  return fieldsOf(call, all, around, before);
}

const notFollowed = (span: Span): Expression => ({
  kind: 'joined',
  parts: [unknown(span), text('\r\n\r\n', span)],
  separator: null,
});

/** @returns null where their names only show when the script runs */
function argumentsOf(
  args: readonly PerlExpression[],
  order: readonly string[],
  isRedirect: boolean,
): Arguments | null {
  const [first] = args;
  const items = args.length === 1 && first?.kind === 'structure' ? first.items : args;
  if (items.some((item) => item.kind !== 'list' && isSeveral(item))) return null;
  const isNamed = items !== args || literalText(items[0])?.startsWith('-') === true;
  const given = new Map<string, PerlExpression>();
  if (!isNamed) {
    if (items.length === 1 && !isRedirect && first?.kind === 'variable' && first.sigil !== '$') return null;
    for (const [index, item] of items.entries()) given.set(order[index] ?? `?${index}`, item);
    return given;
  }
  for (let index = 0; index < items.length; index += 2) {
    const name = literalText(items[index]);
    const value = items[index + 1];
    if (name === null || value === undefined) return null;
    const key = name.replace(/^-/, '').toUpperCase();
    given.set(synonyms.get(key) ?? key, value);
  }
  return given;
}

function fieldsOf(call: CgiCall, given: Arguments, around: Surroundings, before: Statement[]): Expression {
  const { span } = call;
  const value = (name: string): Expression | null => {
    const expression = given.get(name);
    const found = expression === undefined ? null : scalarValue(expression, around, before);
    return found?.kind === 'text' && (found.text === '' || found.text === '0') ? null : found;
  };
  const parts: Expression[] = [];
  const field = (name: string, content: Expression | null, start = '', end = ''): void => {
    if (content === null) return;
    parts.push(text(`${name}: ${start}`, span), onOneLine(content), text(`${end}\r\n`, span));
  };
  const later = unknown(span, false);
  const status = value('STATUS');
  const isNonParsed = around.facts.isNonParsed || value('NPH')?.kind === 'text';
  if (isNonParsed)
    parts.push(
      text('HTTP/', span),
      later,
      text('\r\n', span),
      text('Server: ', span),
      later,
      text('\r\n', span),
    );
  field('Status', status);
  field('Window-Target', value('TARGET'));
  const cookies = cookiesOf(given.get('COOKIE'), around, before);
  for (const cookie of cookies) field('Set-Cookie', cookie);
  const expires = value('EXPIRES');
  if (expires !== null) field('Expires', later);
  if (expires !== null || cookies.length > 0 || isNonParsed) field('Date', later);
  field('Content-Disposition', value('ATTACHMENT'), 'attachment; filename="', '"');
  for (const name of given.keys()) {
    if (!headerOrder.includes(name)) field(fieldName(name), value(name));
  }
  const type = contentType(call, given, around, before);
  if (type !== null) field('Content-Type', type);
  return { kind: 'joined', parts: [...parts, text('\r\n', span)], separator: null };
}

/** `X_FOO` is written as `X-foo`. */
const fieldName = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).toLowerCase().replaceAll('_', '-');

/** CGI.pm dies of a line end in a value. */
const onOneLine = (of: Expression): Expression => ({
  kind: 'changed',
  of,
  by: (known) => known,
  onOneLine: true,
});

/** One value for each cookie. */
function cookiesOf(
  cookie: PerlExpression | undefined,
  around: Surroundings,
  before: Statement[],
): readonly Expression[] {
  if (cookie === undefined) return [];
  const items = cookie.kind === 'structure' ? cookie.items : [cookie];
  return items.flatMap((item) => {
    const value = scalarValue(item, around, before);
    if (value.kind === 'text') return value.text === '' ? [] : [value];
    return [unknown(item.span, false)];
  });
}

/** Null where no Content-Type is written. */
function contentType(
  { className, span, throughClass }: CgiCall,
  given: Arguments,
  around: Surroundings,
  before: Statement[],
): Expression | null {
  const asked = given.get('TYPE');
  const isUsual = asked === undefined || (asked.kind === 'call' && asked.name === 'undef');
  const type = isUsual ? text('text/html', span) : scalarValue(asked, around, before);
  if (type.kind === 'text' && type.text === '') return null;
  const named = given.get('CHARSET');
  const isUnknown = throughClass || (named === undefined && around.facts.charsetChanges);
  const charset = isUnknown
    ? unknown(span, false)
    : named === undefined
      ? text('ISO-8859-1', span)
      : scalarValue(named, around, before);
  const takesCharset = (known: string): boolean =>
    !/\bcharset\b/.test(known) && (className !== 'CGI::Simple' || known.startsWith('text/'));
  if (type.kind === 'text' && !takesCharset(type.text)) return type;
  const by = (known = '', set = ''): string =>
    takesCharset(known) && set !== '' ? `${known}; charset=${set}` : known;
  return { kind: 'computed', from: [type, charset], by, lines: false, source: span };
}
