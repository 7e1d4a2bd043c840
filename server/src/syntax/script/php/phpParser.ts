import type { TreeBlock, TreeCase, TreeExpression, TreeStatement } from '../tree/scriptTree.js';
import { parseStatements, StatementParser } from '../tree/statementParser.js';
import type { TokenStream } from '../tree/tokenStream.js';
import { PhpExpressions } from './phpExpressions.js';
import type { PhpBodies } from './phpFunctions.js';
import { PhpLoops, type PhpStatements } from './phpLoops.js';
import { phpTokens } from './phpTokens.js';

/**
 * The statements of a PHP file (its manual, "Control Structures"); text outside of the tags is written.
 *
 * @throws {UnreadableProgram} where the text is no program, or one with constructs that are not known here
 */
export function parsePhp(text: string): TreeBlock {
  return parseStatements(text, phpTokens, (stream) => new PhpParser(stream));
}

class PhpParser extends StatementParser implements PhpBodies, PhpStatements {
  private readonly expressions: PhpExpressions;
  private readonly loops: PhpLoops;

  constructor(stream: TokenStream) {
    super(stream);
    this.expressions = new PhpExpressions(stream, this);
    this.loops = new PhpLoops(stream, this.expressions, this);
  }

  override readValue(): TreeExpression {
    return this.expressions.read();
  }

  skipClassBody(): void {
    this.stream.skipBracketed();
  }

  override readSpecial(): TreeBlock | null {
    const { kind, text, parts, span } = this.stream.next;
    if (kind === 'name') return this.statements[text]?.() ?? null;
    if (kind !== 'inline-text') return null;
    this.stream.take();
    return [{ kind: 'write', values: [{ kind: 'string', parts, span }], span }];
  }

  /** By their first word; null where it turns out to be an expression. */
  private readonly statements: Readonly<Record<string, () => TreeBlock | null>> = Object.assign(
    Object.create(null),
    {
      echo: () => this.readEcho(),
      if: () => this.readIf(),
      while: () => this.loops.readWhile(),
      do: () => this.loops.readDo(),
      for: () => this.loops.readFor(),
      foreach: () => this.loops.readForeach(),
      switch: () => this.readSwitch(),
      try: () => this.readTry(),
      return: () => this.readReturn(),
      break: () => this.readJump('break'),
      continue: () => this.readJump('continue'),
      function: () =>
        this.stream.ahead(1).kind === 'name' || this.stream.ahead(2).kind === 'name'
          ? this.readDefinition()
          : null,
      static: () => (this.stream.ahead(1).kind === 'variable' ? this.readStatic() : null),
      global: () => this.skipStatement(),
      namespace: () => this.readNamespace(),
      use: () => this.skipStatement(),
      const: () => this.readConstant(),
      declare: () => this.readDeclare(),
      goto: () => this.readGoto(),
      ...Object.fromEntries(
        ['abstract', 'final', 'readonly', 'class', 'interface', 'trait', 'enum'].map((word) => [
          word,
          () => this.readClass(),
        ]),
      ),
    },
  );

  override endStatement(): void {
    const { stream } = this;
    if (stream.accept(';') || stream.atEnd || stream.next.kind === 'inline-text') return;
    stream.fail('";" was expected here');
  }

  private readEcho(): TreeBlock {
    const { stream } = this;
    const { start } = stream.take().span;
    const values = [this.expressions.read()];
    while (stream.accept(',')) values.push(this.expressions.read());
    const span = stream.spanFrom(start);
    this.endStatement();
    return [{ kind: 'write', values, span }];
  }

  readCondition(): TreeExpression {
    this.stream.expect('(');
    const condition = this.expressions.read();
    this.stream.expect(')');
    return condition;
  }

  private readIf(): TreeBlock {
    const { stream } = this;
    stream.take();
    const condition = this.readCondition();
    if (stream.accept(':')) return [this.readIfOfWords(condition)];
    const whenTrue = this.readStatement();
    if (stream.is('elseif') || (stream.is('else') && stream.ahead(1).text === 'if')) {
      stream.accept('else');
      return [{ kind: 'if', condition, whenTrue, otherwise: this.readIf() }];
    }
    const otherwise = stream.accept('else') ? this.readStatement() : [];
    return [{ kind: 'if', condition, whenTrue, otherwise }];
  }

