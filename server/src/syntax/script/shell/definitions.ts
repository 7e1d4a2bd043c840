import { literalOf, type ShellCommand, type SimpleCommand, type Word } from './shellCommand.js';

/** The bodies of the functions, by name; of several the last one. */
export function functionsIn(script: ShellCommand): ReadonlyMap<string, ShellCommand> {
  const found = new Map<string, ShellCommand>();
  for (const command of commandsIn(script)) {
    if (command.kind === 'function') found.set(command.name, command.body);
  }
  return found;
}

/** The names that the script may give a value; null where another file or a text is run that may give any. */
export function assignedNames(script: ShellCommand): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const command of commandsIn(script)) {
    if (command.kind === 'for') names.add(command.name);
    if (command.kind !== 'simple') continue;
    if (/^(?:\.|source|eval)$/.test(nameOf(command))) return null;
    for (const { name } of command.assignments) names.add(name);
    for (const word of command.words.slice(1)) {
      const name = /^([A-Za-z_]\w*)(?:\+?=|$)/.exec(startOf(word))?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

const nameOf = ({ words: [first] }: SimpleCommand): string =>
  first === undefined ? '' : (literalOf(first) ?? '');

const startOf = ({ parts: [first] }: Word): string => (first?.kind === 'literal' ? first.text : '');

/** Every command at or below one, those within words included. */
function* commandsIn(command: ShellCommand): Generator<ShellCommand> {
  yield command;
  for (const inner of innerCommands(command)) yield* commandsIn(inner);
}

function innerCommands(command: ShellCommand): readonly ShellCommand[] {
  switch (command.kind) {
    case 'simple':
      return [
        ...command.words,
        ...command.assignments.map(({ value }) => value),
        ...command.redirections.flatMap(({ document }) => document ?? []),
      ].flatMap(commandsInWord);
    case 'pipeline':
    case 'sequence':
      return command.commands;
    case 'condition':
      return [command.left, command.right];
    case 'if':
      return [
        ...command.arms.flatMap(({ condition, body }) => [condition, body]),
        ...(command.otherwise === null ? [] : [command.otherwise]),
      ];
    case 'loop':
      return [command.condition, command.body];
    case 'for':
      return [...(command.words ?? []).flatMap(commandsInWord), command.body];
    case 'case':
      return command.arms.map(({ body }) => body);
    case 'subshell':
    case 'function':
      return [command.body];
    case 'negation':
    case 'redirected':
    case 'background':
      return [command.command];
    case 'test':
      return [];
  }
}

const commandsInWord = ({ parts }: Word): readonly ShellCommand[] =>
  parts.flatMap((part) => (part.kind === 'substitution' ? [part.command] : []));
