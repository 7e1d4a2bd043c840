import type { Span } from '../../../text/span.js';
import { type Block, type Expression, foreign, text, unknown } from '../flow/program.js';
import { done, type Lifted, lifted } from '../tree/lifted.js';
import { plainText, type TreeCall, type TreeExpression } from '../tree/scriptTree.js';
import type { Around, TreeLanguage } from '../tree/treeLanguage.js';
import { formatted, joined, write } from '../tree/written.js';
import { nodeMethod } from './nodeMethods.js';

/** Node's own modules (its manual, "Modules"): what is not among them is somebody's package. */
const modules: ReadonlySet<string> = new Set(
  `assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events
  fs fs/promises http http2 https inspector module net os path path/posix path/win32 perf_hooks process punycode
  querystring readline readline/promises repl stream stream/promises stream/web string_decoder sys timers
  timers/promises tls tty url util util/types v8 vm wasi worker_threads zlib`.split(/\s+/),
);

const globals: ReadonlySet<string> = new Set(
  `console process Buffer JSON Math Object Array String Number Boolean Date Promise Symbol RegExp Map Set WeakMap
  Reflect Intl Error TypeError RangeError URL URLSearchParams TextDecoder TextEncoder BigInt parseInt parseFloat isNaN
  isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape setTimeout setImmediate setInterval
  clearTimeout clearInterval queueMicrotask structuredClone require fetch globalThis import`.split(/\s+/),
);

/** JavaScript as Node runs it. */
export const nodeLanguage: TreeLanguage = {
  concatenation: new Set(['+']),
  appending: new Set(['+=']),
  isTrue: (value) => value !== '',
  namesHoldFunctions: true,
  namesAreLocal: false,
  membersAreCalls: false,
  certain: (condition) => certain.get(condition) ?? null,
  constant: (name, span) => constants[name]?.(span) ?? null,
  knownName: (value) => {
    if (value.kind === 'name') return globals.has(value.name) ? value.name : null;
    if (value.kind !== 'call' || value.callee.kind !== 'name' || value.callee.name !== 'require') return null;
    const module = (plainText(value.arguments[0]) ?? '').replace(/^node:/, '');
    return modules.has(module) ? module : null;
  },
  call: (name, call, args, around) => {
    const known = calls[name.replace(/^globalThis\./, '')];
    if (known !== undefined) return known(call, args, around);
    return writesItself(name) || around.knownName(call.callee) === null ? null : quiet(call, args, around);
  },
  method: nodeMethod,
  assigned: (target) =>
    /^(?:console\.(?:log|info|debug)|process\.stdout(?:\.\w+)?|console)$/.test(target)
      ? [{ kind: 'lost', because: 'what writes is replaced', at: nowhere }]
      : null,
};

const nowhere: Span = { start: 0, end: 0 };

/** Modules that write, or run what writes, in ways that are not followed. */
const writesItself = (name: string): boolean =>
  /^(?:child_process|cluster|repl|vm|worker_threads|stream|tty|readline|import|console|process\.(?:stdout|binding)|fetch)\b/.test(
    name,
  );

const certain: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
  ['require.main === module', true],
  ['require.main == module', true],
  ['module === require.main', true],
  ['!module.parent', true],
  ['module.parent', false],
  ['process.stdout.isTTY', false],
  ['process.stdin.isTTY', false],
]);

const constants: Readonly<Record<string, (span: Span) => Expression>> = Object.assign(Object.create(null), {
  'os.EOL': (span: Span) => text('\n', span),
  undefined: (span: Span) => text('undefined', span),
  null: (span: Span) => text('null', span),
  true: (span: Span) => text('true', span),
  false: (span: Span) => text('false', span),
});

type Call = (call: TreeCall, args: readonly TreeExpression[], around: Around) => Lifted | null;

const calls: Readonly<Record<string, Call>> = Object.assign(Object.create(null), {
  'console.log': printLine,
  'console.info': printLine,
  'console.debug': printLine,
  'console.error': quiet,
  'console.warn': quiet,
  'console.trace': quiet,
  'console.time': quiet,
  'console.assert': quiet,
  'console.count': unseenLines,
  'console.dir': unseenLines,
  'console.table': unseenLines,
  'console.timeEnd': unseenLines,
  'process.stdout.write': (call: TreeCall, args: readonly TreeExpression[], around: Around) =>
    writeOut(call, args.slice(0, 1), args, around),
  'process.stdout.end': (call: TreeCall, args: readonly TreeExpression[], around: Around) =>
    args.length === 0 ? quiet(call, args, around) : writeOut(call, args.slice(0, 1), args, around),
  'process.stdout.on': quiet,
  'process.stdout.cork': quiet,
  'process.stdout.uncork': quiet,
  'process.exit': exit,
  'process.abort': exit,
  'process.on': onEvent(/^(?:exit|beforeExit)$/),
  'process.once': onEvent(/^(?:exit|beforeExit)$/),
  'process.stdin.on': onEvent(/^(?:end|close)$/),
  'process.stdin.once': onEvent(/^(?:end|close)$/),
  'process.nextTick': afterwards,
  setTimeout: afterwards,
  setImmediate: afterwards,
  queueMicrotask: afterwards,
  'fs.writeSync': writeToFile,
  'fs.writeFileSync': writeToFile,
  'fs.appendFileSync': writeToFile,
  'util.format': (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const { before, values } = around.liftAll(args);
    return lifted(lineOf(args, values, around) ?? unknown(call.span), before);
  },
  'Buffer.from': (call: TreeCall, args: readonly TreeExpression[], around: Around) =>
    args.length === 1 && args[0] !== undefined ? around.lift(args[0]) : quiet(call, args, around),
  String: (call: TreeCall, args: readonly TreeExpression[], around: Around) =>
    args[0] === undefined ? lifted(text('', call.span)) : around.lift(args[0]),
  'JSON.stringify': (call: TreeCall, args: readonly TreeExpression[], around: Around) => {
    const { before } = around.liftAll(args);
    return lifted(unknown(call.span, args.length > 1), before);
  },
  encodeURIComponent: oneLine,
  encodeURI: oneLine,
  parseInt: oneLine,
  Number: oneLine,
  'child_process.execSync': quiet,
  'child_process.execFileSync': quiet,
  'child_process.spawnSync': quiet,
  'child_process.exec': afterwards,
  'child_process.execFile': afterwards,
  'http.createServer': server,
  'https.createServer': server,
  'http2.createServer': server,
  'net.createServer': server,
  require: (call: TreeCall, _args: readonly TreeExpression[], around: Around) => {
    if (around.knownName(call) !== null) return lifted(unknown(call.span));
    // A package does nothing but define; a file of the site's own may write.
    const name = plainText(call.arguments[0]);
    return lifted(name !== null && !/^[./]/.test(name) ? unknown(call.span) : foreign(call.span));
  },
});

