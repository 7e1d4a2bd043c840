import type { SyntaxNode } from '../../syntaxNode.js';
import { clean, dataOf, taintedBy, type Value } from './value.js';

/** What the visitor decides of a CGI program's environment (RFC 3875, section 4.1, and Apache's REQUEST_URI). */
const ofRequest = /^(REDIRECT_)?(QUERY_STRING|PATH_INFO|PATH_TRANSLATED|REQUEST_URI|HTTP_\w+)$/;

/** The value of a variable of the environment; clean where the name is not known. */
export function environmentValue(source: SyntaxNode, name: string | null): Value {
  if (name === null || !ofRequest.test(name)) return clean;
  const tainted = taintedBy(source, name);
  // No page of another site can choose the name of the host that a browser asks.
  return name === 'HTTP_HOST' && tainted.kind === 'data'
    ? dataOf(tainted.taints.map((taint) => ({ ...taint, html: false })))
    : tainted;
}

/** Where a loop goes over all variables. */
export const anyVariable = (source: SyntaxNode): Value => taintedBy(source, 'a variable of the request');

export const fieldOf = (source: SyntaxNode, name: string | null): Value =>
  taintedBy(source, name === null ? 'a field of the form' : `the field "${name}"`);

export const bodyOf = (source: SyntaxNode): Value => taintedBy(source, 'the body of the request');

/** What reads the standard input, which is the body of the request. */
export const readsInput =
  /^(sys\.(__)?stdin(__)?(\.buffer)?\.(read|readline|readlines|read1)|builtins\.(raw_)?input|fileinput\.input)$/;

export const isInput = /^sys\.(__)?stdin(__)?(\.buffer)?$/;

/** A text that the name of a source may be searched in: where none is there, nothing need be followed. */
export const mayHoldSource = (text: string): boolean =>
  /\b(FieldStorage|environ|environb|getenv|stdin|raw_input|input|parse)\b/.test(text);
