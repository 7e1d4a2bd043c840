import { isRequestMethod, requestMethods } from '../../../apache/requestMethods.js';
import { wordsOf } from '../../command.js';
import type { Trouble } from '../../trouble.js';
import type { Invocation } from '../invocation.js';
import { argumentTextOf } from '../sectionArguments.js';
import { argumentWords, invalidArgument } from '../wordChecks.js';

/** A set of methods, a bit each; the highest stand for all that the server has no name for yet. */
type Methods = number;

const everyMethod: Methods = -1;

/** HEAD is a kind of GET, and limited with it. */
const bits: ReadonlyMap<string, Methods> = new Map([
  ...requestMethods.map((name, index): readonly [string, Methods] => [name, 1 << index]),
  ['HEAD', 1 << requestMethods.indexOf('GET')],
]);

/**
 * `<Limit>` and, the other way round, `<LimitExcept>`: `ap_limit_section` in the server's `core.c`. Methods are
 * told apart by case.
 */
export const limitTrouble = (invocation: Invocation): Trouble | null =>
  unknownMethod(invocation) ?? nothingToLimit(invocation);

function unknownMethod({ facts, rest, profile }: Invocation): Trouble | null {
  let uncertain = false;
  for (const word of argumentWords(argumentTextOf(rest))) {
    const method = word.value;
    const known = isRequestMethod(profile, method);
    const message =
      method === 'TRACE' && facts.name === '<Limit'
        ? 'TRACE cannot be controlled by <Limit>, see TraceEnable'
        : known === 'no'
          ? `Could not register method '${method}' for ${facts.name} from .htaccess configuration`
          : null;
    // Where an earlier one may be unknown, it may be the one that the server names.
    if (message !== null) {
      return { ...invalidArgument(message, word), ...(uncertain ? { uncertain: true } : {}) };
    }
    uncertain ||= known === 'maybe';
  }
  return null;
}

function nothingToLimit({ facts, rest, around }: Invocation): Trouble | null {
  const left = around.enclosing.reduce(
    (methods, outer) => methods & limitedBy(outer.facts.name, outer.rest),
    everyMethod,
  );
  const own = limitedBy(facts.name, rest);
  if ((left & own) === 0) return invalidArgument(`${facts.name}> directive excludes all methods`);
  if ((left & own) === left) {
    return invalidArgument(`${facts.name}> directive specifies methods already excluded`);
  }
  return null;
}

/** The methods that a section holds for. */
function limitedBy(name: string, rest: string): Methods {
  if (name !== '<Limit' && name !== '<LimitExcept') return everyMethod;
  const named = wordsOf(argumentTextOf(rest)).reduce(
    (methods, method) => methods | (bits.get(method) ?? 0),
    0,
  );
  return name === '<Limit' ? named : ~named;
}
