import { opaque, type TreeBlock, type TreeExpression, type TreeStatement } from '../tree/scriptTree.js';
import type { Token } from '../tree/token.js';
import { TokenStream } from '../tree/tokenStream.js';
import { RubyControl, type RubyStatements } from './rubyControl.js';
import { functionOf, type RubyBodies, RubyExpressions } from './rubyExpressions.js';
import { rubyTokens } from './rubyTokens.js';

/**
 * The statements of a Ruby program (its manual, "Syntax").
 *
 * @throws {UnreadableProgram} where the text is no program, or one with constructs that are not known here
 */
export function parseRuby(text: string): TreeBlock {
  const locals = localNames(text);
  const embedded = (tokens: readonly Token[]): TreeExpression =>
    new RubyParser(new TokenStream(tokens), locals).readEmbedded();
  return new RubyParser(new TokenStream(rubyTokens(text, embedded)), []).readProgram();
}

/**
 * What is a variable anywhere, by an assignment or as a parameter: a part of a string is read before the statements
 * around it, which would tell whether a name in it is a variable or a call.
 */
function localNames(text: string): readonly string[] {
  const assigned = text.matchAll(/(?<![.:@$\w])([a-z_]\w*)[ \t]*(?:\+|\|\|)?=(?![=~>])/g);
  const parameters = text.matchAll(/(?:\bdef[ \t]+[\w.]+[?!]?[ \t]*\(?|\|)([\w\s,*&:]+)[|)\n;]/g);
  return [...assigned, ...parameters].flatMap(([, names = '']) => names.match(/[a-z_]\w*/g) ?? []);
}

class RubyParser implements RubyBodies, RubyStatements {
  private readonly expressions: RubyExpressions;
  private readonly control: RubyControl;

  constructor(
    private readonly stream: TokenStream,
    locals: readonly string[],
  ) {
    this.expressions = new RubyExpressions(stream, this);
    for (const name of locals) this.expressions.declare(name);
    this.control = new RubyControl(stream, this.expressions, this);
  }

  readProgram(): TreeBlock {
    const body = this.readList();
    if (!this.stream.atEnd) this.stream.fail('a statement was expected here');
    return body;
  }

  readEmbedded(): TreeExpression {
    const { start } = this.stream.next.span;
    const body = this.readProgram();
    const [only] = body;
    return body.length === 1 && only?.kind === 'expression'
      ? only.value
      : { kind: 'statements', body, span: this.stream.spanFrom(start) };
  }

  readUntil(...closers: readonly string[]): TreeBlock {
    const body = this.readList(...closers);
    if (!this.stream.accept(...closers)) this.stream.fail(`"${closers[0] ?? ''}" is missing`);
    return body;
  }

  readGuarded(): TreeBlock {
    const body = this.readList('rescue', 'else', 'ensure', 'end');
    const handler: TreeStatement[] = [];
    const { stream } = this;
    let isGuarded = false;
    while (stream.accept('rescue')) {
      isGuarded = true;
      this.skipRescued();
      handler.push(...this.readList('rescue', 'else', 'ensure', 'end'));
    }
    const otherwise = stream.accept('else') ? this.readList('ensure', 'end') : [];
    const hasEnd = stream.accept('ensure');
    const always = hasEnd ? this.readList('end') : [];
    stream.expect('end');
    return isGuarded || hasEnd ? [{ kind: 'try', body: [...body, ...otherwise], handler, always }] : body;
  }

  /** The classes and the name behind `rescue`. */
  private skipRescued(): void {
    const { stream } = this;
    while (!stream.next.afterLineEnd && !stream.is('then', ';') && !stream.atEnd) {
      const isBound = stream.accept('=>');
      const { text, kind } = stream.take();
      if (isBound && kind === 'name') this.expressions.declare(text);
    }
    stream.accept('then');
  }

  readList(...closers: readonly string[]): TreeBlock {
    const { stream } = this;
    const statements: TreeStatement[] = [];
    while (!stream.atEnd && !stream.is(...closers)) {
      if (stream.accept(';')) continue;
      statements.push(...stream.nested(() => this.readStatement()));
      if (stream.atEnd || stream.is(';', ...closers) || stream.next.afterLineEnd) continue;
      stream.fail('the end of a statement was expected here');
    }
    return statements;
  }

  private readStatement(): TreeBlock {
    const { stream } = this;
    const isBegin = stream.is('begin');
    let body = this.readBare();
    while (!stream.next.afterLineEnd && stream.is('if', 'unless', 'while', 'until', 'rescue')) {
      const word = stream.take().text;
      const other = this.expressions.read();
      body = [modified(word, other, body, isBegin)];
    }
    return body;
  }

  private readBare(): TreeBlock {
    const { stream } = this;
    const value = this.expressions.read();
    if (!stream.is(',')) return value.kind === 'statements' ? value.body : [{ kind: 'expression', value }];
    return this.readSeveral(value);
  }

