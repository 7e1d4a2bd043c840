import { type Expression, foreign, text, unknown } from '../flow/program.js';
import { effectsOf, type Lifted, lifted } from '../tree/lifted.js';
import type { TreeCall, TreeExpression } from '../tree/scriptTree.js';
import type { Around } from '../tree/treeLanguage.js';
import { joined, repeated } from '../tree/written.js';

/** Methods of texts, lists, promises and the like that write nothing and leave what they are called on as it is. */
const quiet: ReadonlySet<string> = new Set(
  `split slice substring substr charAt charCodeAt codePointAt at indexOf lastIndexOf includes startsWith endsWith match
  matchAll search test exec replace replaceAll padStart padEnd normalize localeCompare length keys values entries has
  get getTime getFullYear getMonth getDate getDay getHours getMinutes getSeconds toISOString toUTCString toGMTString
  toLocaleString toLocaleDateString toLocaleTimeString toFixed toPrecision toJSON digest copy readInt8 setEncoding
  resume pause unref ref flat some every find findIndex reduce filter reverse sort add delete set append clear`.split(
    /\s+/,
  ),
);

/** Those of them whose answer has no line end where the text has none. */
const ofOneLine: ReadonlySet<string> = new Set(
  'getTime getFullYear getMonth getDate getDay getHours getMinutes getSeconds toISOString toUTCString toGMTString toFixed toPrecision indexOf digest'.split(
    ' ',
  ),
);

/** What a method of a value does; null where it is not known. */
export function nodeMethod(
  object: TreeExpression,
  property: string,
  call: TreeCall,
  args: readonly TreeExpression[],
  around: Around,
): Lifted | null {
  const target = around.lift(object);
  switch (property) {
    case 'toString':
    case 'valueOf':
    case 'trimEnd':
      return property === 'trimEnd' ? changed(target, (known) => known.trimEnd()) : target;
    case 'toUpperCase':
    case 'toLocaleUpperCase':
      return changed(target, (known) => known.toUpperCase());
    case 'toLowerCase':
    case 'toLocaleLowerCase':
      return changed(target, (known) => known.toLowerCase());
    case 'concat': {
      const { before, values } = around.liftAll([object, ...args]);
      return lifted(object.kind === 'list' ? { kind: 'list', items: values } : joined(values), before);
    }
    case 'repeat': {
      const value = repeated(target.value, args[0]);
      return value === null ? null : lifted(value, target.before);
    }
    case 'join':
      return joinedBy(target, args[0], call, around);
    case 'push':
    case 'unshift':
      return pushed(object, property, call, args, around);
    case 'forEach':
    case 'map':
      return eachOf(target, property, call, args, around);
    case 'then':
      return continued(target, call, args, around);
    case 'catch':
    case 'finally':
      return target;
    case 'call':
    case 'bind':
    case 'apply':
      return null;
    default:
      return quietly(target, property, call, args, around);
  }
}

function quietly(
  target: Lifted,
  property: string,
  call: TreeCall,
  args: readonly TreeExpression[],
  around: Around,
): Lifted | null {
  if (!quiet.has(property)) return null;
  if (args.some((each) => around.isFunction(each) && mayWrite(each))) return null;
  const { before } = around.liftAll(args.filter((each) => each.kind !== 'function'));
  return lifted(unknown(call.span, !ofOneLine.has(property)), [...effectsOf(target), ...before]);
}

/** A function of a single value, as `x => x > 1`, does not write by itself. */
const mayWrite = (callback: TreeExpression): boolean =>
  callback.kind !== 'function' ||
  callback.body.length > 0 ||
  callback.result === null ||
  callback.result.kind === 'call';

const changed = ({ before, value }: Lifted, by: (text: string) => string): Lifted =>
  lifted({ kind: 'changed', of: value, by }, before);

function joinedBy(
  target: Lifted,
  separator: TreeExpression | undefined,
  call: TreeCall,
  around: Around,
): Lifted {
  const between = separator === undefined ? lifted(text(',', call.span)) : around.lift(separator);
  return lifted({ kind: 'joined', parts: [target.value], separator: between.value }, [
    ...target.before,
    ...between.before,
  ]);
}

function pushed(
  object: TreeExpression,
  property: string,
  call: TreeCall,
  args: readonly TreeExpression[],
  around: Around,
): Lifted | null {
  if (object.kind !== 'name' || args.some((each) => around.isFunction(each))) return null;
  const { before, values } = around.liftAll(args);
  const value: Expression = property === 'push' ? { kind: 'list', items: values } : unknown(call.span);
  const assign = {
    kind: 'assign',
    name: object.name,
    value,
    append: property === 'push',
    declares: false,
  } as const;
  return lifted(unknown(call.span, false), [...before, assign]);
}

/** The function once for each item; `map` then stands for a list that is not known. */
function eachOf(
  target: Lifted,
  property: string,
  call: TreeCall,
  args: readonly TreeExpression[],
  around: Around,
): Lifted | null {
  const item = `#item ${call.span.start}`;
  const value = around.callOf(args[0], [{ kind: 'variable', name: item, source: call.span }]);
  if (value === null) return null;
  const loop = {
    kind: 'loop',
    items: target.value,
    name: item,
    body: [{ kind: 'evaluate', value }],
    certain: false,
  } as const;
  return lifted(property === 'map' ? unknown(call.span) : text('undefined', call.span), [
    ...target.before,
    loop,
  ]);
}

/** A promise's next step, once all else is done. */
function continued(
  target: Lifted,
  call: TreeCall,
  args: readonly TreeExpression[],
  around: Around,
): Lifted | null {
  const value = around.callOf(args[0], [target.value]);
  if (value === null) return lifted(foreign(call.span), target.before);
  around.defer([{ kind: 'evaluate', value }]);
  return lifted(unknown(call.span), effectsOf(target));
}
