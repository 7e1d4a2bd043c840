import { readLiteral } from '../tree/literals.js';
import { type Operands, OperatorParser, type Operators } from '../tree/operatorParser.js';
import { opaque, type TreeExpression } from '../tree/scriptTree.js';
import type { Token } from '../tree/token.js';
import type { TokenStream } from '../tree/tokenStream.js';
import { type NodeBodies, NodeFunctions, type NodeValues } from './nodeFunctions.js';

const binary: readonly (readonly string[])[] = [
  ['??', '||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!=', '===', '!=='],
  ['<', '>', '<=', '>=', 'in', 'instanceof'],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
];

const operators: Operators = {
  binary: new Map(binary.flatMap((signs, strength) => signs.map((sign) => [sign, strength + 1] as const))),
  fromRight: new Set(['**']),
  assignment: new Set('= += -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??='.split(' ')),
  prefix: new Set('! ~ + - ++ -- typeof void delete await'.split(' ')),
  conditionalBelow: 0,
};

/** The expressions of JavaScript (ECMA-262, clause 13). */
export class NodeExpressions implements Operands, NodeValues {
  readonly functions: NodeFunctions;
  private readonly operators: OperatorParser;
  /** Where `in` belongs to a `for`. */
  private withoutIn = false;

  constructor(
    private readonly stream: TokenStream,
    private readonly bodies: NodeBodies,
  ) {
    this.functions = new NodeFunctions(stream, this, bodies);
    this.operators = new OperatorParser(stream, operators, this);
  }

  /** An expression, with commas. */
  read(): TreeExpression {
    const first = this.readOne();
    if (!this.stream.is(',')) return first;
    const parts = [first];
    while (this.stream.accept(',')) parts.push(this.readOne());
    return opaque(this.stream.spanFrom(first.span.start), parts);
  }

  /** An expression without a comma. */
  readOne(): TreeExpression {
    const { stream } = this;
    const start = stream.next.span.start;
    if (stream.accept('yield')) {
      stream.accept('*');
      const isAlone = stream.next.afterLineEnd || stream.is(')', ']', '}', ',', ';', ':') || stream.atEnd;
      return opaque(stream.spanFrom(start), isAlone ? [] : [this.readOne()]);
    }
    return this.functions.readArrow() ?? this.operators.read();
  }

  readAssigned(): TreeExpression {
    return this.stream.nested(() => this.readOne());
  }

  /** In the head of a `for`, where `in` is no operator. */
  readWithoutIn(): TreeExpression {
    this.withoutIn = true;
    try {
      return this.read();
    } finally {
      this.withoutIn = false;
    }
  }

  continues(): boolean {
    const { next } = this.stream;
    return !(next.text === 'in' && this.withoutIn) && !(/^(?:\+\+|--)$/.test(next.text) && next.afterLineEnd);
  }

  readOperand(): TreeExpression {
    return this.stream.chain(this.readPrimary(), (value) => this.readMore(value));
  }

  private readPrimary(): TreeExpression {
    const { next } = this.stream;
    const { start } = next.span;
    const literal = readLiteral(this.stream);
    if (literal !== null) return literal;
    return next.kind === 'name' ? this.readNamed(next, start) : this.readBracketed(next, start);
  }

  private readNamed({ text, span }: Token, start: number): TreeExpression {
    const { stream } = this;
    stream.take();
    switch (text) {
      case 'function':
        stream.accept('*');
        if (stream.next.kind === 'name') stream.take();
        return this.functions.readFunction(start);
      case 'async':
        if (stream.is('function') && !stream.next.afterLineEnd) return this.readPrimary();
        return { kind: 'name', name: text, span };
      case 'class':
        return opaque(span, this.readClassTail());
      case 'new':
        return this.readNew(start);
      case 'import':
        // `import(...)` and `import.meta`
        return { kind: 'name', name: 'import', span };
      default:
        return { kind: 'name', name: text, span };
    }
  }

  private readNew(start: number): TreeExpression {
    const { stream } = this;
    if (stream.is('.')) {
      stream.take();
      stream.take();
      return opaque(stream.spanFrom(start));
    }
    let callee = this.readPrimary();
    while (stream.is('.', '[')) callee = this.readMember(callee);
    const args = stream.is('(') ? this.readArguments() : [];
    return { kind: 'call', callee, arguments: args, constructs: true, span: stream.spanFrom(start) };
  }

  private readBracketed({ text }: Token, start: number): TreeExpression {
    const { stream } = this;
    switch (text) {
      case '(': {
        stream.take();
        const value = this.inBrackets(() => this.read());
        stream.expect(')');
        return value;
      }
      case '[': {
        const items = this.readItems('[', ']');
        return { kind: 'list', items, span: stream.spanFrom(start) };
      }
      case '{':
        return this.readObject(start);
      default:
        return stream.fail('a value was expected here');
    }
  }

