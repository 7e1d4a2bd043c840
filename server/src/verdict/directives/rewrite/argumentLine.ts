import {
  type RewriteArgumentSpans,
  scanRewriteArguments,
} from '../../../syntax/htaccess/rewriteArguments.js';
import type { Span } from '../../../text/span.js';
import type { Trouble } from '../../trouble.js';
import type { Invocation } from '../invocation.js';

/** The three arguments, each as written and with its place in the rest; or what mod_rewrite says to the line. */
export function argumentsOf({ facts, rest }: Invocation): RewriteArgumentSpans | Trouble {
  const spans = scanRewriteArguments(rest);
  return spans ?? { kind: 'wrong-argument-count', message: `${facts.name}: bad argument line '${rest}'` };
}

/** A flag field that is no list between brackets. */
export const badDelimiters = (name: string, at: Span): Trouble => ({
  kind: 'invalid-rewrite-flag',
  message: `${name}: bad flag delimiters`,
  at,
});

export const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
