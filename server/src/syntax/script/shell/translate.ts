import type { Span } from '../../../text/span.js';
import { textOf } from '../../../text/span.js';
import type { Arm, Block, Condition, FunctionDefinition, Program, Statement } from '../flow/program.js';
import { assignedNames, functionsIn } from './definitions.js';
import type { ShellDialect } from './dialect.js';
import { type Expansion, wordValue } from './expansion.js';
import { outputOf } from './redirections.js';
import { literalOf, type ShellCommand, type Word } from './shellCommand.js';
import { type Translated, translateSimple } from './simpleTranslation.js';

/** @param text the script, of which the commands' places are */
export function translateShell(text: string, script: ShellCommand, dialect: ShellDialect): Program {
  const bodies = functionsIn(script);
  const assigned = assignedNames(script);
  const translator = new Translator(text, dialect, new Set(bodies.keys()), assigned);
  const functions = new Map<string, FunctionDefinition>();
  for (const [name, body] of bodies) {
    functions.set(name, { parameters: [], body: translator.statements(body), result: null });
  }
  return { body: translator.statements(script), functions, isTrue: (value) => value === 'true' };
}

class Translator {
  private readonly expansion: Expansion;
  private conditions = 0;

  constructor(
    private readonly text: string,
    private readonly dialect: ShellDialect,
    private readonly functions: ReadonlySet<string>,
    /** Null where anything may be assigned. */
    assigned: ReadonlySet<string> | null,
  ) {
    this.expansion = {
      isAssigned: (name) => assigned === null || assigned.has(name),
      captured: (command) => ({
        kind: 'captured',
        body: this.statements(command),
        source: { start: 0, end: 0 },
      }),
    };
  }

  statements(command: ShellCommand): Block {
    return this.translate(command, null).statements;
  }

  /** @param input what comes through a pipe */
  private translate(command: ShellCommand, input: Block | null): Translated {
    switch (command.kind) {
      case 'simple':
        return translateSimple(command, {
          dialect: this.dialect,
          expansion: this.expansion,
          functions: this.functions,
          input,
        });
      case 'sequence':
        return this.sequence(command.commands, input);
      case 'pipeline':
        return this.pipeline(command.commands);
      case 'negation': {
        const { statements, status } = this.translate(command.command, input);
        return { statements, status: status === null ? null : !status };
      }
      case 'condition':
        return { statements: this.conditional(command), status: null };
      case 'if':
        return { statements: this.branch(command), status: null };
      case 'loop':
        return { statements: [this.loop(command)], status: null };
      case 'for':
        return { statements: [this.each(command)], status: null };
      case 'case':
        return { statements: [this.chosen(command)], status: null };
      case 'subshell':
        return { statements: this.subshell(command.body), status: null };
      case 'redirected': {
        const { statements } = this.translate(command.command, input);
        return { statements: this.redirected(statements, outputOf(command.redirections)), status: null };
      }
      case 'background': {
        const { statements } = this.translate(command.command, input);
        return { statements: statements.length === 0 ? [] : [mayWrite], status: true };
      }
      default:
        return { statements: [], status: null };
    }
  }

  private sequence(commands: readonly ShellCommand[], input: Block | null): Translated {
    const translated = commands.map((each) => this.translate(each, input));
    return {
      statements: translated.flatMap(({ statements }) => statements),
      status: translated.at(-1)?.status ?? null,
    };
  }

  /** Each command but the last writes to the next; it runs in a shell of its own, so that nothing else is left of it. */
  private pipeline(commands: readonly ShellCommand[]): Translated {
    let last: Translated = { statements: [], status: null };
    for (const [index, command] of commands.entries()) {
      last = this.translate(command, index === 0 ? null : last.statements);
    }
    return last;
  }

  private conditional({ when, left, right }: ShellCommand & { kind: 'condition' }): Block {
    const first = this.translate(left, null);
    const second = this.statements(right);
    if (first.status !== null) {
      return first.status === (when === 'holds') ? [...first.statements, ...second] : first.statements;
    }
    const condition = this.condition(left, when === 'fails');
    return [...first.statements, { kind: 'branch', arms: [{ condition, body: second }], otherwise: [] }];
  }

  private branch({ arms, otherwise }: ShellCommand & { kind: 'if' }): Block {
    const [arm, ...others] = arms;
    if (arm === undefined) return otherwise === null ? [] : this.statements(otherwise);
    const { statements, status } = this.translate(arm.condition, null);
    const body = this.statements(arm.body);
    const rest = this.branch({ kind: 'if', arms: others, otherwise });
    if (status !== null) return [...statements, ...(status ? body : rest)];
    const condition = this.condition(arm.condition, false);
    return [...statements, { kind: 'branch', arms: [{ condition, body }], otherwise: rest }];
  }

  private loop({ condition, until, body }: ShellCommand & { kind: 'loop' }): Statement {
    const { statements, status } = this.translate(condition, null);
    return {
      kind: 'loop',
      items: null,
      name: null,
      body: [...statements, ...this.statements(body)],
      certain: status !== null && status !== until,
    };
  }

  private each({ name, words, body }: ShellCommand & { kind: 'for' }): Statement {
    const items =
      words?.every(isOneField) === true ? words.map((word) => wordValue(word, this.expansion)) : null;
    return {
      kind: 'loop',
      items: items === null ? null : { kind: 'list', items },
      name,
      body: this.statements(body),
      certain: words?.some(isOneField) === true,
    };
  }

  private chosen({ span, arms }: ShellCommand & { kind: 'case' }): Statement {
    const before = arms.findIndex(({ always }) => always);
    const tried = before < 0 ? arms : arms.slice(0, before);
    const last = before < 0 ? undefined : arms[before];
    return {
      kind: 'branch',
      arms: tried.map(
        ({ body }, index): Arm => ({
          condition: { key: `${textOf(this.text, span)} ${index}`, negated: false, value: null },
          body: this.statements(body),
        }),
      ),
      otherwise: last === undefined ? [] : this.statements(last.body),
    };
  }

  /** `exit` in it ends it alone. */
  private subshell(body: ShellCommand): Block {
    const statements = this.statements(body);
    const [first] = statements.filter(({ kind }) => kind === 'exit');
    if (first === undefined) return statements;
    return [{ kind: 'lost', because: 'a shell of its own ends early', at: { start: 0, end: 0 } }];
  }

  private redirected(statements: Block, place: ReturnType<typeof outputOf>): Block {
    if (place === 'standard-output' || statements.length === 0) return statements;
    if (place === 'perhaps') return [mayWrite];
    const source: Span = { start: 0, end: 0 };
    return [{ kind: 'evaluate', value: { kind: 'captured', body: statements, source } }];
  }

  /** Tests of the same text come to the same; of other commands nobody knows. */
  private condition(command: ShellCommand, negated: boolean): Condition {
    if (command.kind === 'negation') return this.condition(command.command, !negated);
    const isTest =
      command.kind === 'test' ||
      (command.kind === 'simple' &&
        /^(?:\[|test)$/.test(command.words[0] === undefined ? '' : (literalOf(command.words[0]) ?? '')));
    const key = isTest ? textOf(this.text, command.span).replace(/\s+/g, ' ') : `#${this.conditions++}`;
    return { key, negated, value: null };
  }
}

const mayWrite: Statement = { kind: 'may-write', at: { start: 0, end: 0 } };

/** Neither split into fields nor a pattern for file names. */
const isOneField = ({ parts }: Word): boolean =>
  parts.every((part) => part.quoted || (part.kind === 'literal' && !/[*?[{]/.test(part.text)));
