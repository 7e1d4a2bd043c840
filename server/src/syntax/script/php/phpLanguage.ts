import type { Span } from '../../../text/span.js';
import { type Block, type Expression, foreign, text, unknown } from '../flow/program.js';
import { done, type Lifted, lifted } from '../tree/lifted.js';
import { plainText, type TreeCall, type TreeExpression } from '../tree/scriptTree.js';
import type { Around, TreeLanguage } from '../tree/treeLanguage.js';
import { formatted, joined, repeated, write } from '../tree/written.js';

/**
 * PHP as its command line runs it.
 *
 * @param hasIncludes whether functions may come from other files
 */
export function phpLanguage(hasIncludes: boolean): TreeLanguage {
  return {
    concatenation: new Set(['.']),
    appending: new Set(['.=']),
    isTrue: (value) => value !== '' && value !== '0',
    namesHoldFunctions: true,
    namesAreLocal: true,
    membersAreCalls: false,
    certain: (condition) => certain.get(condition.toLowerCase()) ?? null,
    constant: (name, span) => constants[name]?.(span) ?? null,
    knownName: (value) =>
      value.kind === 'name' && !value.name.startsWith('$') && (value.name in calls || !hasIncludes)
        ? value.name
        : null,
    call: (name, call, args, around) => (calls[name] ?? quiet)(call, args, around),
    method: (object, property, call, args, around) => {
      // The methods of PHP's own classes write nothing; of the program's own nothing is known.
      if (!/^(?:format|getMessage|getTimestamp|modify|query|prepare|execute|fetch\w*)$/.test(property))
        return null;
      const { before } = around.liftAll([object, ...args]);
      return lifted(unknown(call.span), before);
    },
    assigned: () => null,
  };
}

const certain: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
  ["php_sapi_name() == 'cli'", true],
  ["php_sapi_name() === 'cli'", true],
  ["php_sapi_name() != 'cli'", false],
  ["php_sapi_name() !== 'cli'", false],
  ["php_sapi == 'cli'", true],
  ["php_sapi === 'cli'", true],
  ["php_sapi != 'cli'", false],
  ["php_sapi !== 'cli'", false],
]);

const constants: Readonly<Record<string, (span: Span) => Expression>> = Object.assign(Object.create(null), {
  PHP_EOL: (span: Span) => text('\n', span),
  PHP_SAPI: (span: Span) => text('cli', span),
  PHP_OS: (span: Span) => unknown(span, false),
  PHP_VERSION: (span: Span) => unknown(span, false),
  true: (span: Span) => text('1', span),
  false: (span: Span) => text('', span),
  null: (span: Span) => text('', span),
  __FILE__: (span: Span) => unknown(span, false),
  __DIR__: (span: Span) => unknown(span, false),
  __LINE__: (span: Span) => unknown(span, false),
});

type Call = (call: TreeCall, args: readonly TreeExpression[], around: Around) => Lifted;

const calls: Readonly<Record<string, Call>> = Object.assign(Object.create(null), {
  print: (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const { before, values } = around.liftAll(args);
    return lifted(text('1', call.span), [...before, ...write(joined(values), call.span)]);
  },
  exit: (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const { before, values } = around.liftAll(args);
    // A number is the status of the process and is not written.
    const said: Block =
      args[0]?.kind === 'string' || args[0]?.kind === 'binary' ? write(joined(values), call.span) : [];
    const perhaps: Block =
      said.length > 0 || args.length === 0 || args[0]?.kind === 'number' ? said : [mayWrite(call)];
    return done([...before, ...perhaps, { kind: 'exit' }], call.span);
  },
  include: (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const { before } = around.liftAll(args);
    return lifted(foreign(call.span), before);
  },
  printf: (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const { value, before } = sprintf(call, args, around);
    return lifted(unknown(call.span, false), [...before, ...write(value, call.span)]);
  },
  sprintf,
  fprintf: (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const { value, before } = sprintf(call, args.slice(1), around);
    return toStream(args[0], value, before, call, around);
  },
  fwrite: putInto,
  fputs: putInto,
  file_put_contents: putInto,
  fputcsv: (call: TreeCall, args: readonly TreeExpression[], around: Around) =>
    toStream(args[0], unknown(call.span), [], call, around),
  echo: quiet,
  print_r: shown,
  var_export: shown,
  var_dump: unseenLines,
  debug_zval_refcount: unseenLines,
  debug_print_backtrace: unseenLines,
  phpinfo: unseenLines,
  phpcredits: unseenLines,
  highlight_string: shown,
  highlight_file: shown,
  show_source: shown,
  readfile: unseenLines,
  fpassthru: unseenLines,
  passthru: unseenLines,
  system: unseenLines,
  vprintf: unseenLines,
  ob_start: lost,
  register_shutdown_function: (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const value = around.callOf(args[0], []);
    if (value === null) return lost(call);
    around.defer([{ kind: 'evaluate', value }]);
    return lifted(unknown(call.span));
  },
  call_user_func: lost,
  call_user_func_array: lost,
  eval: lost,
  implode: listed,
  join: listed,
  str_repeat: (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const [of, count] = args;
    if (of === undefined) return quiet(call, args, around);
    const { before, value } = around.lift(of);
    return lifted(repeated(value, count) ?? unknown(call.span), before);
  },
  strtolower: changed((known) => known.toLowerCase()),
  strtoupper: changed((known) => known.toUpperCase()),
  nl2br: changed((known) => known.replace(/\r?\n/g, (end) => `<br />${end}`)),
  rtrim: changed((known) => known),
  htmlspecialchars: changed((known) =>
    known.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  ),
  define: (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const name = plainText(args[0]);
    if (name === null) return quiet(call, args, around);
    const { before, values } = around.liftAll(args.slice(1, 2));
    const value = joined(values);
    return done([...before, { kind: 'assign', name, value, append: false, declares: false }], call.span);
  },
  date: oneLine,
  gmdate: oneLine,
  time: oneLine,
  strlen: oneLine,
  count: oneLine,
  md5: oneLine,
  sha1: oneLine,
  rand: oneLine,
  mt_rand: oneLine,
  intval: oneLine,
  number_format: oneLine,
  php_sapi_name: (call: TreeCall) => lifted(text('cli', call.span)),
  phpversion: oneLine,
  urlencode: oneLine,
  rawurlencode: oneLine,
  array_map: throughEach,
  array_walk: throughEach,
  array_filter: throughEach,
  usort: throughEach,
});

