import {
  opaque,
  type TreeBlock,
  type TreeCase,
  type TreeExpression,
  type TreeStatement,
} from '../tree/scriptTree.js';
import { parseStatements, StatementParser } from '../tree/statementParser.js';
import type { TokenStream } from '../tree/tokenStream.js';
import { NodeExpressions } from './nodeExpressions.js';
import type { NodeBodies } from './nodeFunctions.js';
import { partOf, readImported } from './nodeModules.js';
import { nodeTokens } from './nodeTokens.js';

/**
 * The statements of a JavaScript program (ECMA-262, clauses 14 to 16), script or module.
 *
 * @throws {UnreadableProgram} where the text is no program, or one with constructs that are not known here
 */
export function parseNode(text: string): TreeBlock {
  return parseStatements(text, nodeTokens, (stream) => new NodeParser(stream));
}

class NodeParser extends StatementParser implements NodeBodies {
  private readonly expressions: NodeExpressions;

  constructor(stream: TokenStream) {
    super(stream);
    this.expressions = new NodeExpressions(stream, this);
  }

  override readValue(): TreeExpression {
    return this.expressions.read();
  }

  override readSpecial(): TreeBlock | null {
    const { stream } = this;
    if (stream.next.kind !== 'name') return null;
    if (stream.ahead(1).text === ':' && stream.ahead(1).kind === 'sign') {
      stream.take();
      stream.take();
      return this.readStatement();
    }
    return this.statements[stream.next.text]?.() ?? null;
  }

