import { readLiteral } from '../tree/literals.js';
import { type Operands, OperatorParser, type Operators } from '../tree/operatorParser.js';
import { opaque, type TreeExpression, type TreeStatement } from '../tree/scriptTree.js';
import type { Token } from '../tree/token.js';
import type { TokenStream } from '../tree/tokenStream.js';
import { type PhpBodies, PhpFunctions, type PhpValues } from './phpFunctions.js';

const binary: readonly (readonly string[])[] = [
  ['or'],
  ['xor'],
  ['and'],
  ['??'],
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!=', '===', '!==', '<>', '<=>'],
  ['<', '<=', '>', '>='],
  ['.'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['instanceof'],
  ['**'],
];

const operators: Operators = {
  binary: new Map(binary.flatMap((signs, strength) => signs.map((sign) => [sign, strength + 1] as const))),
  fromRight: new Set(['??', '**']),
  assignment: new Set('= += -= *= /= .= %= **= <<= >>= &= |= ^= ??='.split(' ')),
  prefix: new Set('! ~ + - ++ -- @ & (cast) clone'.split(' ')),
  conditionalBelow: 4,
};

/** The expressions of PHP (its manual, "Expressions"). Variables are names with their dollar sign. */
export class PhpExpressions implements Operands, PhpValues {
  readonly functions: PhpFunctions;
  private readonly operators: OperatorParser;

  constructor(
    private readonly stream: TokenStream,
    private readonly bodies: PhpBodies,
  ) {
    this.functions = new PhpFunctions(stream, this, bodies);
    this.operators = new OperatorParser(stream, operators, this);
  }

  read(): TreeExpression {
    return this.operators.read();
  }

  continues(): boolean {
    return true;
  }

  readOperand(): TreeExpression {
    return this.stream.chain(this.readPrimary(), (value) => this.readMore(value));
  }

  readArguments(): readonly TreeExpression[] {
    return this.readItems('(', ')');
  }

  private readPrimary(): TreeExpression {
    const { stream } = this;
    const { next } = stream;
    const literal = readLiteral(stream);
    if (literal !== null) return literal;
    switch (next.kind) {
      case 'variable':
        stream.take();
        return { kind: 'name', name: next.text, span: next.span };
      case 'name':
        return this.readNamed(next);
      default:
        return this.readBracketed(next);
    }
  }

  private readNamed(token: Token): TreeExpression {
    const { stream } = this;
    const { text, span } = stream.take();
    const { start } = span;
    switch (text) {
      case 'print':
        return this.called('print', [this.read()], token);
      case 'exit':
      case 'die':
        return this.called('exit', stream.is('(') ? this.readArguments() : [], token);
      case 'include':
      case 'include_once':
      case 'require':
      case 'require_once':
        return this.called('include', [this.read()], token);
      case 'isset':
      case 'unset':
      case 'list':
        return opaque(span, stream.is('(') ? this.readArguments() : []);
      case 'array':
        if (!stream.is('(')) break;
        return { kind: 'list', items: this.readItems('(', ')'), span: stream.spanFrom(start) };
      case 'static':
        if (stream.is('function', 'fn')) return this.readPrimary();
        break;
      case 'function':
        return this.functions.readFunction(start);
      case 'fn':
        return this.functions.readArrowFunction(start);
      case 'new':
        return this.readNew(start);
      case 'match':
        if (stream.is('(')) return this.readMatch(start);
        break;
      case 'throw': {
        const body: TreeStatement = { kind: 'throw', value: this.read() };
        return { kind: 'statements', body: [body], span: stream.spanFrom(start) };
      }
      case 'yield':
        return opaque(span, stream.is(';', ')') ? [] : [this.read()]);
      default:
    }
    const plain = text.slice(text.lastIndexOf('\\') + 1);
    return { kind: 'name', name: stream.is('(') ? plain.toLowerCase() : plain, span };
  }

  private called(name: string, args: readonly TreeExpression[], { span }: Token): TreeExpression {
    const callee: TreeExpression = { kind: 'name', name, span };
    return {
      kind: 'call',
      callee,
      arguments: args,
      constructs: false,
      span: this.stream.spanFrom(span.start),
    };
  }

  private readNew(start: number): TreeExpression {
    const { stream } = this;
    if (stream.accept('class')) {
      const args = stream.is('(') ? this.readArguments() : [];
      while (!stream.is('{') && !stream.atEnd) stream.take();
      this.bodies.skipClassBody();
      return opaque(stream.spanFrom(start), args);
    }
    const callee = this.readPrimary();
    const args = stream.is('(') ? this.readArguments() : [];
    return { kind: 'call', callee, arguments: args, constructs: true, span: stream.spanFrom(start) };
  }

  /** `match (x) { 1, 2 => a, default => b }` is a chain of choices. */
  private readMatch(start: number): TreeExpression {
    const { stream } = this;
    stream.expect('(');
    this.read();
    stream.expect(')');
    stream.expect('{');
    const arms: { readonly condition: TreeExpression; readonly whenTrue: TreeExpression }[] = [];
    while (!stream.accept('}')) {
      if (stream.accept(',')) continue;
      const from = stream.next.span.start;
      if (!stream.accept('default')) {
        this.read();
        while (stream.accept(',')) if (!stream.is('=>')) this.read();
      }
      const condition = opaque(stream.spanFrom(from));
      stream.expect('=>');
      arms.push({ condition, whenTrue: this.read() });
    }
    const span = stream.spanFrom(start);
    return arms.reduceRight<TreeExpression>(
      (otherwise, arm) => ({ kind: 'conditional', ...arm, otherwise, span }),
      opaque(span),
    );
  }

  private readBracketed({ text, span }: Token): TreeExpression {
    const { stream } = this;
    switch (text) {
      case '(': {
        stream.take();
        const value = this.read();
        stream.expect(')');
        return value;
      }
      case '[':
        return { kind: 'list', items: this.readItems('[', ']'), span: stream.spanFrom(span.start) };
      case '$':
        // `$$name`, `${...}`: a variable that only shows when the program runs.
        stream.take();
        if (stream.is('{')) stream.skipBracketed();
        else this.readPrimary();
        return opaque(stream.spanFrom(span.start));
      case '#[':
        stream.skipBracketed();
        return this.readPrimary();
      default:
        return stream.fail('a value was expected here');
    }
  }

  private readMore(value: TreeExpression): TreeExpression | null {
    const { stream } = this;
    const { text, kind } = stream.next;
    if (kind !== 'sign') return null;
    const { start } = value.span;
    switch (text) {
      case '->':
      case '?->':
      case '::':
        return this.readMember(value);
      case '[': {
        stream.take();
        const index = stream.is(']') ? null : this.read();
        stream.expect(']');
        return { kind: 'index', object: value, index, span: stream.spanFrom(start) };
      }
      case '(': {
        const args = this.readArguments();
        return {
          kind: 'call',
          callee: value,
          arguments: args,
          constructs: false,
          span: stream.spanFrom(start),
        };
      }
      case '++':
      case '--':
        stream.take();
        return { kind: 'unary', operator: text, operand: value, span: stream.spanFrom(start) };
      default:
        return null;
    }
  }

  private readMember(object: TreeExpression): TreeExpression {
    const { stream } = this;
    stream.take();
    const { start } = object.span;
    if (stream.is('{')) {
      stream.skipBracketed();
      return opaque(stream.spanFrom(start), [object]);
    }
    if (stream.next.kind !== 'name' && stream.next.kind !== 'variable')
      stream.fail('a name was expected here');
    const property = stream.take().text;
    return { kind: 'member', object, property, span: stream.spanFrom(start) };
  }

  /** Values, with keys before them or not. */
  private readItems(opener: string, closer: string): readonly TreeExpression[] {
    const { stream } = this;
    stream.expect(opener);
    const items: TreeExpression[] = [];
    while (!stream.accept(closer)) {
      if (stream.accept(',')) continue;
      const { start } = stream.next.span;
      const spread = stream.accept('...');
      if (spread && stream.is(closer)) continue;
      if (stream.next.kind === 'name' && stream.ahead(1).text === ':' && closer === ')') {
        stream.take();
        stream.take();
      }
      let item = this.read();
      if (stream.accept('=>')) item = this.read();
      items.push(spread ? opaque(stream.spanFrom(start), [item]) : item);
      if (!stream.is(closer)) stream.expect(',');
    }
    return items;
  }
}