  /** `a, b = ...`: what each name gets is not found out. */
  private readSeveral(first: TreeExpression): TreeBlock {
    const { stream, expressions } = this;
    if (first.kind === 'assignment') {
      // `a = 1, 2` is a list.
      const parts = [first.value];
      while (stream.accept(',')) parts.push(expressions.readItem());
      return [
        { kind: 'expression', value: { ...first, value: { kind: 'list', items: parts, span: first.span } } },
      ];
    }
    const targets: TreeExpression[] = [first];
    let value: TreeExpression | null = null;
    while (value === null && stream.accept(',')) {
      const next = expressions.readItem();
      if (next.kind === 'assignment') {
        targets.push(next.target);
        value = next.value;
      } else targets.push(next);
    }
    if (value === null) return stream.fail('"=" was expected here');
    const values: TreeExpression[] = [value];
    while (stream.accept(',')) values.push(expressions.readItem());
    const { span } = first;
    return [
      { kind: 'expression', value: opaque(span, values) },
      ...targets.flatMap((target): TreeBlock => {
        const name = assignedName(target);
        if (name === null) return [];
        expressions.declare(name);
        const named: TreeExpression = { kind: 'name', name, span: target.span };
        return [
          {
            kind: 'expression',
            value: { kind: 'assignment', operator: '=', target: named, value: opaque(span), span },
          },
        ];
      }),
    ];
  }

  readCompound(word: Token): TreeExpression | null {
    const read = this.compounds[word.text];
    if (read === undefined) return null;
    this.stream.take();
    const { start } = word.span;
    const made = read();
    return Array.isArray(made)
      ? { kind: 'statements', body: made, span: this.stream.spanFrom(start) }
      : (made as TreeExpression);
  }

  private readonly compounds: Readonly<Record<string, () => TreeBlock | TreeExpression>> = Object.assign(
    Object.create(null),
    {
      if: () => this.control.readIf(false),
      unless: () => this.control.readIf(true),
      while: () => this.control.readLoop(false),
      until: () => this.control.readLoop(true),
      for: () => this.control.readFor(),
      case: () => this.control.readCase(),
      begin: () => this.readGuarded(),
      def: () => this.expressions.withOwnNames(() => this.readDefinition()),
      class: () => this.expressions.withOwnNames(() => this.readClass()),
      module: () => this.expressions.withOwnNames(() => this.readClass()),
      return: (): TreeBlock => [{ kind: 'return', value: this.readValue() }],
      next: (): TreeBlock => [...this.discarded(), { kind: 'continue' }],
      break: (): TreeBlock => [...this.discarded(), { kind: 'break' }],
      redo: () => this.lost('a round of a loop is run again'),
      retry: () => this.lost('what failed is run again'),
      alias: () => this.lost('a method gets another name'),
      undef: () => this.lost('a method is taken away'),
      END: () => this.readAtEnd(),
    },
  );

  private lost(because: string): TreeBlock {
    const { stream } = this;
    const { span } = stream.next;
    while (!stream.next.afterLineEnd && !stream.atEnd) stream.take();
    return [{ kind: 'lost', because, span }];
  }

  private readValue(): TreeExpression | null {
    const { stream } = this;
    const isAlone =
      stream.next.afterLineEnd ||
      stream.atEnd ||
      stream.is(';', '}', ')', 'end', 'if', 'unless', 'while', 'until');
    if (isAlone) return null;
    const value = this.expressions.readItem();
    while (stream.accept(',')) this.expressions.readItem();
    return value;
  }

  private discarded(): TreeBlock {
    const value = this.readValue();
    return value === null ? [] : [{ kind: 'expression', value }];
  }

  private readDefinition(): TreeBlock {
    const { stream, expressions } = this;
    const { start } = stream.next.span;
    let name = stream.take().text;
    const isOfObject = stream.accept('.');
    if (isOfObject) name = stream.take().text;
    // `def ==(other)`, `def name=(value)`
    if (stream.is('=') && stream.ahead(1).text === '(' && stream.next.span.start === stream.lastEnd)
      stream.take();
    const parameters = stream.accept('(')
      ? expressions.arguments.readParameters(')')
      : expressions.arguments.readParameters(null);
    const isShort = !stream.next.afterLineEnd && stream.accept('=');
    const body: TreeBlock = isShort
      ? [{ kind: 'expression', value: expressions.read() }]
      : this.readGuarded();
    if (isOfObject) return [];
    return [{ kind: 'definition', name, definition: functionOf(parameters, body, stream.spanFrom(start)) }];
  }

  /** Its methods are not called by their names alone. */
  private readClass(): TreeBlock {
    const { stream } = this;
    if (!stream.accept('<<')) stream.take();
    while (!stream.next.afterLineEnd && !stream.is(';') && !stream.atEnd) stream.take();
    this.readGuarded();
    return [];
  }

  private readAtEnd(): TreeBlock {
    const { span } = this.stream.next;
    this.stream.expect('{');
    const body = this.readUntil('}');
    const callee: TreeExpression = { kind: 'name', name: 'at_exit', span };
    const value: TreeExpression = {
      kind: 'call',
      callee,
      arguments: [functionOf([], body, span)],
      constructs: false,
      span,
    };
    return [{ kind: 'expression', value }];
  }
}

/** A name that nothing declared before reads as a call. */
function assignedName(target: TreeExpression): string | null {
  if (target.kind === 'name') return target.name;
  return target.kind === 'call' && target.callee.kind === 'name' && target.arguments.length === 0
    ? target.callee.name
    : null;
}

/** A statement with a word behind it. */
function modified(word: string, other: TreeExpression, body: TreeBlock, isBegin: boolean): TreeStatement {
  const negated: TreeExpression = { kind: 'unary', operator: '!', operand: other, span: other.span };
  switch (word) {
    case 'if':
      return { kind: 'if', condition: other, whenTrue: body, otherwise: [] };
    case 'unless':
      return { kind: 'if', condition: negated, whenTrue: body, otherwise: [] };
    case 'rescue':
      return { kind: 'try', body, handler: [{ kind: 'expression', value: other }], always: [] };
    default: {
      const condition = word === 'while' ? other : negated;
      return { kind: 'loop', over: null, name: null, condition, body, bodyFirst: isBegin };
    }
  }
}
