import {
  isOfLanguage,
  literalText,
  type PerlBlock,
  type PerlCall,
  type PerlExpression,
} from '../perlSyntax.js';
import { visitBlock } from '../perlTree.js';
import { namesOfTarget } from './assignedNames.js';

/** Where what is printed to a handle goes. `perhaps`: to standard output or elsewhere. */
export type OutputPlace = 'standard-output' | 'elsewhere' | 'perhaps';

/** The places that names in the script stand for: `OUT` for a handle, `$out` for a scalar. */
export function handlesIn(script: PerlBlock): ReadonlyMap<string, OutputPlace> {
  const places = new Map<string, OutputPlace>();
  const add = (name: string | undefined, place: OutputPlace | null): void => {
    if (name === undefined || place === null) return;
    const before = places.get(name);
    places.set(name, before === undefined || before === place ? place : 'perhaps');
  };
  visitBlock(script, (expression) => {
    if (
      expression.kind === 'call' &&
      isOfLanguage(expression) &&
      /^(?:open|socket|sysopen)$/.test(expression.name)
    ) {
      add(nameOf(expression.arguments[0]), openedPlace(expression));
    }
    if (expression.kind === 'assignment' && expression.operator === '=') {
      const [name] = namesOfTarget(expression.target);
      if (name?.startsWith('$') === true) add(name, valuePlace(expression.value));
    }
    return true;
  });
  return places;
}

/** The name under which the place of a handle is kept; undefined for one that has none. */
export function nameOf(handle: PerlExpression | undefined): string | undefined {
  if (handle?.kind === 'string') return literalText(handle)?.replace(/^(?:main::|\*)/, '');
  if (handle?.kind === 'call' && handle.form === 'word') return handle.name;
  if (handle?.kind === 'variable')
    return handle.sigil === '*' ? handle.name : `${handle.sigil}${handle.name}`;
  if (handle?.kind === 'declaration') return namesOfTarget(handle)[0];
  if (handle?.kind === 'operation' && handle.operator === '\\') return nameOf(handle.operands[0]);
  if (handle?.kind === 'element' && handle.of.kind === 'variable' && handle.of.sigil === '*')
    return handle.of.name;
  return undefined;
}

function openedPlace({ name, arguments: args }: PerlCall): OutputPlace {
  if (name !== 'open') return 'elsewhere';
  const mode = args[1] === undefined ? '' : startOf(args[1]);
  if (mode === null) return args.length > 2 ? 'perhaps' : 'elsewhere';
  return /^\s*\+?>>?\s*(?:&|-)/.test(mode) || /^\s*(?:\|-|>\/dev\/(?:stdout|fd))/.test(mode)
    ? 'perhaps'
    : 'elsewhere';
}

/** What a text begins with; null where that only shows when the script runs. */
function startOf(expression: PerlExpression): string | null {
  if (expression.kind === 'operation' && expression.operator === '.' && expression.operands[0] !== undefined)
    return startOf(expression.operands[0]);
  if (expression.kind !== 'string') return null;
  const [first] = expression.parts;
  return first === undefined ? '' : first.kind === 'text' ? first.text : null;
}

/** Null for a value that says nothing of a handle. */
function valuePlace(value: PerlExpression): OutputPlace | null {
  const glob = globIn(value);
  if (glob !== null) return glob === 'STDOUT' ? 'standard-output' : 'elsewhere';
  if (value.kind === 'method' && value.name === 'new') {
    return /^(?:IO::|FileHandle|File::Temp)/.test(literalText(value.object) ?? '') ? 'elsewhere' : null;
  }
  return 'perhaps';
}

/** The name in `*STDOUT`, `\*STDOUT`, `*STDOUT{IO}`; null for anything else. */
export function globIn(value: PerlExpression): string | null {
  if (value.kind === 'variable' && value.sigil === '*') return value.name;
  if (value.kind === 'operation' && value.operator === '\\' && value.operands[0] !== undefined)
    return globIn(value.operands[0]);
  if (value.kind === 'element') return globIn(value.of);
  return null;
}

/** @param foreignCode whether code that is not seen may have opened it */
export function placeOf(
  handle: PerlExpression,
  places: ReadonlyMap<string, OutputPlace>,
  foreignCode: boolean,
): OutputPlace {
  if (handle.kind === 'choice') {
    const then = placeOf(handle.then, places, foreignCode);
    return then === placeOf(handle.otherwise, places, foreignCode) ? then : 'perhaps';
  }
  if (handle.kind === 'list' && handle.items.length === 1 && handle.items[0] !== undefined)
    return placeOf(handle.items[0], places, foreignCode);
  const name = nameOf(handle);
  if (name === undefined) return 'perhaps';
  const known = places.get(name);
  if (known !== undefined) return known;
  if (name === 'STDOUT') return 'standard-output';
  if (name === 'STDERR') return 'elsewhere';
  // A name that nobody opened is mostly that of a function that a module brings.
  return foreignCode || !/^[A-Z][A-Z0-9_]*$/.test(name) ? 'perhaps' : 'elsewhere';
}
