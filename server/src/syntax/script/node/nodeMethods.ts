import { type Expression, foreign, text, unknown } from '../flow/program.js';
import {
  changed,
  computed,
  joinedList,
  quietMethod,
  repeatedText,
  throughItems,
} from '../tree/libraryFunctions.js';
import { effectsOf, type Lifted, lifted } from '../tree/lifted.js';
import type { TreeExpression } from '../tree/scriptTree.js';
import type { MethodInvocation } from '../tree/treeLanguage.js';
import { joined } from '../tree/written.js';

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
export function nodeMethod(method: MethodInvocation): Lifted | null {
  const { object, property, arguments: args, around } = method;
  switch (property) {
    case 'toString':
    case 'valueOf':
    case 'catch':
    case 'finally':
      return around.lift(object);
    case 'trimEnd':
      return computed(around.lift(object), (known) => known.trimEnd(), method.span);
    case 'toUpperCase':
    case 'toLocaleUpperCase':
      return changed(around.lift(object), (known) => known.toUpperCase());
    case 'toLowerCase':
    case 'toLocaleLowerCase':
      return changed(around.lift(object), (known) => known.toLowerCase());
    case 'concat': {
      const { before, values } = around.liftAll([object, ...args]);
      return lifted(object.kind === 'list' ? { kind: 'list', items: values } : joined(values), before);
    }
    case 'repeat':
      return repeatedText(around.lift(object), args[0]);
    case 'join':
      return joinedList(method, object, args[0], ',');
    case 'push':
    case 'unshift':
      return pushed(method);
    case 'forEach':
    case 'map':
      return eachOf(method);
    case 'then':
      return continued(method);
    default: {
      const isKnown = quiet.has(property) && !args.some((each) => around.isFunction(each) && mayWrite(each));
      return isKnown ? quietMethod(method, !ofOneLine.has(property)) : null;
    }
  }
}

/** A function of a single value, as `x => x > 1`, does not write by itself. */
const mayWrite = (callback: TreeExpression): boolean =>
  callback.kind !== 'function' ||
  callback.body.length > 0 ||
  callback.result === null ||
  callback.result.kind === 'call';

function pushed({ span, object, property, arguments: args, around }: MethodInvocation): Lifted | null {
  if (object.kind !== 'name' || args.some((each) => around.isFunction(each))) return null;
  const { before, values } = around.liftAll(args);
  const append = property === 'push';
  const value: Expression = append ? { kind: 'list', items: values } : unknown(span);
  const assign = { kind: 'assign', name: object.name, value, append, declares: false } as const;
  return lifted(unknown(span, false), [...before, assign]);
}

/** The function once for each item; `map` then stands for a list that is not known. */
function eachOf(method: MethodInvocation): Lifted | null {
  const { span, object, property, arguments: args, around } = method;
  const target = around.lift(object);
  const loop = throughItems(method, args[0], target.value);
  if (loop === null) return null;
  const value = property === 'map' ? loop.value : text('undefined', span);
  return lifted(value, [...target.before, ...loop.before]);
}

/** A promise's next step, once all else is done. */
function continued({ span, object, arguments: args, around }: MethodInvocation): Lifted {
  const target = around.lift(object);
  const value = around.callOf(args[0], [target.value]);
  if (value === null) return lifted(foreign(span), target.before);
  around.defer([{ kind: 'evaluate', value }]);
  return lifted(unknown(span), effectsOf(target));
}
