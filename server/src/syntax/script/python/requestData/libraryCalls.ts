import { namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { literalValue } from '../stringLiteral.js';
import { type Argument, checkByName } from './calls.js';

import {
  asksPattern,
  endsScript,
  escapesMarkup,
  isOutput,
  mayStartShell,
  passesOn,
  quotesForShell,
  startsShell,
  writesOutput,
} from './libraries.js';
import { bodyOf, environmentValue, fieldOf, readsInput } from './sources.js';
import {
  asData,
  clean,
  dataOf,
  distinct,
  elementOf,
  itemsOf,
  mapTaints,
  merged,
  recordOf,
  taintsOf,
  type Value,
} from './value.js';
import type { Walk } from './walk.js';

/** A call of a function or class of a library, or of a built-in one. */
export function callLibrary(
  walk: Walk,
  paths: readonly string[],
  args: readonly Argument[],
  node: SyntaxNode,
): Value {
  const is = (names: ReadonlySet<string>): boolean => paths.some((path) => names.has(path));
  const [path = ''] = paths;
  const [first, second] = args;
  const given = (): Value => dataOf(distinct(args.flatMap(({ value }) => taintsOf(value))));

  if (paths.includes('cgi.FieldStorage')) return { kind: 'form', source: node };
  if (paths.includes('cgi.parse')) return fieldOf(node, null);
  if (paths.some((each) => readsInput.test(each))) return bodyOf(node);
  if (/^os\.getenvb?$/.test(path)) {
    const name = first === undefined ? null : literalValue(walk.tree, first.node);
    return merged(environmentValue(node, name), second?.value ?? clean);
  }
  if (is(escapesMarkup)) return mapTaints(given(), (taint) => ({ ...taint, html: false }));
  if (is(quotesForShell)) return mapTaints(given(), (taint) => ({ ...taint, shell: false }));
  if (paths.some((each) => writesOutput.test(each))) return write(walk, path, args, node);
  if (is(startsShell)) {
    if (first !== undefined) walk.report('shell', node, first.node, asData(first.value));
    return clean;
  }
  if (is(mayStartShell)) return startProcess(walk, args, node);
  if (is(endsScript)) {
    walk.leaving = 'script';
    return clean;
  }
  if (asksPattern.test(path)) {
    if (second !== undefined) walk.check(second.node);
    return clean;
  }
  // A wrapper of standard output writes there too.
  if (args.some(({ value }) => value.kind === 'library' && value.paths.some((each) => isOutput.test(each)))) {
    return { kind: 'library', paths: ['sys.stdout'] };
  }
  return callBuiltin(walk, path, args, node) ?? (is(passesOn) ? given() : other(walk, path, args));
}

function other(walk: Walk, path: string, args: readonly Argument[]): Value {
  const [first] = args;
  // Who has made a number of it without an error knows what is in it.
  if (/^builtins\.(int|float|long)$/.test(path) && first !== undefined) walk.check(first.node);
  checkByName(walk, path, args);
  return clean;
}

function callBuiltin(walk: Walk, path: string, args: readonly Argument[], node: SyntaxNode): Value | null {
  const [first, second] = args;
  const over = first?.value ?? clean;
  switch (path) {
    case 'builtins.dict':
    case 'collections.OrderedDict':
    case 'collections.defaultdict': {
      const entries = new Map(
        args.flatMap(({ name, value }) => (name === null ? [] : [[name, value] as const])),
      );
      if (first !== undefined && first.name === null && taintsOf(first.value).length > 0)
        return asData(first.value);
      return recordOf(entries, clean);
    }
    case 'builtins.list':
    case 'builtins.sorted':
    case 'builtins.reversed':
    case 'builtins.iter':
      return over;
    case 'builtins.enumerate':
      return itemsOf([itemsOf([clean, elementOf(over)])]);
    case 'builtins.zip':
      return itemsOf([itemsOf(args.map(({ value }) => elementOf(value)))]);
    case 'builtins.map': {
      // The function decides what becomes of each of them; what is no known name may do anything.
      const callee = first?.value;
      const each = second?.value ?? clean;
      if (callee?.kind !== 'library' || second === undefined) return clean;
      return callLibrary(walk, callee.paths, [{ ...second, value: elementOf(each) }], node);
    }
    case 'builtins.filter':
      return first?.node.type === 'none' ? (second?.value ?? clean) : clean;
    case 'builtins.getattr':
      return clean;
    case 'builtins.super':
      return superValue(walk);
    default:
      return null;
  }
}

/** `super()` in a method: of the instance that the method was asked on. */
function superValue(walk: Walk): Value {
  const self = walk.look('self');
  return self.kind === 'instance' ? { kind: 'super', of: self.of, id: self.id } : clean;
}

function write(walk: Walk, path: string, args: readonly Argument[], node: SyntaxNode): Value {
  const file = args.find(({ name }) => name === 'file');
  const toOutput =
    file === undefined ||
    file.node.type === 'none' ||
    (file.value.kind === 'library' && file.value.paths.some((each) => isOutput.test(each)));
  if (path === 'builtins.print' && !toOutput) return clean;
  const parts = args.filter(({ name }) => name === null || /^(sep|end)$/.test(name));
  // `print("<p>", name)` puts the name into markup as much as a text does.
  for (const { value, node: argument } of parts) walk.report('output', node, argument, asData(value));
  return clean;
}

function startProcess(walk: Walk, args: readonly Argument[], node: SyntaxNode): Value {
  const command = args.find(({ name }) => name === 'args') ?? args[0];
  const shell = args.find(({ name }) => name === 'shell');
  if (command === undefined) return clean;
  const items =
    command.node.type === 'list' || command.node.type === 'tuple'
      ? namedChildren(command.node).filter(({ type }) => type !== 'comment')
      : null;
  if (shell !== undefined && /^(True|1)$/.test(walk.source(shell.node))) {
    const [word] = items ?? [command.node];
    const value = command.value.kind === 'items' && items !== null ? command.value.items[0] : command.value;
    if (word !== undefined && value !== undefined) walk.report('shell', node, word, asData(value));
    return clean;
  }
  // `["sh", "-c", command]`
  const [program, option, text] = items ?? [];
  if (program === undefined || option === undefined || text === undefined) return clean;
  const isShell = /^(\/\S*\/)?(ba|da|z|k)?sh$/.test(literalValue(walk.tree, program) ?? '');
  if (!isShell || !/^-\w*c$/.test(literalValue(walk.tree, option) ?? '')) return clean;
  const value = command.value.kind === 'items' ? command.value.items[2] : undefined;
  if (value !== undefined) walk.report('shell', node, text, asData(value));
  return clean;
}
