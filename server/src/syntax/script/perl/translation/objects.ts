import { literalText, type PerlExpression } from '../perlSyntax.js';
import { namesOfTarget } from './assignedNames.js';
import { isSilentModule } from './modules.js';

/** The class of an object of which no method writes, and none of which is CGI.pm's. */
const silentClass = 'silent';

/** The classes of the objects that scalars hold, where all that they are given are of one class. */
export function classesIn(expressions: readonly PerlExpression[]): ReadonlyMap<string, string> {
  const given = expressions.flatMap((each) =>
    each.kind === 'assignment' && each.operator === '=' && !isHandedOn(each.value)
      ? [{ names: namesOfTarget(each.target), value: each.value }]
      : [],
  );
  const classes = new Map<string, string>();
  const mixed = new Set<string>();
  // What a method of an object gives is known once the object is.
  for (const isLast of [false, true]) {
    for (const { names, value } of given) {
      const found = names.length === 1 ? classOf(value, classes) : null;
      for (const name of names) {
        if (found !== null && (classes.get(name) ?? found) === found) classes.set(name, found);
        else if (isLast || found !== null) mixed.add(name);
      }
    }
  }
  for (const name of mixed) classes.delete(name);
  return classes;
}

/** An argument of the function, which is what the caller gives. */
function isHandedOn(value: PerlExpression): boolean {
  if (value.kind === 'call') return value.name === 'shift' || value.name === 'undef';
  if (value.kind === 'variable') return value.sigil === '@' && value.name === '_';
  return value.kind === 'element' && value.of.kind === 'variable' && value.of.name === '_';
}

/** The class of the object that a value is; null where nothing is known of it. */
export function classOf(value: PerlExpression, classes: ReadonlyMap<string, string>): string | null {
  switch (value.kind) {
    case 'variable':
      return value.sigil === '$' ? (classes.get(`$${value.name}`) ?? null) : null;
    case 'string': {
      const name = literalText(value);
      return name !== null && isSilentModule(name) ? name : null;
    }
    case 'declaration':
      return value.names[0] === undefined ? null : classOf(value.names[0], classes);
    case 'logical':
      return classOf(value.left, classes);
    case 'list':
      return value.items.length === 1 && value.items[0] !== undefined
        ? classOf(value.items[0], classes)
        : null;
    case 'method': {
      const of = classOf(value.object, classes);
      if (of === null) return null;
      return value.name === 'new' && isCgiClass(of) ? of : silentClass;
    }
    default:
      return null;
  }
}

export const isCgiClass = (name: string): boolean => /^CGI(?:::Simple|::Pretty)?$/.test(name);