  /** By their first word; null where it turns out to be an expression. */
  private readonly statements: Readonly<Record<string, () => TreeBlock | null>> = Object.assign(
    Object.create(null),
    {
      var: () => this.readDeclaration(),
      let: () => (/^(?:name|sign)$/.test(this.stream.ahead(1).kind) ? this.readDeclaration() : null),
      const: () => this.readDeclaration(),
      function: () => this.readDefinition(),
      async: () => (this.stream.ahead(1).text === 'function' ? this.readDefinition() : null),
      class: () => this.readClass(),
      if: () => this.readIf(),
      for: () => this.readFor(),
      while: () => this.readWhile(),
      do: () => this.readDo(),
      switch: () => this.readSwitch(),
      try: () => this.readTry(),
      return: () => this.readReturn(),
      throw: () => this.readThrow(),
      break: () => this.readJump('break'),
      continue: () => this.readJump('continue'),
      import: () => (/^[.(]$/.test(this.stream.ahead(1).text) ? null : this.readImport()),
      export: () => this.readExport(),
    },
  );

  override endStatement(): void {
    const { stream } = this;
    if (stream.accept(';') || stream.is('}') || stream.atEnd || stream.next.afterLineEnd) return;
    stream.fail('the end of a statement was expected here');
  }

  private readDeclaration(): TreeBlock {
    const statements = this.readDeclarators(true);
    this.endStatement();
    return statements;
  }

  private readDeclarators(withIn: boolean): TreeBlock {
    const { stream, expressions } = this;
    const statements: TreeStatement[] = [];
    stream.take();
    do {
      const { start } = stream.next.span;
      const bound = expressions.functions.readPattern();
      const hasValue = stream.accept('=');
      const value = hasValue ? (withIn ? expressions.readOne() : expressions.readWithoutIn()) : null;
      const span = stream.spanFrom(start);
      for (const each of bound) {
        statements.push({ kind: 'declaration', name: each.name, value: partOf(value, each), span });
      }
    } while (stream.accept(','));
    return statements;
  }

  private readDefinition(): TreeBlock {
    const { stream } = this;
    const { start } = stream.next.span;
    stream.accept('async');
    stream.expect('function');
    stream.accept('*');
    const name = stream.take().text;
    return [{ kind: 'definition', name, definition: this.expressions.functions.readFunction(start) }];
  }

  private readClass(): TreeBlock {
    const { stream } = this;
    const { span } = stream.take();
    const name = stream.next.text;
    const value = opaque(span, this.expressions.readClassTail());
    return [{ kind: 'declaration', name, value, span }];
  }

  private readIf(): TreeBlock {
    const { stream } = this;
    stream.take();
    const condition = this.readCondition();
    const whenTrue = this.readStatement();
    const otherwise = stream.accept('else') ? this.readStatement() : [];
    return [{ kind: 'if', condition, whenTrue, otherwise }];
  }

  private readCondition(): TreeExpression {
    this.stream.expect('(');
    const condition = this.expressions.read();
    this.stream.expect(')');
    return condition;
  }

  private readFor(): TreeBlock {
    const { stream, expressions } = this;
    stream.take();
    stream.accept('await');
    stream.expect('(');
    const declares = stream.is('var', 'let', 'const');
    const over = this.readHeadOver(declares);
    if (over !== null) return [over];
    const before: TreeBlock = stream.is(';')
      ? []
      : declares
        ? this.readDeclarators(false)
        : [{ kind: 'expression', value: expressions.readWithoutIn() }];
    stream.expect(';');
    const condition = stream.is(';') ? null : expressions.read();
    stream.expect(';');
    const step = stream.is(')') ? null : expressions.read();
    stream.expect(')');
    const body = this.readStatement();
    const steps: TreeBlock = step === null ? [] : [{ kind: 'expression', value: step }];
    return [
      ...before,
      { kind: 'loop', over: null, name: null, condition, body: [...body, ...steps], bodyFirst: false },
    ];
  }

  /** `for (const x of ...)`, `for (x in ...)`. */
  private readHeadOver(declares: boolean): TreeStatement | null {
    const { stream, expressions } = this;
    const { mark } = stream;
    if (declares) stream.take();
    if (stream.next.kind !== 'name' && !stream.is('[', '{')) {
      stream.rewind(mark);
      return null;
    }
    const isName = stream.next.kind === 'name';
    const name = isName ? stream.take().text : null;
    if (!isName) stream.skipBracketed();
    if (!stream.is('of', 'in')) {
      stream.rewind(mark);
      return null;
    }
    const isOf = stream.take().text === 'of';
    const value = expressions.read();
    stream.expect(')');
    // The keys of an object are not known.
    const over = isOf && isName ? value : opaque(value.span, [value]);
    return { kind: 'loop', over, name, condition: null, body: this.readStatement(), bodyFirst: false };
  }

  private readWhile(): TreeBlock {
    this.stream.take();
    const condition = this.readCondition();
    return [
      { kind: 'loop', over: null, name: null, condition, body: this.readStatement(), bodyFirst: false },
    ];
  }

  private readDo(): TreeBlock {
    this.stream.take();
    const body = this.readStatement();
    this.stream.expect('while');
    const condition = this.readCondition();
    this.stream.accept(';');
    return [{ kind: 'loop', over: null, name: null, condition, body, bodyFirst: true }];
  }

  private readSwitch(): TreeBlock {
    const { stream } = this;
    stream.take();
    const of = this.readCondition();
    stream.expect('{');
    const cases: TreeCase[] = [];
    while (!stream.accept('}')) {
      const isDefault = stream.accept('default');
      if (!isDefault) stream.expect('case');
      const value = isDefault ? null : this.expressions.read();
      stream.expect(':');
      const body: TreeStatement[] = [];
      while (!stream.is('case', 'default', '}')) body.push(...this.readStatement());
      cases.push({ value, body, fallsThrough: true });
    }
    return [{ kind: 'choice', of, cases }];
  }

  private readTry(): TreeBlock {
    const { stream } = this;
    stream.take();
    const body = this.readBody();
    let handler: TreeBlock = [];
    if (stream.accept('catch')) {
      if (stream.is('(')) stream.skipBracketed();
      handler = this.readBody();
    }
    const always = stream.accept('finally') ? this.readBody() : [];
    return [{ kind: 'try', body, handler, always }];
  }

  private readReturn(): TreeBlock {
    const { stream } = this;
    stream.take();
    const isAlone = stream.next.afterLineEnd || stream.is(';', '}') || stream.atEnd;
    const value = isAlone ? null : this.expressions.read();
    this.endStatement();
    return [{ kind: 'return', value }];
  }

  private readThrow(): TreeBlock {
    this.stream.take();
    const value = this.expressions.read();
    this.endStatement();
    return [{ kind: 'throw', value }];
  }

  /** With a label it leaves an outer loop, too: then the way on is not known. */
  private readJump(kind: 'break' | 'continue'): TreeBlock {
    const { stream } = this;
    const { span } = stream.take();
    const hasLabel = stream.next.kind === 'name' && !stream.next.afterLineEnd;
    if (hasLabel) stream.take();
    this.endStatement();
    return [hasLabel ? { kind: 'lost', because: 'it leaves an outer loop', span } : { kind }];
  }

  private readImport(): TreeBlock {
    const statements = readImported(this.stream);
    this.endStatement();
    return statements;
  }

  private readExport(): TreeBlock {
    const { stream } = this;
    const { span } = stream.take();
    if (stream.accept('default')) return this.readStatement();
    if (stream.is('{', '*')) return [{ kind: 'lost', because: 'it is a module for others', span }];
    return this.readStatement();
  }
}
