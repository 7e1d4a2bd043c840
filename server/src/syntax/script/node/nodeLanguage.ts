import type { Span } from '../../../text/span.js';
import { type Expression, text } from '../flow/program.js';
import { plainText } from '../tree/scriptTree.js';
import type { TreeLanguage } from '../tree/treeLanguage.js';
import { nodeFunctions, quietWithCallbacks } from './nodeLibrary.js';
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
  constant: (name, span) => constants.get(name)?.(span) ?? null,
  knownName: (value) => {
    if (value.kind === 'name') return globals.has(value.name) ? value.name : null;
    if (value.kind !== 'call' || value.callee.kind !== 'name' || value.callee.name !== 'require') return null;
    const module = (plainText(value.arguments[0]) ?? '').replace(/^node:/, '');
    return modules.has(module) ? module : null;
  },
  call: (name, invocation) => {
    const known = nodeFunctions.get(name.replace(/^globalThis\./, ''));
    if (known !== undefined) return known(invocation);
    return writesItself.test(name) ? null : quietWithCallbacks(invocation);
  },
  method: nodeMethod,
  assigned: (target, span) =>
    /^(?:console\.(?:log|info|debug)|process\.stdout(?:\.\w+)?|console)$/.test(target)
      ? [{ kind: 'lost', because: 'what writes is replaced', at: span }]
      : null,
};

/** Modules that write, or run what writes, in ways that are not followed. */
const writesItself =
  /^(?:child_process|cluster|repl|vm|worker_threads|stream|tty|readline|import|console|process\.(?:stdout|binding)|fetch)\b/;

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

const constants: ReadonlyMap<string, (span: Span) => Expression> = new Map([
  ['os.EOL', (span) => text('\n', span)],
  ['undefined', (span) => text('undefined', span)],
  ['null', (span) => text('null', span)],
  ['true', (span) => text('true', span)],
  ['false', (span) => text('false', span)],
]);
