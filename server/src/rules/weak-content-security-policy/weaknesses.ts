import type {
  ContentSecurityPolicy,
  PolicyDirective,
  PolicySource,
} from '../../syntax/contentSecurityPolicy.js';
import type { Span } from '../../text/span.js';

/** Something that a policy lets through against which policies are made. */
export interface Weakness {
  readonly kind: 'inline' | 'eval' | 'anywhere' | 'no-scripts' | 'no-objects' | 'unquoted';
  /** Where it stands, offsets in the field's value. */
  readonly span: Span;
  readonly source: PolicySource | null;
}

/** A list that says where a page may load something from (CSP Level 3, fetch directives). */
const isFetchDirective = (name: string): boolean => /^[a-z-]+-src(?:-elem|-attr)?$/.test(name);

/**
 * What is weak in a policy that says where something may be loaded from. One that does not, as
 * `frame-ancestors 'self'` or `upgrade-insecure-requests`, is about something else, and is not weak.
 */
export function weaknessesOf({ directives }: ContentSecurityPolicy): readonly Weakness[] {
  const fetching = [...directives.values()].filter(({ name }) => isFetchDirective(name));
  const [first] = fetching;
  if (first === undefined) return [];
  const fallback = directives.get('default-src') ?? null;
  const scripts = directives.get('script-src-elem') ?? directives.get('script-src') ?? fallback;
  const objects = directives.get('object-src') ?? fallback;
  return [
    ...fetching.flatMap(unquotedIn),
    ...(scripts === null
      ? [{ kind: 'no-scripts', span: first.span, source: null } as const]
      : scriptsIn(scripts)),
    ...(scripts !== null && objects === null
      ? [{ kind: 'no-objects', span: scripts.span, source: null } as const]
      : []),
  ];
}

function scriptsIn({ sources }: PolicyDirective): readonly Weakness[] {
  const words = sources.map(({ text }) => text.toLowerCase());
  const isBound = words.some((word) => /^'(?:nonce-|sha(?:256|384|512)-)/.test(word));
  const isStrict = words.includes("'strict-dynamic'");
  return sources.flatMap((source, index): readonly Weakness[] => {
    const word = words[index] ?? '';
    const { span } = source;
    // Browsers that know these leave the others out, which are there for older ones.
    if (word === "'unsafe-inline'") return isBound || isStrict ? [] : [{ kind: 'inline', span, source }];
    if (word === "'unsafe-eval'") return [{ kind: 'eval', span, source }];
    if (/^(?:\*|https?:|data:|(?:https?:\/\/)?\*(?::\*)?)$/.test(word)) {
      return isStrict ? [] : [{ kind: 'anywhere', span, source }];
    }
    return [];
  });
}

const keyword =
  /^(?:self|none|unsafe-inline|unsafe-eval|unsafe-hashes|strict-dynamic|report-sample|wasm-unsafe-eval|nonce-.+|sha(?:256|384|512)-.+)$/i;

/** Without its quotes a keyword is the name of a server. */
const unquotedIn = ({ sources }: PolicyDirective): readonly Weakness[] =>
  sources
    .filter(({ text }) => keyword.test(text))
    .map((source) => ({ kind: 'unquoted', span: source.span, source }));