/** Writes nothing; what it comes to is not known. A function that it is given may be run. */
function quiet(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before } = around.liftAll(args.filter((each) => each.kind !== 'function'));
  const callbacks = args.filter((each) => around.isFunction(each));
  if (callbacks.length === 0) return lifted(unknown(call.span), before);
  return afterwards(call, args, around);
}

function oneLine(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before } = around.liftAll(args);
  return lifted(unknown(call.span, false), before);
}

/** Each function that it is given is run once all else is done. */
function afterwards(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before } = around.liftAll(args.filter((each) => each.kind !== 'function'));
  for (const callback of args) {
    const value = around.callOf(callback, []);
    if (value !== null) around.defer([{ kind: 'evaluate', value }]);
  }
  return lifted(unknown(call.span), before);
}

/** A function for an event: one that comes in every run, or one that may come any number of times. */
function onEvent(comes: RegExp): Call {
  return (call, args, around) => {
    const event = plainText(args[0]);
    const value = around.callOf(args[1], []);
    if (event === null || value === null) return null;
    if (comes.test(event)) around.defer([{ kind: 'evaluate', value }]);
    else if (event === 'data' || event === 'readable') around.defer([repeatedly(value)]);
    return lifted(unknown(call.span));
  };
}

const repeatedly = (value: Expression): Block[number] => ({
  kind: 'loop',
  items: null,
  name: null,
  body: [{ kind: 'evaluate', value }],
  certain: false,
});

function server(call: TreeCall): Lifted {
  return done([{ kind: 'lost', because: 'it is a server of its own', at: call.span }], call.span);
}

function exit(call: TreeCall): Lifted {
  return done([{ kind: 'exit' }], call.span);
}

function printLine(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before, values } = around.liftAll(args);
  const line = lineOf(args, values, around) ?? unknown(call.span);
  return done([...before, ...write(joined([line, text('\n', call.span)]), call.span)], call.span);
}

/** The arguments with blanks between them; the first may be a format (Node's manual, `util.format`). */
function lineOf(
  args: readonly TreeExpression[],
  values: readonly Expression[],
  around: Around,
): Expression | null {
  const [format] = args;
  if (format?.kind === 'string' && args.length > 1 && /%[sdifjoOc%]/.test(plainText(format) ?? '%s')) {
    const taken = (plainText(format) ?? '').match(/%[sdifjoOc]/g)?.length ?? Number.POSITIVE_INFINITY;
    return taken < args.length - 1 ? null : formatted(format, values.slice(1), around);
  }
  const parts = values.map((value, index) => (args[index]?.kind === 'list' ? unknown(nowhere) : value));
  return { kind: 'joined', parts, separator: text(' ', nowhere) };
}

function writeOut(
  call: TreeCall,
  written: readonly TreeExpression[],
  args: readonly TreeExpression[],
  around: Around,
): Lifted {
  const { before, values } = around.liftAll(written);
  const callback = around.callOf(args.at(-1), []);
  if (callback !== null) around.defer([{ kind: 'evaluate', value: callback }]);
  return done([...before, ...write(joined(values), call.span)], call.span);
}

/** `fs.writeSync(1, ...)`. */
function writeToFile(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const [file] = args;
  const name = file?.kind === 'number' ? file.text : plainText(file);
  if (name === '1' || name === '/dev/stdout') return writeOut(call, args.slice(1, 2), [], around);
  const { before } = around.liftAll(args);
  return name === null && !isOpened(file)
    ? done([...before, { kind: 'may-write', at: call.span }], call.span)
    : done(before, call.span);
}

/** A file that the program opened, or a path. */
const isOpened = (file: TreeExpression | undefined): boolean =>
  file?.kind !== 'member' || file.property !== 'fd';

function unseenLines(call: TreeCall, args: readonly TreeExpression[], around: Around): Lifted {
  const { before } = around.liftAll(args);
  return done([...before, ...write(unknown(call.span), call.span)], call.span);
}