  private readMore(value: TreeExpression): TreeExpression | null {
    const { stream } = this;
    const { next } = stream;
    if (next.kind === 'string' && stream.next.parts !== undefined && /^`/.test(next.text))
      return this.readTagged(value);
    if (next.kind !== 'sign') return null;
    if (next.text === '.' || next.text === '[' || next.text === '?.') return this.readMember(value);
    if (next.text === '(') {
      const args = this.readArguments();
      return {
        kind: 'call',
        callee: value,
        arguments: args,
        constructs: false,
        span: stream.spanFrom(value.span.start),
      };
    }
    if ((next.text === '++' || next.text === '--') && !next.afterLineEnd) {
      stream.take();
      return { kind: 'unary', operator: next.text, operand: value, span: stream.spanFrom(value.span.start) };
    }
    return null;
  }

  private readMember(object: TreeExpression): TreeExpression {
    const { stream } = this;
    const { text } = stream.take();
    if (text === '[' || (text === '?.' && stream.accept('['))) {
      const index = this.inBrackets(() => this.read());
      stream.expect(']');
      return { kind: 'index', object, index, span: stream.spanFrom(object.span.start) };
    }
    if (text === '?.' && stream.is('(')) return object;
    if (stream.next.kind !== 'name') stream.fail('a name was expected here');
    const property = stream.take().text;
    return { kind: 'member', object, property, span: stream.spanFrom(object.span.start) };
  }

  /** A tag gets the pieces of the template apart; only `String.raw` is known, of a template without backslashes. */
  private readTagged(tag: TreeExpression): TreeExpression {
    const { parts, text, span } = this.stream.take();
    const template: TreeExpression = { kind: 'string', parts, span };
    const isRaw = tag.kind === 'member' && tag.property === 'raw' && !text.includes('\\');
    return isRaw ? template : { kind: 'call', callee: tag, arguments: [], constructs: false, span };
  }

  private readArguments(): readonly TreeExpression[] {
    return this.inBrackets(() => this.readItems('(', ')'));
  }

  private readItems(opener: string, closer: string): readonly TreeExpression[] {
    const { stream } = this;
    stream.expect(opener);
    const items: TreeExpression[] = [];
    while (!stream.accept(closer)) {
      if (stream.accept(',')) continue;
      const { start } = stream.next.span;
      const spread = stream.accept('...');
      const item = this.inBrackets(() => this.readOne());
      items.push(spread ? opaque(stream.spanFrom(start), [item]) : item);
      if (!stream.is(closer)) stream.expect(',');
    }
    return items;
  }

  /** Functions in it are not run by its being there. */
  private readObject(start: number): TreeExpression {
    const { stream } = this;
    stream.expect('{');
    const parts: TreeExpression[] = [];
    while (!stream.accept('}')) {
      if (stream.accept(',')) continue;
      if (stream.accept('...')) parts.push(this.readOne());
      else {
        this.skipKey();
        if (stream.accept(':')) parts.push(this.inBrackets(() => this.readOne()));
        else if (stream.is('(')) this.functions.readFunction(stream.next.span.start);
        else if (stream.accept('=')) this.readOne();
      }
    }
    return opaque(stream.spanFrom(start), parts);
  }

  private skipKey(): void {
    const { stream } = this;
    while (stream.is('async', 'get', 'set', 'static', '*') && !/^[:(,}=]$/.test(stream.ahead(1).text))
      stream.take();
    if (stream.is('[')) stream.skipBracketed();
    else if (/^(?:name|string|number)$/.test(stream.next.kind)) stream.take();
    else stream.fail('the name of a property was expected here');
  }

  /** The body of a class: what is evaluated with it. Methods are not run by their being there. */
  readClassTail(): readonly TreeExpression[] {
    const { stream } = this;
    if (stream.next.kind === 'name' && !stream.is('extends')) stream.take();
    const parts: TreeExpression[] = stream.accept('extends') ? [this.readOperand()] : [];
    stream.expect('{');
    while (!stream.accept('}')) {
      if (stream.accept(';')) continue;
      const isStatic = stream.is('static') && stream.ahead(1).text === '{';
      if (isStatic) {
        const { start } = stream.take().span;
        parts.push({ kind: 'statements', body: this.bodies.readBody(), span: stream.spanFrom(start) });
        continue;
      }
      this.skipKey();
      if (stream.is('(')) this.functions.readFunction(stream.next.span.start);
      else if (stream.accept('=')) parts.push(this.readOne());
    }
    return parts;
  }

  inBrackets<T>(read: () => T): T {
    const outer = this.withoutIn;
    this.withoutIn = false;
    try {
      return read();
    } finally {
      this.withoutIn = outer;
    }
  }
}
