import { opaque, type TreeExpression } from './scriptTree.js';
import type { TokenStream } from './tokenStream.js';

/** The string, number or regular expression that stands next; null where none does. */
export function readLiteral(stream: TokenStream): TreeExpression | null {
  const { kind, text, parts, span } = stream.next;
  switch (kind) {
    case 'string':
      stream.take();
      return { kind, parts, span };
    case 'number':
      stream.take();
      return { kind, text, span };
    case 'pattern':
      stream.take();
      return opaque(span);
    default:
      return null;
  }
}
