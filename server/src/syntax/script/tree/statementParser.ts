import type { TreeBlock, TreeExpression, TreeStatement } from './scriptTree.js';
import type { Token } from './token.js';
import { TokenStream } from './tokenStream.js';

/** The statements of a language with braces: what is alike in all of them. */
export abstract class StatementParser {
  constructor(protected readonly stream: TokenStream) {}

  readProgram(): TreeBlock {
    const statements: TreeStatement[] = [];
    while (!this.stream.atEnd) statements.push(...this.readStatement());
    return statements;
  }

  /** A text that is an expression and nothing else. */
  readEmbedded(): TreeExpression {
    const value = this.readValue();
    if (!this.stream.atEnd) this.stream.fail('the end of an expression was expected here');
    return value;
  }

  /** `{ ... }` */
  readBody(): TreeBlock {
    this.stream.expect('{');
    return this.readUntil('}');
  }

  /** Statements up to one of the words, which is taken. */
  readUntil(...closers: readonly string[]): TreeBlock {
    const { stream } = this;
    const statements: TreeStatement[] = [];
    while (!stream.accept(...closers)) {
      if (stream.atEnd) stream.fail(`"${closers[0] ?? ''}" is missing`);
      statements.push(...this.readStatement());
    }
    return statements;
  }

  readStatement(): TreeBlock {
    return this.stream.nested(() => this.readSpecial() ?? this.readOrdinary());
  }

  abstract endStatement(): void;

  /** What begins with a word or a sign of the language; null where an ordinary statement stands. */
  protected abstract readSpecial(): TreeBlock | null;

  protected abstract readValue(): TreeExpression;

  private readOrdinary(): TreeBlock {
    const { stream } = this;
    if (stream.is('{')) return [{ kind: 'block', body: this.readBody() }];
    if (stream.accept(';')) return [];
    const value = this.readValue();
    this.endStatement();
    return [{ kind: 'expression', value }];
  }
}

/** The statements of a text whose strings may hold expressions. */
export function parseStatements(
  text: string,
  tokensOf: (text: string, parse: (tokens: readonly Token[]) => TreeExpression) => readonly Token[],
  parserOf: (stream: TokenStream) => StatementParser,
): TreeBlock {
  const parser = (tokens: readonly Token[]): StatementParser => parserOf(new TokenStream(tokens));
  return parser(tokensOf(text, (tokens) => parser(tokens).readEmbedded())).readProgram();
}