  /** `if (...): ... elseif (...): ... else: ... endif;` */
  private readIfOfWords(condition: TreeExpression): TreeStatement {
    const { stream } = this;
    const whenTrue: TreeStatement[] = [];
    while (!stream.is('elseif', 'else', 'endif')) {
      if (stream.atEnd) stream.fail('"endif" is missing');
      whenTrue.push(...this.readStatement());
    }
    if (stream.accept('elseif')) {
      const other = this.readCondition();
      stream.expect(':');
      return { kind: 'if', condition, whenTrue, otherwise: [stream.nested(() => this.readIfOfWords(other))] };
    }
    let otherwise: TreeBlock = [];
    if (stream.accept('else')) {
      stream.expect(':');
      otherwise = this.readUntil('endif');
    } else stream.expect('endif');
    this.endStatement();
    return { kind: 'if', condition, whenTrue, otherwise };
  }

  private readSwitch(): TreeBlock {
    const { stream } = this;
    stream.take();
    const of = this.readCondition();
    const closer = stream.accept(':') ? 'endswitch' : '}';
    if (closer === '}') stream.expect('{');
    const cases: TreeCase[] = [];
    while (!stream.accept(closer)) {
      // Between tags there may be blanks.
      if (stream.accept(';')) continue;
      if (stream.next.kind === 'inline-text') stream.take();
      const isDefault = stream.accept('default');
      if (!isDefault) stream.expect('case');
      const value = isDefault ? null : this.expressions.read();
      if (!stream.accept(':', ';')) stream.fail('":" was expected here');
      const body: TreeStatement[] = [];
      while (!stream.is('case', 'default', closer)) body.push(...this.readStatement());
      cases.push({ value, body, fallsThrough: true });
    }
    if (closer !== '}') this.endStatement();
    return [{ kind: 'choice', of, cases }];
  }

  private readTry(): TreeBlock {
    const { stream } = this;
    stream.take();
    const body = this.readBody();
    const handler: TreeStatement[] = [];
    while (stream.accept('catch')) {
      stream.skipBracketed();
      handler.push(...this.readBody());
    }
    const always = stream.accept('finally') ? this.readBody() : [];
    return [{ kind: 'try', body, handler, always }];
  }

  private readReturn(): TreeBlock {
    this.stream.take();
    const value = this.stream.is(';') || this.stream.atEnd ? null : this.expressions.read();
    this.endStatement();
    return [{ kind: 'return', value }];
  }

  private readJump(kind: 'break' | 'continue'): TreeBlock {
    const { stream } = this;
    const { span } = stream.take();
    const hasCount = stream.next.kind === 'number' && stream.take().text !== '1';
    this.endStatement();
    return [hasCount ? { kind: 'lost', because: 'it leaves an outer loop', span } : { kind }];
  }

  private readDefinition(): TreeBlock {
    const { stream } = this;
    const { start } = stream.take().span;
    stream.accept('&');
    const name = stream.take().text.toLowerCase();
    return [{ kind: 'definition', name, definition: this.expressions.functions.readFunction(start) }];
  }

  private readStatic(): TreeBlock {
    const { stream } = this;
    const { span } = stream.take();
    while (!stream.is(';') && !stream.atEnd) this.expressions.read();
    this.endStatement();
    return [{ kind: 'lost', because: 'a variable that a function keeps', span }];
  }

  private skipStatement(): TreeBlock {
    const { stream } = this;
    while (!stream.is(';', '{') && !stream.atEnd) stream.take();
    if (stream.is('{')) stream.skipBracketed();
    this.endStatement();
    return [];
  }

  private readNamespace(): TreeBlock | null {
    const { stream } = this;
    stream.take();
    if (stream.next.kind === 'name') stream.take();
    if (stream.is('{')) return this.readBody();
    this.endStatement();
    return [];
  }

  private readConstant(): TreeBlock {
    const { stream } = this;
    stream.take();
    const statements: TreeStatement[] = [];
    do {
      const { text: name, span } = stream.take();
      stream.expect('=');
      statements.push({ kind: 'declaration', name, value: this.expressions.read(), span });
    } while (stream.accept(','));
    this.endStatement();
    return statements;
  }

  private readDeclare(): TreeBlock {
    const { stream } = this;
    stream.take();
    stream.skipBracketed();
    if (stream.is('{')) return this.readBody();
    this.endStatement();
    return [];
  }

  private readGoto(): TreeBlock {
    const { span } = this.stream.take();
    this.skipStatement();
    return [{ kind: 'lost', because: 'it goes on at another place', span }];
  }

  private readClass(): TreeBlock | null {
    const { stream } = this;
    if (stream.is('enum', 'readonly') && stream.ahead(1).kind !== 'name') return null;
    while (!stream.is('{')) {
      if (stream.atEnd) stream.fail('"{" was expected here');
      stream.take();
    }
    this.skipClassBody();
    return [];
  }
}
