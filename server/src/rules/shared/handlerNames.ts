import { handlerOfType } from '../../apache/handlers.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import { type Directive, type HtaccessDocument, isNamed, type Section } from '../../syntax/htaccess/nodes.js';
import { rewriteArguments } from '../../syntax/htaccess/rewriteArguments.js';
import type { Word } from '../../syntax/htaccess/words.js';
import type { Span } from '../../text/span.js';

/** A place where a .htaccess names a handler. */
export interface HandlerName {
  readonly directive: Directive;
  /** The sections around it, outermost first. */
  readonly sections: readonly Section[];
  /** The handler, or the media type that may stand for one, as written. */
  readonly word: Pick<Word, 'span' | 'value'>;
  /** `handler`: AddHandler or SetHandler; `type`: AddType or ForceType; `rewriting`: the flag `H` of a RewriteRule. */
  readonly how: 'handler' | 'type' | 'rewriting';
  /** Lower case; null for a media type that stands for none. */
  readonly handler: string | null;
}

/** Several rules ask, of every file. */
const known = new WeakMap<HtaccessDocument, readonly HandlerName[]>();

/**
 * The places in the order of the file; ordinary media types among them, and no rewrite rules where none of the
 * file's lines switches rewriting on.
 */
export function handlerNames(document: HtaccessDocument): readonly HandlerName[] {
  const found = known.get(document);
  if (found !== undefined) return found;
  const named = directivesNamed(
    document,
    'addhandler',
    'sethandler',
    'addtype',
    'forcetype',
    'rewriterule',
  ).flatMap(({ node, sections }) => namedIn(node, sections));
  const inForce = isRewritingOn(document) ? named : named.filter(({ how }) => how !== 'rewriting');
  known.set(document, inForce);
  return inForce;
}

const isRewritingOn = (document: HtaccessDocument): boolean =>
  directivesNamed(document, 'rewriteengine').some(
    ({ node }) => node.arguments[0]?.value.toLowerCase() === 'on',
  );

function namedIn(directive: Directive, sections: readonly Section[]): readonly HandlerName[] {
  if (isNamed(directive, 'RewriteRule')) return namedInFlags(directive, sections);
  const how = howNamedBy(directive);
  const [word] = directive.arguments;
  // SetHandler takes an expression, of which only a request decides what it comes to.
  if (how === null || word === undefined || word.value.includes('%{')) return [];
  const handler = how === 'type' ? handlerOfType(word.value) : word.value.toLowerCase();
  return [{ directive, sections, word, how, handler }];
}

function howNamedBy(directive: Directive): HandlerName['how'] | null {
  const isAny = (...names: readonly string[]): boolean => names.some((name) => isNamed(directive, name));
  if (isAny('AddHandler', 'SetHandler')) return 'handler';
  return isAny('AddType', 'ForceType') ? 'type' : null;
}

/** What is only known when a request comes, as `$1`, names none. */
function namedInFlags(directive: Directive, sections: readonly Section[]): readonly HandlerName[] {
  // Most rules have no such letter in their flags: there is no need to read them.
  if (!/\[.*\bh/is.test(directive.command.rest)) return [];
  const flags = rewriteArguments(directive)?.flags ?? null;
  const [whole, before = '', value] =
    /^(.*?(?:[[,]\s*)h(?:andler)?=)([^\],]+?)\s*[\],]/is.exec(flags?.text ?? '') ?? [];
  if (flags === null || whole === undefined || value === undefined || /[$%]/.test(value)) return [];
  const span = spanWithin(flags.span, flags.text, before.length, value.length);
  return [{ directive, sections, word: { span, value }, how: 'rewriting', handler: value.toLowerCase() }];
}

/** Flags that go on behind the end of a line are marked as a whole. */
const spanWithin = (span: Span, text: string, from: number, length: number): Span =>
  span.end - span.start === text.length
    ? { start: span.start + from, end: span.start + from + length }
    : span;
