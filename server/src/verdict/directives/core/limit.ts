import { isRequestMethod, requestMethods } from '../../../apache/requestMethods.js';
import { wordsOf } from '../../command.js';
import type { Trouble } from '../../trouble.js';
import { placeOfWord } from '../../wordPlace.js';
import type { Invocation } from '../invocation.js';
import { argumentTextOf } from '../sectionArguments.js';

/** A set of methods, a bit each; the highest stands for all that the server has no name for yet. */
type Methods = number;

/** HEAD is a kind of GET. */
const bits: ReadonlyMap<string, Methods> = new Map([
  ...requestMethods
    .filter((name) => name !== 'HEAD')
    .map((name, index): readonly [string, Methods] => [name, 1 << index]),
  ['HEAD', 1 << requestMethods.indexOf('GET')],
]);
const everyMethod: Methods = -1;

/**
 * `<Limit>` and, the other way round, `<LimitExcept>`: `ap_limit_section` in the server's `core.c`. Methods are
 * told apart by case.
 */
export const limitTrouble = (invocation: Invocation): Trouble | null =>
  unknownMethod(invocation) ?? nothingToLimit(invocation);

function unknownMethod(invocation: Invocation): Trouble | null {
  const { facts, rest } = invocation;
  let uncertain = false;
  const methods = argumentTextOf(rest);
  for (const [index, method] of wordsOf(methods).entries()) {
    if (method === 'TRACE' && facts.name === '<Limit') {
      return {
        kind: 'invalid-argument',
        message: 'TRACE cannot be controlled by <Limit>, see TraceEnable',
        at: placeOfWord(methods, index),
        ...(uncertain ? { uncertain } : {}),
      };
    }
    const known = isRequestMethod(invocation.profile, method);
    uncertain ||= known === 'maybe';
    if (known !== 'no') continue;
    return {
      kind: 'invalid-argument',
      message: `Could not register method '${method}' for ${facts.name} from .htaccess configuration`,
      at: placeOfWord(methods, index),
      ...(uncertain ? { uncertain } : {}),
    };
  }
  return null;
}

function nothingToLimit({ facts, rest, around }: Invocation): Trouble | null {
  const left = around.enclosing.reduce(
    (methods, outer) => methods & limitedBy(outer.facts.name, outer.rest),
    everyMethod,
  );
  const own = limitedBy(facts.name, rest);
  if ((left & own) === 0) {
    return { kind: 'invalid-argument', message: `${facts.name}> directive excludes all methods` };
  }
  if ((left & own) === left) {
    return {
      kind: 'invalid-argument',
      message: `${facts.name}> directive specifies methods already excluded`,
    };
  }
  return null;
}

/** The methods that a section holds for. */
function limitedBy(name: string, rest: string): Methods {
  if (name !== '<Limit' && name !== '<LimitExcept') return everyMethod;
  const named = methodsOf(rest).reduce((methods, method) => methods | (bits.get(method) ?? 0), 0);
  return name === '<Limit' ? named : ~named;
}

const methodsOf = (rest: string): readonly string[] => wordsOf(argumentTextOf(rest));
