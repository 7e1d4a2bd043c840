import { type Block, type Expression, foreign, text, unknown } from '../flow/program.js';
import { ends, fileName, oneLine, quiet, same, writeUnseen } from '../tree/libraryFunctions.js';
import { done, type Lifted, lifted } from '../tree/lifted.js';
import { plainText, type TreeExpression } from '../tree/scriptTree.js';
import type { Invocation, LibraryFunction } from '../tree/treeLanguage.js';
import { formatted, joined, write } from '../tree/written.js';

/** What Node's own functions write (its manual), by their names in full. */
export const nodeFunctions: ReadonlyMap<string, LibraryFunction> = new Map<string, LibraryFunction>([
  ...['log', 'info', 'debug'].map((name) => [`console.${name}`, printLine] as const),
  ...['error', 'warn', 'trace', 'time', 'assert'].map((name) => [`console.${name}`, quiet] as const),
  ...['count', 'dir', 'table', 'timeEnd'].map((name) => [`console.${name}`, writeUnseen] as const),
  ['process.stdout.write', (invocation) => writeText(invocation, invocation.arguments[0])],
  [
    'process.stdout.end',
    (invocation) =>
      invocation.arguments.length === 0 ? quiet(invocation) : writeText(invocation, invocation.arguments[0]),
  ],
  ...['on', 'cork', 'uncork'].map((name) => [`process.stdout.${name}`, quiet] as const),
  ['process.exit', ends],
  ['process.abort', ends],
  ...['on', 'once'].flatMap((name) => [
    [`process.${name}`, onEvent(/^(?:exit|beforeExit)$/)] as const,
    [`process.stdin.${name}`, onEvent(/^(?:end|close)$/)] as const,
  ]),
  ...['process.nextTick', 'setTimeout', 'setImmediate', 'queueMicrotask'].map(
    (name) => [name, afterwards] as const,
  ),
  ...['fs.writeSync', 'fs.writeFileSync', 'fs.appendFileSync'].map((name) => [name, writeToFile] as const),
  [
    'util.format',
    (invocation) => {
      const { before, value } = lineOf(invocation);
      return lifted(value, before);
    },
  ],
  ['Buffer.from', (invocation) => (invocation.arguments.length === 1 ? same(invocation) : quiet(invocation))],
  ['String', same],
  [
    'JSON.stringify',
    (invocation) => (invocation.arguments.length > 1 ? quiet(invocation) : oneLine(invocation)),
  ],
  ...['encodeURIComponent', 'encodeURI', 'parseInt', 'Number'].map((name) => [name, oneLine] as const),
  ...['execSync', 'execFileSync', 'spawnSync'].map((name) => [`child_process.${name}`, quiet] as const),
  ...['exec', 'execFile'].map((name) => [`child_process.${name}`, afterwards] as const),
  ...['http', 'https', 'http2', 'net'].map((name) => [`${name}.createServer`, server] as const),
  ['require', required],
]);

/** Writes nothing itself; a function that it is given may be run, once all else is done. */
export const quietWithCallbacks: LibraryFunction = (invocation) =>
  invocation.arguments.some((each) => invocation.around.isFunction(each))
    ? afterwards(invocation)
    : quiet(invocation);

/** A package does nothing but define; a file of the site's own may write. */
function required({ call, span, arguments: args, around }: Invocation): Lifted {
  if (around.knownName(call) !== null) return lifted(unknown(span));
  const name = plainText(args[0]);
  return lifted(name !== null && !/^[./]/.test(name) ? unknown(span) : foreign(span));
}

/** Each function that it is given is run once all else is done. */
function afterwards(invocation: Invocation): Lifted {
  const { arguments: args, around } = invocation;
  const { before, value } = quiet(invocation);
  for (const callback of args) {
    const run = around.callOf(callback, []);
    if (run !== null) around.defer([{ kind: 'evaluate', value: run }]);
  }
  return lifted(value, before);
}

/** A function for an event: one that comes in every run, or one that may come any number of times. */
function onEvent(comes: RegExp): LibraryFunction {
  return ({ span, arguments: args, around }) => {
    const event = plainText(args[0]);
    const value = around.callOf(args[1], []);
    if (event === null || value === null) return null;
    if (comes.test(event)) around.defer([{ kind: 'evaluate', value }]);
    else if (event === 'data' || event === 'readable') around.defer([anyNumberOfTimes(value)]);
    return lifted(unknown(span));
  };
}

const anyNumberOfTimes = (value: Expression): Block[number] => ({
  kind: 'loop',
  items: null,
  name: null,
  body: [{ kind: 'evaluate', value }],
  certain: false,
});

function server({ span }: Invocation): Lifted {
  return done([{ kind: 'lost', because: 'it is a server of its own', at: span }], span);
}

function printLine(invocation: Invocation): Lifted {
  const { span } = invocation;
  const { before, value } = lineOf(invocation);
  return done([...before, ...write(joined([value, text('\n', span)]), span)], span);
}

/** The arguments with blanks between them; the first may be a format (Node's manual, `util.format`). */
function lineOf({ span, arguments: args, around }: Invocation): Lifted {
  const { before, values } = around.liftAll(args);
  const [format] = args;
  const known = plainText(format);
  if (format?.kind === 'string' && args.length > 1 && /%[sdifjoOc%]/.test(known ?? '%s')) {
    const taken = (known ?? '').match(/%[sdifjoOc]/g)?.length ?? Number.POSITIVE_INFINITY;
    const line = taken < args.length - 1 ? null : formatted(format, values.slice(1), around);
    return lifted(line ?? unknown(span), before);
  }
  const parts = values.map((value, index) => (args[index]?.kind === 'list' ? unknown(span) : value));
  return lifted({ kind: 'joined', parts, separator: text(' ', span) }, before);
}

/** Writes a text; the function behind it is run once it is written. */
function writeText(
  { span, arguments: args, around }: Invocation,
  written: TreeExpression | undefined,
): Lifted {
  const { before, values } = around.liftAll(written === undefined ? [] : [written]);
  const callback = around.callOf(args.at(-1), []);
  if (callback !== null) around.defer([{ kind: 'evaluate', value: callback }]);
  return done([...before, ...write(joined(values), span)], span);
}

/** `fs.writeSync(1, ...)`. */
function writeToFile(invocation: Invocation): Lifted {
  const { span, arguments: args, around } = invocation;
  const name = fileName(args[0]);
  if (name === '1' || name === '/dev/stdout') return writeText(invocation, args[1]);
  const { before } = around.liftAll(args);
  // `process.stdout.fd`, or a number that is not known.
  const mayBeStandardOutput = name === null && args[0]?.kind === 'member' && args[0].property === 'fd';
  return done(mayBeStandardOutput ? [...before, { kind: 'may-write', at: span }] : before, span);
}
