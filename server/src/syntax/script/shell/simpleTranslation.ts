import { type Block, type Expression, type Statement, unknown } from '../flow/program.js';
import { isSilentProgram, isSpeakingProgram } from '../programs.js';
import type { ShellDialect } from './dialect.js';
import { echoed, printed } from './echo.js';
import { type Expansion, wordValue } from './expansion.js';
import { outputOf } from './redirections.js';
import { type Assignment, literalOf, type SimpleCommand, type Word } from './shellCommand.js';

export interface Surroundings {
  readonly dialect: ShellDialect;
  readonly expansion: Expansion;
  readonly functions: ReadonlySet<string>;
  /** What the command before it in a pipeline writes; null where its input is that of the script. */
  readonly input: Block | null;
}

/** Statements, and what the command's exit status is known to be. */
export interface Translated {
  readonly statements: Block;
  readonly status: boolean | null;
}

const nothing: Translated = { statements: [], status: null };

const declaring: ReadonlySet<string> = new Set(['export', 'local', 'declare', 'typeset', 'readonly']);

export function translateSimple(command: SimpleCommand, around: Surroundings): Translated {
  const { assignments, words, redirections, span } = command;
  const [first] = words;
  if (first === undefined) {
    return { statements: assignments.map((each) => assign(each, around.expansion, false)), status: null };
  }
  const written = commandOf(first, words.slice(1), command, around);
  const output = outputOf(redirections);
  if (output === 'standard-output') return written;
  if (output === 'elsewhere') return { ...written, statements: unwritten(written.statements) };
  return { statements: [{ kind: 'may-write', at: span }], status: null };
}

/** What the statements do beside writing. */
const unwritten = (statements: Block): Block => {
  const [first] = statements;
  if (first === undefined) return [];
  return statements.every(({ kind }) => kind === 'assign' || kind === 'exit' || kind === 'return')
    ? statements
    : [{ kind: 'evaluate', value: { kind: 'captured', body: statements, source: { start: 0, end: 0 } } }];
};

function commandOf(
  first: Word,
  args: readonly Word[],
  command: SimpleCommand,
  around: Surroundings,
): Translated {
  const { span } = command;
  const { dialect, expansion } = around;
  const written = literalOf(first);
  if (written === null) return mayWrite(command);
  const name = written.replace(/^\/(?:usr\/)?bin\//, '');
  // Of a line that ends in CRLF the CR belongs to the last word: such a command is not found.
  if (name.includes('\r')) return { statements: [], status: false };
  if (around.functions.has(name)) {
    const call: Expression = {
      kind: 'call',
      name,
      arguments: args.map((word) => wordValue(word, expansion)),
      source: span,
    };
    return { statements: [{ kind: 'evaluate', value: call }], status: null };
  }
  if (isSilentProgram(name)) return { statements: shifted(name, span), status: statusOf(name) };
  if (declaring.has(name)) return { statements: declared(args, name === 'local', expansion), status: null };
  if (isSpeakingProgram(name)) {
    return { statements: [{ kind: 'write', value: unknown(span), at: span }], status: null };
  }
  const isProgram = name !== written;
  switch (name) {
    case 'echo':
      return { statements: echoed(args, isProgram ? 'bash' : dialect, expansion, span), status: true };
    case 'printf':
      return { statements: printed(args, isProgram ? 'bash' : dialect, expansion, span), status: true };
    case 'cat':
      return copied(args, command, around);
    case 'tee':
      return around.input === null ? mayWrite(command) : { statements: around.input, status: null };
    case 'exit':
      return { statements: [{ kind: 'exit' }], status: null };
    case 'return':
      return { statements: [{ kind: 'return', value: null }], status: null };
    case 'break':
      return { statements: [{ kind: 'break' }], status: null };
    case 'continue':
      return { statements: [{ kind: 'continue' }], status: null };
    case 'read':
      return { statements: readNames(args, command), status: null };
    case 'eval':
      return {
        statements: [{ kind: 'lost', because: 'a text is run as a command', at: span }],
        status: null,
      };
    case 'exec':
      return executed(args, command, around);
    case 'command':
    case 'builtin':
    case 'nice':
    case 'nohup':
      return handedOn(args, command, around);
    default:
      return mayWrite(command);
  }
}

const mayWrite = ({ span }: SimpleCommand): Translated => ({
  statements: [{ kind: 'may-write', at: span }],
  status: null,
});

const statusOf = (name: string): boolean | null =>
  name === 'true' || name === ':' ? true : name === 'false' ? false : null;

const shifted = (name: string, span: SimpleCommand['span']): Block =>
  name === 'shift' ? [{ kind: 'evaluate', value: { kind: 'argument', which: 'next', source: span } }] : [];

export const assign = (
  { name, append, value }: Assignment,
  expansion: Expansion,
  declares: boolean,
): Statement => ({ kind: 'assign', name, value: wordValue(value, expansion), append, declares });

/** `export NAME=value ...` */
function declared(words: readonly Word[], isLocal: boolean, expansion: Expansion): Block {
  return words.flatMap((word) => {
    const [first, ...rest] = word.parts;
    const match = first?.kind === 'literal' ? /^([A-Za-z_]\w*)(\+?)=/.exec(first.text) : null;
    if (match === null || first?.kind !== 'literal') return [];
    const [whole, name = '', plus] = match;
    const parts = [{ ...first, text: first.text.slice(whole.length) }, ...rest];
    const value = { span: word.span, parts };
    return [assign({ name, append: plus === '+', value }, expansion, isLocal)];
  });
}

function readNames(words: readonly Word[], { span }: SimpleCommand): Block {
  return words.flatMap((word): readonly Statement[] => {
    const name = literalOf(word);
    if (name === null || !/^[A-Za-z_]\w*$/.test(name)) return [];
    return [{ kind: 'assign', name, value: unknown(span, false), append: false, declares: false }];
  });
}

/** `cat` writes the document that it is given, or what comes through a pipe; what is in a file is not seen. */
function copied(args: readonly Word[], command: SimpleCommand, around: Surroundings): Translated {
  const takesInput = args.every((word) => literalOf(word) === '-');
  if (!takesInput) return mayWrite(command);
  const input = command.redirections.findLast(({ operator }) => operator.startsWith('<'));
  if (input === undefined) {
    return around.input === null ? mayWrite(command) : { statements: around.input, status: true };
  }
  const { span } = command;
  if (input.document !== null) {
    const value = wordValue(input.document, around.expansion);
    return { statements: [{ kind: 'write', value, at: span }], status: true };
  }
  if (input.operator !== '<<<') return mayWrite(command);
  const parts = [
    wordValue(input.target, around.expansion),
    { kind: 'text', text: '\n', source: span } as const,
  ];
  return {
    statements: [{ kind: 'write', value: { kind: 'joined', parts, separator: null }, at: span }],
    status: true,
  };
}

function executed(args: readonly Word[], command: SimpleCommand, around: Surroundings): Translated {
  if (args.length > 0) {
    const { statements } = handedOn(args, command, around);
    return { statements: [...statements, { kind: 'exit' }], status: null };
  }
  return outputOf(command.redirections) === 'standard-output'
    ? nothing
    : {
        statements: [{ kind: 'lost', because: 'standard output is redirected', at: command.span }],
        status: null,
      };
}

function handedOn(args: readonly Word[], command: SimpleCommand, around: Surroundings): Translated {
  const [first, ...rest] = args;
  if (first === undefined) return nothing;
  return /^-/.test(literalOf(first) ?? '') ? mayWrite(command) : commandOf(first, rest, command, around);
}
