import type { Span } from '../../../text/span.js';
import type { OutputPiece } from '../entrypointScript.js';
import type { Block } from '../flow/program.js';
import { quietnessOf } from '../flow/quietness.js';
import { runBlock } from '../flow/statements.js';
import { Walk, WalkEnded } from '../flow/walk.js';
import { outputOf } from './redirections.js';
import { literalOf, type ShellCommand, type SimpleCommand } from './shellCommand.js';
import { parseShell } from './shellParser.js';
import { UnreadableShell } from './shellScanner.js';
import { translateShell } from './translate.js';

/** What a program that a script starts writes to the standard output that it is given. */
export type CommandOutput = 'nothing' | 'perhaps' | readonly OutputPiece[];

/** Programs that list or count something, whatever they find: of no line of theirs a server takes a header. */
const listing: ReadonlySet<string> = new Set(
  `arch cal date df dir du env finger free hostname id ifconfig ls lsblk lscpu md5sum netstat nproc printenv ps pwd
  sha1sum sha256sum top tree uname uptime vmstat w wc whoami`.split(/\s+/),
);

/** Programs that hand on what a file holds, which may be a header. */
const copying: ReadonlySet<string> = new Set(['cat', 'head', 'tail', 'tac', 'nl']);

/**
 * What `sh -c` writes for a command; dash is the shell.
 *
 * @param at the call that starts it, for all pieces
 * @param fileMayBeHeader whether what is in a file may be meant for the header
 */
export function outputOfCommand(command: string, at: Span, fileMayBeHeader: boolean): CommandOutput {
  try {
    return new CommandReader(command, at, fileMayBeHeader).output(parseShell(command, false));
  } catch (error) {
    if (!(error instanceof UnreadableShell)) throw error;
    return 'perhaps';
  }
}

/** What a program writes that is started without a shell. @param words null for one that is not known */
export function outputOfProgram(
  words: readonly (string | null)[],
  at: Span,
  fileMayBeHeader: boolean,
): CommandOutput {
  const [program] = words;
  if (program == null) return 'perhaps';
  // A shell's own echo may differ from the program of that name.
  const path = /^(echo|printf)$/.test(program) ? `/bin/${program}` : program;
  const command = [path, ...words.slice(1).map((word) => word ?? '$UNKNOWN')].map(inQuotes).join(' ');
  return outputOfCommand(command, at, fileMayBeHeader);
}

const inQuotes = (word: string): string =>
  word === '$UNKNOWN' ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;

class CommandReader {
  constructor(
    private readonly text: string,
    private readonly at: Span,
    private readonly fileMayBeHeader: boolean,
  ) {}

  output(command: ShellCommand): CommandOutput {
    switch (command.kind) {
      case 'simple':
        return this.simple(command);
      case 'sequence':
        return this.inTurn(command.commands.map((each) => this.output(each)));
      case 'subshell':
        return this.output(command.body);
      case 'negation':
        return this.output(command.command);
      case 'test':
        return 'nothing';
      case 'pipeline': {
        const last = command.commands.at(-1);
        const output = last === undefined ? 'nothing' : this.output(last);
        return this.isCopying(last) ? 'perhaps' : output;
      }
      case 'condition': {
        const left = this.output(command.left);
        const right = this.output(command.right);
        // Who changes to a folder first relies on it.
        const goesOn = command.when === 'holds' && this.nameOf(command.left) === 'cd';
        return this.inTurn([left, goesOn || right === 'nothing' ? right : 'perhaps']);
      }
      default:
        return 'perhaps';
    }
  }

  private simple(command: SimpleCommand): CommandOutput {
    const output = outputOf(command.redirections);
    if (output === 'elsewhere') return 'nothing';
    if (output === 'perhaps') return 'perhaps';
    const name = this.nameOf(command);
    if (name !== null && listing.has(name)) return this.prose;
    if (this.isCopying(command) && command.words.length > 1)
      return this.fileMayBeHeader ? 'perhaps' : this.prose;
    const verbose = command.words.some((word) => /^(-\w*v\w*|--verbose)$/.test(literalOf(word) ?? ''));
    return verbose ? 'perhaps' : this.run(translateShell(this.text, command, 'dash').body);
  }

  /** What the statements of a command write that the reader of shell scripts knows. */
  private run(body: Block): CommandOutput {
    if (!body.every(({ kind }) => kind === 'write' || kind === 'assign' || kind === 'evaluate'))
      return 'perhaps';
    const program = { body, functions: new Map(), isTrue: () => false };
    const walk = new Walk(program, { choose: () => 0 }, quietnessOf(program), { steps: 1000 });
    try {
      const pieces = walk.capture(() => void runBlock(walk, body));
      return pieces.length === 0 ? 'nothing' : pieces.map((piece) => ({ ...piece, source: this.at }));
    } catch (error) {
      if (!(error instanceof WalkEnded)) throw error;
      return 'perhaps';
    }
  }

  private inTurn(outputs: readonly CommandOutput[]): CommandOutput {
    const [first, ...others] = outputs.filter((output) => output !== 'nothing');
    if (first === undefined) return 'nothing';
    if (first === 'perhaps') return 'perhaps';
    return [
      ...first,
      ...others.flatMap((output): readonly OutputPiece[] =>
        output === 'perhaps' ? [{ kind: 'unknown', lines: true, source: this.at }] : [...output],
      ),
    ];
  }

  private get prose(): CommandOutput {
    return [{ kind: 'unknown', lines: true, prose: true, source: this.at }];
  }

  private nameOf(command: ShellCommand | undefined): string | null {
    const [first] = command?.kind === 'simple' ? command.words : [];
    return first === undefined
      ? null
      : (literalOf(first)?.replace(/^(\/usr)?(\/local)?\/s?bin\//, '') ?? null);
  }

  private isCopying(command: ShellCommand | undefined): boolean {
    return copying.has(this.nameOf(command) ?? '');
  }
}
