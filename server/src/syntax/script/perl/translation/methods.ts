import { type Expression, foreign, type Statement, text, unknown } from '../../flow/program.js';
import { literalText, type PerlExpression, type PerlMethodCall } from '../perlSyntax.js';
import { isSeveral, valuesOf } from './calls.js';
import { cgiValue } from './cgi.js';
import { nameOf } from './handles.js';
import { onOneLine } from './knownFunctions.js';
import { classOf, isCgiClass } from './objects.js';
import { outputStatements } from './output.js';
import type { Surroundings } from './surroundings.js';
import { evaluated, listValue } from './values.js';

const writing: ReadonlyMap<string, 'print' | 'printf' | 'say'> = new Map([
  ['print', 'print'],
  ['printf', 'printf'],
  ['say', 'say'],
]);

/** A call of a method, and what has to be run before its value is asked for. */
export function methodValue(call: PerlMethodCall, around: Surroundings, before: Statement[]): Expression {
  const { object, name, arguments: args, span } = call;
  const { facts } = around;
  const own = name === null ? null : ownMethod(object, name, around);
  if (own !== null) {
    const given = [object, ...args].map((each) => listValue(each, around, before));
    return {
      kind: 'call',
      name: own,
      arguments: given,
      spread: [false, ...args.map(isSeveral)],
      source: span,
    };
  }
  const className = classOf(object, facts.classes);
  const how = name === null ? undefined : writing.get(name);
  if (how !== undefined && args.length > 0) {
    const handle = className !== null && isCgiClass(className) ? null : object;
    before.push(...outputStatements({ kind: 'output', how, handle, arguments: args, span }, around));
    return text('1', span);
  }
  if (className !== null && isCgiClass(className) && name !== null)
    return cgiValue(name, className, args, span, around, before, object.kind === 'string');
  evaluated(listValue(object, around, before), before);
  valuesOf(args, around, before);
  if (name === null || namesOutput(args)) return foreign(span);
  if (isHandle(object, around)) return unknown(span);
  const isForeign = className === null && facts.foreignCode;
  return isForeign ? foreign(span) : unknown(span, !onOneLine.has(name) && name !== 'new');
}

const isHandle = (object: PerlExpression, { facts }: Surroundings): boolean => {
  const name = nameOf(object);
  return name !== undefined && (facts.handles.has(name) || /^STD(?:IN|OUT|ERR)$/.test(name));
};

/** `print_to => *STDOUT` and the like. */
const namesOutput = (args: readonly PerlExpression[]): boolean =>
  args.some((each) => nameOf(each) === 'STDOUT' || literalText(each) === 'print_to');

/** The script's own method: of the class that is named, or the only one of that name. */
function ownMethod(
  object: PerlExpression,
  name: string,
  { functions, scope, facts }: Surroundings,
): string | null {
  const named =
    literalText(object) ??
    (object.kind === 'call' && object.name === '__PACKAGE__' ? scope.currentPackage : null);
  if (named !== null) {
    const whole = named === 'main' ? name : `${named}::${name}`;
    return functions.has(whole) ? whole : null;
  }
  if (classOf(object, facts.classes) !== null || name.includes('::')) return null;
  const [found, ...others] = [...functions].filter((each) => each === name || each.endsWith(`::${name}`));
  const isOwn =
    found?.includes('::') === true ||
    (object.kind === 'variable' && /^(?:self|class|this)$/.test(object.name));
  return found !== undefined && others.length === 0 && isOwn ? found : null;
}
