import { type Expression, text, unknown } from '../flow/program.js';
import { type Lifted, lifted } from '../tree/lifted.js';
import type { TreeCall, TreeExpression } from '../tree/scriptTree.js';
import type { Around } from '../tree/treeLanguage.js';

/**
 * The header that Ruby's own CGI library makes (its `http_header`): lines that end in CRLF, the Content-Type among
 * them in any case, and an empty one.
 *
 * @param tellsLength whether the length of the page is told, as `out` does
 */
export function cgiHeader(
  call: TreeCall,
  args: readonly TreeExpression[],
  around: Around,
  tellsLength = false,
): Lifted {
  const [type] = args;
  const { before, values } = around.liftAll(args);
  const value: Expression =
    type === undefined
      ? text('text/html', call.span)
      : type.kind === 'string' && values[0] !== undefined
        ? values[0]
        : unknown(call.span, false);
  const length = tellsLength ? [text('\r\nContent-Length: ', call.span), unknown(call.span, false)] : [];
  const parts = [text('Content-Type: ', call.span), value, ...length, text('\r\n\r\n', call.span)];
  return lifted({ kind: 'joined', parts, separator: null }, before);
}
