import type { Span } from '../text/span.js';

/** One policy of a `Content-Security-Policy` field: what each of its directives allows. */
export interface ContentSecurityPolicy {
  /** By names in lower case, in the order of the text. Of two with one name the first counts. */
  readonly directives: ReadonlyMap<string, PolicyDirective>;
}

export interface PolicyDirective {
  /** In lower case. */
  readonly name: string;
  /** Offsets in the field's value, from the name to the last source. */
  readonly span: Span;
  readonly sources: readonly PolicySource[];
}

export interface PolicySource {
  /** As written: `'self'`, `https:`, `*.example.org`. */
  readonly text: string;
  /** Offsets in the field's value. */
  readonly span: Span;
}

/**
 * The policies of a field's value: commas part them, and a page has to keep to each (CSP Level 3, "Parse a serialized CSP
 * list"). A policy without a directive is none.
 */
export function parsePolicies(value: string): readonly ContentSecurityPolicy[] {
  return parts(value, ',', { start: 0, end: value.length }).flatMap((policy) => {
    const directives = new Map<string, PolicyDirective>();
    for (const part of parts(value, ';', policy)) {
      const directive = directiveIn(value, part);
      if (directive !== null && !directives.has(directive.name)) directives.set(directive.name, directive);
    }
    return directives.size === 0 ? [] : [{ directives }];
  });
}

function directiveIn(value: string, { start, end }: Span): PolicyDirective | null {
  const words = [...value.slice(start, end).matchAll(/[^\t\n\f\r ]+/g)].map(({ 0: text, index }) => ({
    text,
    span: { start: start + index, end: start + index + text.length },
  }));
  const [name, ...sources] = words;
  if (name === undefined) return null;
  const last = sources.at(-1) ?? name;
  return {
    name: name.text.toLowerCase(),
    span: { start: name.span.start, end: last.span.end },
    sources,
  };
}

function parts(text: string, separator: string, { start, end }: Span): readonly Span[] {
  const spans: Span[] = [];
  let from = start;
  for (let at = text.indexOf(separator, start); at >= 0 && at < end; at = text.indexOf(separator, from)) {
    spans.push({ start: from, end: at });
    from = at + 1;
  }
  return [...spans, { start: from, end }];
}