const mayWrite = ({ span }: TreeCall): Block[number] => ({ kind: 'may-write', at: span });

/** Writes nothing; what it comes to is not known. */
function quiet(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  if (args.some((each) => around.isFunction(each))) return throughEach(call, args, around);
  const { before } = around.liftAll(args);
  return lifted(unknown(call.span), before);
}

function oneLine(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before } = around.liftAll(args);
  return lifted(unknown(call.span, false), before);
}

function lost(call: TreeCall): Lifted {
  return done([{ kind: 'lost', because: 'what it runs is not seen', at: call.span }], call.span);
}

/** With a second argument it gives its text back. */
function shown(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  return args.length > 1 ? quiet(call, args, around) : unseenLines(call, args, around);
}

function unseenLines(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before } = around.liftAll(args);
  return lifted(unknown(call.span), [...before, ...write(unknown(call.span), call.span)]);
}

function changed(by: (text: string) => string): Call {
  return (call, args, around) => {
    const [of] = args;
    if (of === undefined || args.length > 1) return quiet(call, args, around);
    const { before, value } = around.lift(of);
    return lifted({ kind: 'changed', of: value, by }, before);
  };
}

function sprintf(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before, values } = around.liftAll(args.slice(1));
  return lifted(formatted(args[0], values, around) ?? unknown(call.span), before);
}

function listed(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before, values } = around.liftAll(args);
  const [separator, list] = values.length === 1 ? [text('', call.span), values[0]] : values;
  if (separator === undefined || list === undefined) return lifted(unknown(call.span), before);
  return lifted({ kind: 'joined', parts: [list], separator }, before);
}

function putInto(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before, values } = around.liftAll(args.slice(1, 2));
  return toStream(args[0], joined(values), before, call, around);
}

/** `STDOUT`, `php://output` and the like are standard output; of other streams it is not known. */
function toStream(
  stream: TreeExpression | undefined,
  value: Expression,
  before: Block,
  call: TreeCall,
  around: Around,
): Lifted {
  const name = stream === undefined ? null : streamName(stream, around);
  const writes: Block =
    name === null
      ? [mayWrite(call)]
      : /^(?:STDOUT|php:\/\/(?:stdout|output))$/.test(name)
        ? write(value, call.span)
        : [];
  return lifted(unknown(call.span, false), [...before, ...writes]);
}

function streamName(stream: TreeExpression, around: Around): string | null {
  if (stream.kind === 'name' && /^STD(?:OUT|ERR|IN)$/.test(stream.name)) return stream.name;
  const opened =
    stream.kind === 'call' && around.knownName(stream.callee) === 'fopen' ? stream.arguments[0] : stream;
  return plainText(opened);
}

/** A function once for each of some items. */
function throughEach(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const callback = args.find((each) => around.isFunction(each));
  const others = args.filter((each) => each !== callback);
  const { before, values } = around.liftAll(others);
  if (callback === undefined) return lifted(unknown(call.span), before);
  const item = `#item ${call.span.start}`;
  const value = around.callOf(callback, [{ kind: 'variable', name: item, source: call.span }]);
  if (value === null) return lost(call);
  return lifted(unknown(call.span), [
    ...before,
    {
      kind: 'loop',
      items: values[0] ?? null,
      name: item,
      body: [{ kind: 'evaluate', value }],
      certain: false,
    },
  ]);
}
