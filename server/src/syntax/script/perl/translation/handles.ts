import { isOfLanguage, literalText, type PerlCall, type PerlExpression } from '../perlSyntax.js';
import { namesOfTarget } from './assignedNames.js';
import type { Surroundings } from './surroundings.js';

/** Where what is printed to a handle goes. `perhaps`: to standard output or elsewhere. */
export type OutputPlace = 'standard-output' | 'elsewhere' | 'perhaps';

/** The places that names in the script stand for: `OUT` for a handle, `$out` for a scalar. */
export function handlesIn(expressions: readonly PerlExpression[]): ReadonlyMap<string, OutputPlace> {
  const places = new Map<string, OutputPlace>();
  const add = (name: string | undefined, place: OutputPlace | null): void => {
    if (name === undefined || place === null) return;
    const before = places.get(name);
    places.set(name, before === undefined || before === place ? place : 'perhaps');
  };
  for (const expression of expressions) {
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
  }
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

export function placeOf(handle: PerlExpression, around: Surroundings): OutputPlace {
  const { facts, functions, scope } = around;
  if (handle.kind === 'choice') {
    const place = placeOf(handle.then, around);
    return place === placeOf(handle.otherwise, around) ? place : 'perhaps';
  }
  if (handle.kind === 'list' && handle.items.length === 1 && handle.items[0] !== undefined)
    return placeOf(handle.items[0], around);
  const name = nameOf(handle);
  if (name === undefined) return 'perhaps';
  const known = facts.handles.get(name);
  if (known !== undefined) return known;
  if (name.startsWith('$')) return 'perhaps';
  if (name === 'STDOUT') return 'standard-output';
  // Perl takes the name of a function that it has not met yet for a handle, which nobody opened.
  if (name === 'STDERR' || functions.has(scope.functionName(name))) return 'elsewhere';
  // Any other name that nobody opened is mostly that of a function that a module brings.
  return facts.foreignCode || !/^[A-Z][A-Z0-9_]*$/.test(name) ? 'perhaps' : 'elsewhere';
}
