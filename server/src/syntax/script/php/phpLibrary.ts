import { type Block, type Expression, foreign, text, unknown } from '../flow/program.js';
import {
  atTheEnd,
  changed,
  format,
  lost,
  oneLine,
  quiet,
  repeatedText,
  same,
  throughItems,
  writeOut,
  writeUnseen,
} from '../tree/libraryFunctions.js';
import { done, type Lifted, lifted } from '../tree/lifted.js';
import { plainText, type TreeExpression } from '../tree/scriptTree.js';
import type { Around, Invocation, LibraryFunction } from '../tree/treeLanguage.js';
import { joined, write } from '../tree/written.js';

/** What `htmlspecialchars` makes of the letters that HTML has a use for, since PHP 8.1 of both quotes. */
const markup: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#039;'],
]);

/** What PHP's own functions write (its manual); those that are not here write nothing. */
export const phpFunctions: ReadonlyMap<string, LibraryFunction> = new Map<string, LibraryFunction>([
  ['print', (invocation) => lifted(text('1', invocation.span), writeOut(invocation).before)],
  ['exit', exit],
  ['include', ({ span, arguments: args, around }) => lifted(foreign(span), around.liftAll(args).before)],
  [
    'printf',
    (invocation) => {
      const { before, value } = format(invocation);
      return lifted(unknown(invocation.span, false), [...before, ...write(value, invocation.span)]);
    },
  ],
  ['sprintf', format],
  [
    'fprintf',
    (invocation) => {
      const args = invocation.arguments.slice(1);
      return toStream(invocation, format({ ...invocation, arguments: args }));
    },
  ],
  ...['fwrite', 'fputs', 'file_put_contents'].map(
    (name) =>
      [
        name,
        (invocation: Invocation) => {
          const { before, values } = invocation.around.liftAll(invocation.arguments.slice(1, 2));
          return toStream(invocation, lifted(joined(values), before));
        },
      ] as const,
  ),
  ['fputcsv', (invocation) => toStream(invocation, lifted(unknown(invocation.span)))],
  ...['print_r', 'var_export', 'highlight_string', 'highlight_file', 'show_source'].map(
    (name) => [name, shown] as const,
  ),
  ...`var_dump debug_zval_refcount debug_print_backtrace phpinfo phpcredits readfile fpassthru passthru system vprintf`
    .split(' ')
    .map((name) => [name, writeUnseen] as const),
  ...['ob_start', 'call_user_func', 'call_user_func_array', 'eval'].map((name) => [name, lost] as const),
  [
    'register_shutdown_function',
    (invocation) => atTheEnd(invocation, invocation.arguments[0]) ?? lost(invocation),
  ],
  ['implode', listed],
  ['join', listed],
  [
    'str_repeat',
    (invocation) => {
      const [of, count] = invocation.arguments;
      return (of === undefined ? null : repeatedText(invocation.around.lift(of), count)) ?? quiet(invocation);
    },
  ],
  ['strtolower', changedBy((known) => known.toLowerCase())],
  ['strtoupper', changedBy((known) => known.toUpperCase())],
  ['nl2br', changedBy((known) => known.replace(/\r?\n/g, (end) => `<br />${end}`))],
  [
    'htmlspecialchars',
    changedBy((known) => known.replace(/[&<>"']/g, (letter) => markup.get(letter) ?? letter)),
  ],
  ['define', define],
  ['php_sapi_name', ({ span }) => lifted(text('cli', span))],
  ...`date gmdate time strlen count md5 sha1 rand mt_rand intval number_format phpversion urlencode rawurlencode`
    .split(' ')
    .map((name) => [name, oneLine] as const),
]);

/** Writes nothing itself; a function that it is given may be run for each item of a list. */
export function quietOrThroughItems(invocation: Invocation): Lifted {
  const { arguments: args, around } = invocation;
  const callback = args.find((each) => around.isFunction(each));
  if (callback === undefined) return quiet(invocation);
  const { before, values } = around.liftAll(args.filter((each) => each !== callback));
  const loop = throughItems(invocation, callback, values[0] ?? null) ?? lost(invocation);
  return lifted(loop.value, [...before, ...loop.before]);
}

/** A number is the status of the process and is not written. */
function exit({ span, arguments: args, around }: Invocation): Lifted {
  const { before, values } = around.liftAll(args);
  const [said] = args;
  const isNumber = said === undefined || said.kind === 'number';
  const isText = said?.kind === 'string' || said?.kind === 'binary';
  const written: Block = isText
    ? write(joined(values), span)
    : isNumber
      ? []
      : [{ kind: 'may-write', at: span }];
  return done([...before, ...written, { kind: 'exit' }], span);
}

/** With a second argument it gives its text back. */
function shown(invocation: Invocation): Lifted {
  return invocation.arguments.length > 1 ? quiet(invocation) : writeUnseen(invocation);
}

function changedBy(by: (text: string) => string): LibraryFunction {
  return (invocation) => {
    const of = invocation.arguments.length === 1 ? same(invocation) : null;
    return of === null ? quiet(invocation) : changed(of, by);
  };
}

function listed({ span, arguments: args, around }: Invocation): Lifted {
  const { before, values } = around.liftAll(args);
  const [separator, list] = values.length === 1 ? [text('', span), values[0]] : values;
  if (separator === undefined || list === undefined) return lifted(unknown(span), before);
  return lifted({ kind: 'joined', parts: [list], separator }, before);
}

function define(invocation: Invocation): Lifted {
  const { span, arguments: args, around } = invocation;
  const name = plainText(args[0]);
  if (name === null) return quiet(invocation);
  const { before, values } = around.liftAll(args.slice(1, 2));
  const value: Expression = joined(values);
  return done([...before, { kind: 'assign', name, value, append: false, declares: false }], span);
}

/** `STDOUT`, `php://output` and the like are standard output; of other streams it is not known. */
function toStream({ span, arguments: args, around }: Invocation, { before, value }: Lifted): Lifted {
  const [stream] = args;
  const name = stream === undefined ? null : streamName(stream, around);
  const isStandardOutput = name !== null && /^(?:STDOUT|php:\/\/(?:stdout|output))$/.test(name);
  const written: Block =
    name === null ? [{ kind: 'may-write', at: span }] : isStandardOutput ? write(value, span) : [];
  return lifted(unknown(span, false), [...before, ...written]);
}

function streamName(stream: TreeExpression, around: Around): string | null {
  if (stream.kind === 'name' && /^STD(?:OUT|ERR|IN)$/.test(stream.name)) return stream.name;
  const opened =
    stream.kind === 'call' && around.knownName(stream.callee) === 'fopen' ? stream.arguments[0] : stream;
  return plainText(opened);
}
