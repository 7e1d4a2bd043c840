import { type Expression, text, unknown } from '../flow/program.js';
import { type Lifted, lifted } from '../tree/lifted.js';
import type { Invocation } from '../tree/treeLanguage.js';

/**
 * The header that Ruby's own CGI library makes (its `http_header`): lines that end in CRLF, the Content-Type among
 * them in any case, and an empty one.
 *
 * @param tellsLength whether the length of the page is told, as `out` does
 */
export function cgiHeader({ span, arguments: args, around }: Invocation, tellsLength: boolean): Lifted {
  const [type] = args;
  const { before, values } = around.liftAll(args);
  const value: Expression =
    type === undefined
      ? text('text/html', span)
      : type.kind === 'string' && values[0] !== undefined
        ? values[0]
        : unknown(span, false);
  const length = tellsLength ? [text('\r\nContent-Length: ', span), unknown(span, false)] : [];
  const parts = [text('Content-Type: ', span), value, ...length, text('\r\n\r\n', span)];
  return lifted({ kind: 'joined', parts, separator: null }, before);
}
