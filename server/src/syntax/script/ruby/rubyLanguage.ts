import type { Span } from '../../../text/span.js';
import { type Expression, foreign, text, unknown } from '../flow/program.js';
import { done, type Lifted, lifted } from '../tree/lifted.js';
import { plainText, type TreeCall, type TreeExpression } from '../tree/scriptTree.js';
import type { Around, TreeLanguage } from '../tree/treeLanguage.js';
import { formatted, joined, write } from '../tree/written.js';
import { cgiHeader } from './cgiLibrary.js';
import { rubyMethod } from './rubyMethods.js';

/** Ruby as a program of its own. */
export const rubyLanguage: TreeLanguage = {
  concatenation: new Set(['+']),
  appending: new Set(['+=', '<<=']),
  isTrue: () => true,
  namesHoldFunctions: true,
  namesAreLocal: true,
  membersAreCalls: true,
  certain: (condition) => certain.get(condition) ?? null,
  constant: (name, span) => constants[name]?.(span) ?? null,
  knownName: (value) => {
    if (value.kind === 'name') return isKnown(value.name) ? value.name : null;
    if (value.kind === 'call' && value.callee.kind === 'member') return newOf(value.callee);
    return value.kind === 'member' ? newOf(value) : null;
  },
  call: (name, call, args, around) => calls[name]?.(call, args, around) ?? null,
  method: rubyMethod,
  assigned: (target, _around, span) => {
    if (/^(?:\$stdout|\$>|\$,|\$\\|\$;)$/.test(target)) {
      return [{ kind: 'lost', because: 'what is written goes elsewhere', at: span }];
    }
    return /^(?:\$stdout|STDOUT|\$stderr|STDERR)\.\w+$/.test(target) ? [] : null;
  },
};

/** `CGI.new` stands for an object of the library. */
const newOf = (member: TreeExpression & { kind: 'member' }): string | null =>
  member.property === 'new' && member.object.kind === 'name' && member.object.name === 'CGI'
    ? 'CGI.new'
    : null;

const isKnown = (name: string): boolean =>
  name in calls || /^(?:\$stdout|STDOUT|\$stderr|STDERR|\$>|Kernel|Process|File|IO|Dir|Time|CGI)$/.test(name);

const certain: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['nil', false],
  ['__FILE__ == $0', true],
  ['$0 == __FILE__', true],
  ['__FILE__ == $PROGRAM_NAME', true],
  ['$PROGRAM_NAME == __FILE__', true],
]);

const constants: Readonly<Record<string, (span: Span) => Expression>> = Object.assign(Object.create(null), {
  nil: (span: Span) => text('', span),
  true: (span: Span) => text('true', span),
  false: (span: Span) => text('false', span),
  __FILE__: (span: Span) => unknown(span, false),
  $0: (span: Span) => unknown(span, false),
  'CGI.CR': (span: Span) => text('\r', span),
  'CGI.LF': (span: Span) => text('\n', span),
  'CGI.EOL': (span: Span) => text('\r\n', span),
  RUBY_VERSION: (span: Span) => unknown(span, false),
});

type Call = (call: TreeCall, args: readonly TreeExpression[], around: Around) => Lifted;

/** Names of methods under every name of standard output. */
const onStandardOutput = (methods: Readonly<Record<string, Call>>): Readonly<Record<string, Call>> =>
  Object.fromEntries(
    ['$stdout', 'STDOUT', '$>'].flatMap((stream) =>
      Object.entries(methods).map(([name, call]) => [`${stream}.${name}`, call] as const),
    ),
  );

const onStandardError: Readonly<Record<string, Call>> = Object.fromEntries(
  ['$stderr', 'STDERR'].flatMap((stream) =>
    ['puts', 'print', 'write', 'printf', 'flush', 'sync', 'reopen', '<<', 'p'].map(
      (name) => [`${stream}.${name}`, quiet] as const,
    ),
  ),
);

const printing: Readonly<Record<string, Call>> = {
  puts: putLines,
  print: (call, args, around) => writeOut(call, args, around),
  write: (call, args, around) => writeOut(call, args, around),
  syswrite: (call, args, around) => writeOut(call, args, around),
  '<<': (call, args, around) => writeOut(call, args, around),
  putc: unseenText,
  printf: (call, args, around) => {
    const { value, before } = format(call, args, around);
    return done([...before, ...write(value, call.span)], call.span);
  },
};

