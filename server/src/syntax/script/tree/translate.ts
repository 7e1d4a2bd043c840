import { textOf } from '../../../text/span.js';
import type { Block, FunctionDefinition, Program, Statement } from '../flow/program.js';
import { type Definitions, definitionsIn, knownNameOf } from './definitions.js';
import { ExpressionTranslation } from './expressionTranslation.js';
import { effectsOf } from './lifted.js';
import type { TreeBlock, TreeExpression, TreeFunction, TreeStatement } from './scriptTree.js';
import { conditionOf, switched } from './treeConditions.js';
import type { TreeLanguage } from './treeLanguage.js';

/**
 * The form of a program that `flow/` follows.
 *
 * @param source the script, of which the statements' places are
 */
export function translateTree(source: string, program: TreeBlock, language: TreeLanguage): Program {
  const definitions = definitionsIn(program, language);
  const translation = new TreeTranslation(source, language, definitions);
  const functions = new Map<string, FunctionDefinition>();
  for (const [name, definition] of definitions.functions) {
    functions.set(name, translation.definitionOfOwnNames(definition));
  }
  const body = translation.block(program);
  for (const [name, definition] of translation.nameless) functions.set(name, definition);
  return { body: [...body, ...translation.deferred], functions, isTrue: language.isTrue };
}

/** The statements; expressions are a class of their own. */
export class TreeTranslation {
  readonly nameless = new Map<string, FunctionDefinition>();
  readonly deferred: Statement[] = [];
  private readonly expressions: ExpressionTranslation;
  /** Whether names that are assigned belong to the function that is translated. */
  assignsLocally = false;
  private count = 0;

  constructor(
    private readonly source: string,
    readonly language: TreeLanguage,
    readonly definitions: Definitions,
  ) {
    this.expressions = new ExpressionTranslation(this);
  }

  /** A name that no program has. */
  newName(): string {
    return `#${this.count++}`;
  }

  /** A function without a name, under a name of ours. */
  named(definition: TreeFunction): string {
    const name = this.newName();
    this.nameless.set(name, this.definition(definition));
    return name;
  }

  knownName(value: TreeExpression): string | null {
    return knownNameOf(value, this.language, this.definitions.aliases);
  }

  textAt(value: TreeExpression): string {
    return textOf(this.source, value.span).replace(/\s+/g, ' ');
  }

  definitionOfOwnNames(definition: TreeFunction): FunctionDefinition {
    const outer = this.assignsLocally;
    this.assignsLocally = this.language.namesAreLocal;
    const translated = this.definition(definition);
    this.assignsLocally = outer;
    return translated;
  }

  definition({ parameters, body, result }: TreeFunction): FunctionDefinition {
    const names = parameters.map(({ name }) => name ?? this.newName());
    const whenMissing = new Map(
      parameters.flatMap(({ whenMissing: value }, index) => {
        const name = names[index];
        return value === null || name === undefined
          ? []
          : [[name, this.expressions.lift(value).value] as const];
      }),
    );
    const last = result === null ? null : this.expressions.lift(result);
    return {
      parameters: names,
      whenMissing,
      body: [...this.block(body), ...(last?.before ?? [])],
      result: last?.value ?? null,
    };
  }

  block(statements: TreeBlock): Block {
    return statements.flatMap((statement) => this.statement(statement));
  }

  private statement(statement: TreeStatement): Block {
    switch (statement.kind) {
      case 'expression':
        return effectsOf(this.expressions.lift(statement.value));
      case 'write':
        return statement.values.flatMap((each) => {
          const { before, value } = this.expressions.lift(each);
          return [...before, { kind: 'write', value, at: statement.span } as const];
        });
      case 'declaration':
        return statement.value === null ? [] : this.expressions.declared(statement.name, statement.value);
      case 'definition':
        return [];
      case 'if':
        return this.branch(statement);
      case 'choice':
        return switched(statement, this, this.expressions);
      case 'loop':
        return this.loop(statement);
      case 'try':
        return [
          {
            kind: 'attempt',
            body: this.block(statement.body),
            handler: this.block(statement.handler),
            always: this.block(statement.always),
          },
        ];
      case 'return': {
        if (statement.value === null) return [{ kind: 'return', value: null }];
        const { before, value } = this.expressions.lift(statement.value);
        return [...before, { kind: 'return', value }];
      }
      case 'throw':
        return [
          ...(statement.value === null ? [] : effectsOf(this.expressions.lift(statement.value))),
          { kind: 'fail' },
        ];
      case 'block':
        return this.block(statement.body);
      case 'lost':
        return [{ kind: 'lost', because: statement.because, at: statement.span }];
      default:
        return [{ kind: statement.kind }];
    }
  }

  private branch({ condition, whenTrue, otherwise }: TreeStatement & { kind: 'if' }): Block {
    const { before, outcome } = conditionOf(condition, this, this.expressions);
    if (typeof outcome === 'boolean') return [...before, ...this.block(outcome ? whenTrue : otherwise)];
    const arms = [{ condition: outcome, body: this.block(whenTrue) }];
    return [...before, { kind: 'branch', arms, otherwise: this.block(otherwise) }];
  }

  private loop({ over, name, condition, body, bodyFirst }: TreeStatement & { kind: 'loop' }): Block {
    const asked = condition === null ? null : conditionOf(condition, this, this.expressions);
    if (asked?.outcome === false && !bodyFirst) return asked.before;
    const items = over === null ? null : this.expressions.lift(over);
    const rounds = this.block(body);
    const before = asked?.before ?? [];
    return [
      ...(items?.before ?? []),
      {
        kind: 'loop',
        items: items?.value ?? null,
        name,
        body: bodyFirst ? [...rounds, ...before] : [...before, ...rounds],
        certain: bodyFirst || (over === null && (asked === null || asked.outcome === true)),
      },
    ];
  }
}