const calls: Readonly<Record<string, Call>> = Object.assign(Object.create(null), {
  ...Object.fromEntries(
    Object.entries(printing).filter(([name]) => /^(?:puts|print|putc|printf)$/.test(name)),
  ),
  ...onStandardOutput({
    ...printing,
    flush: quiet,
    fsync: quiet,
    sync: quiet,
    binmode: quiet,
    set_encoding: quiet,
    'tty?': quiet,
    isatty: quiet,
    pp: unseenText,
    p: unseenText,
  }),
  ...onStandardError,
  p: unseenText,
  pp: unseenText,
  display: unseenText,
  format,
  sprintf: format,
  warn: quiet,
  exit: ends,
  'exit!': lost,
  abort: ends,
  'Kernel.exit': ends,
  'Process.exit': ends,
  raise: (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const { before } = around.liftAll(args);
    return done([...before, { kind: 'fail' }], call.span);
  },
  fail: (call: TreeCall) => done([{ kind: 'fail' }], call.span),
  at_exit: (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const value = around.callOf(args.at(-1), []);
    if (value !== null) around.defer([{ kind: 'evaluate', value }]);
    return lifted(unknown(call.span));
  },
  require: (call: TreeCall) => {
    const name = plainText(call.arguments[0]) ?? './';
    if (/^(?:sinatra|rack|rails|roda|hanami|webrick|fcgi|cuba|camping|padrino)\b/.test(name))
      return lost(call);
    return lifted(/^[./]/.test(name) ? foreign(call.span) : unknown(call.span));
  },
  require_relative: (call: TreeCall) => lifted(foreign(call.span)),
  load: (call: TreeCall) => lifted(foreign(call.span)),
  loop: (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const body = around.inline(args.at(-1));
    if (body === null) return lost(call);
    return done([{ kind: 'loop', items: null, name: null, body, certain: true }], call.span);
  },
  lambda: quiet,
  proc: quiet,
  binding: quiet,
  attr_accessor: quiet,
  attr_reader: quiet,
  include: quiet,
  gets: quiet,
  sleep: quiet,
  srand: quiet,
  rand: oneLine,
  trap: quiet,
  catch: lost,
  throw: lost,
  fork: lost,
  exec: lost,
  yield: lost,
  eval: lost,
  instance_eval: lost,
  define_method: lost,
  send: lost,
  // A child writes behind what Ruby wrote so far: it flushes before it starts one.
  system: (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const { before } = around.liftAll(args);
    return lifted(foreign(call.span), before);
  },
  Integer: oneLine,
  Float: oneLine,
  String: (call: TreeCall, args: readonly TreeExpression[], around: Around) =>
    args[0] === undefined ? quiet(call, args, around) : around.lift(args[0]),
  'Time.now': oneLine,
  'File.read': quiet,
  'File.exist?': oneLine,
  'File.join': oneLine,
  'File.basename': oneLine,
  'File.expand_path': oneLine,
  'Dir.glob': quiet,
  'CGI.escapeHTML': quiet,
  'CGI.escape': oneLine,
  'CGI.new': quiet,
  'CGI.new.header': (call: TreeCall, args: readonly TreeExpression[], around: Around) =>
    cgiHeader(call, args, around),
  'CGI.new.http_header': (call: TreeCall, args: readonly TreeExpression[], around: Around) =>
    cgiHeader(call, args, around),
  'CGI.new.out': (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const block = args.at(-1);
    const header = cgiHeader(call, block?.kind === 'function' ? args.slice(0, -1) : args, around, true);
    const page = around.callOf(block, []);
    return done(
      [...header.before, ...write(header.value, call.span), ...(page === null ? [] : write(page, call.span))],
      call.span,
    );
  },
  'CGI.new.print': (call: TreeCall, args: readonly TreeExpression[], around: Around) =>
    writeOut(call, args, around),
  'CGI.new.params': quiet,
  'CGI.new.cookies': quiet,
  'CGI.new.[]': quiet,
  'CGI.new.request_method': oneLine,
  'CGI.new.query_string': oneLine,
});

/** Writes nothing; what it comes to is not known. */
function quiet(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before } = around.liftAll(args.filter((each) => each.kind !== 'function'));
  return lifted(unknown(call.span), before);
}

function oneLine(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before } = around.liftAll(args);
  return lifted(unknown(call.span, false), before);
}

function lost(call: TreeCall): Lifted {
  return done([{ kind: 'lost', because: 'what it runs is not seen', at: call.span }], call.span);
}

function ends(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before } = around.liftAll(args);
  return done([...before, { kind: 'exit' }], call.span);
}

/** Each value, of a list each item, with a line end behind it where it has none. */
function putLines(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before, values } = around.liftAll(args);
  if (values.length === 0) return done(write(text('\n', call.span), call.span), call.span);
  const of: Expression = { kind: 'list', items: values };
  return done([...before, ...write({ kind: 'ended', of, source: call.span }, call.span)], call.span);
}

function writeOut(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before, values } = around.liftAll(args);
  return done([...before, ...write(joined(values), call.span)], call.span);
}

function unseenText(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before } = around.liftAll(args);
  return done([...before, ...write(unknown(call.span), call.span)], call.span);
}

function format(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before, values } = around.liftAll(args.slice(1));
  return lifted(formatted(args[0], values, around) ?? unknown(call.span), before);
}
