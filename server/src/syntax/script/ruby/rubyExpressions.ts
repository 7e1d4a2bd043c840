import { readLiteral } from '../tree/literals.js';
import { type Operands, OperatorParser, type Operators } from '../tree/operatorParser.js';
import {
  opaque,
  type TreeBlock,
  type TreeCall,
  type TreeExpression,
  type TreeFunction,
  type TreeParameter,
} from '../tree/scriptTree.js';
import type { Token } from '../tree/token.js';
import type { TokenStream } from '../tree/tokenStream.js';
import { RubyArguments, type RubyValues } from './rubyArguments.js';

const binary: readonly (readonly string[])[] = [
  ['and', 'or'],
  ['..', '...'],
  ['||'],
  ['&&'],
  ['==', '!=', '=~', '!~', '===', '<=>'],
  ['<', '<=', '>', '>='],
  ['|', '^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
];

const assignment: ReadonlySet<string> = new Set('= += -= *= /= %= **= <<= >>= &= |= ^= &&= ||='.split(' '));

const operators: Operators = {
  binary: new Map(binary.flatMap((signs, strength) => signs.map((sign) => [sign, strength + 1] as const))),
  fromRight: new Set(['**']),
  assignment,
  prefix: new Set('! ~ + - not & * ** defined?'.split(' ')),
  conditionalBelow: 2,
};

/** What the statements of the language bring to its expressions. */
export interface RubyBodies {
  /** What a word of the language begins; null where it begins nothing. */
  readCompound(word: Token): TreeExpression | null;
  /** Statements up to one of the words or signs, which is taken. */
  readUntil(...closers: readonly string[]): TreeBlock;
  /** Statements with `rescue` and `ensure` up to `end`, which is taken. */
  readGuarded(): TreeBlock;
}

/** The expressions of Ruby (its manual, "Syntax"): calls with and without brackets, blocks. */
export class RubyExpressions implements Operands, RubyValues {
  readonly arguments: RubyArguments;
  private readonly operators: OperatorParser;
  private locals = new Set<string>();
  /** Where `do` belongs to a loop or to the call that stands before all. */
  private withoutDo = false;

  constructor(
    private readonly stream: TokenStream,
    private readonly bodies: RubyBodies,
  ) {
    this.arguments = new RubyArguments(stream, this);
    this.operators = new OperatorParser(stream, operators, this);
  }

  read(): TreeExpression {
    return this.operators.read();
  }

  readItem(): TreeExpression {
    return this.operators.read(2);
  }

  readDefault(): TreeExpression {
    return this.operators.read(8);
  }

  /** The condition of a loop, where `do` begins its body. */
  readWithoutDo(): TreeExpression {
    return this.keeping(true, () => this.read());
  }

  continues(): boolean {
    return !this.stream.next.afterLineEnd;
  }

  declare(name: string): void {
    this.locals.add(name);
  }

  /** What a method declares is forgotten behind it. */
  withOwnNames<T>(read: () => T): T {
    const outer = this.locals;
    this.locals = new Set();
    try {
      return read();
    } finally {
      this.locals = outer;
    }
  }

  readOperand(): TreeExpression {
    return this.stream.chain(this.readPrimary(), (value) => this.readMore(value));
  }

  private readPrimary(): TreeExpression {
    const { next } = this.stream;
    const literal = readLiteral(this.stream);
    if (literal !== null) return literal;
    if (next.kind !== 'name') return this.readBracketed(next);
    return this.bodies.readCompound(next) ?? this.readName();
  }

  private readName(): TreeExpression {
    const { stream } = this;
    const { text, span } = stream.take();
    const callee: TreeExpression = { kind: 'name', name: text, span };
    if (stream.is('(') && stream.next.span.start === span.end)
      return this.call(callee, this.arguments.readArguments());
    if (stream.next.kind === 'sign' && assignment.has(stream.next.text)) this.declare(text);
    if (!/^[a-z_]/.test(text) || this.locals.has(text)) return callee;
    return this.call(callee, this.arguments.beginsArgument() ? this.arguments.readCommand() : []);
  }

  private readBracketed({ text, span }: Token): TreeExpression {
    const { stream } = this;
    const { start } = span;
    switch (text) {
      case '(': {
        stream.take();
        const body = this.keeping(false, () => this.bodies.readUntil(')'));
        const [only] = body;
        return body.length === 1 && only?.kind === 'expression'
          ? only.value
          : { kind: 'statements', body, span: stream.spanFrom(start) };
      }
      case '[':
        stream.take();
        return { kind: 'list', items: this.arguments.readItems(']'), span: stream.spanFrom(start) };
      case '{':
        stream.take();
        return opaque(span, this.arguments.readItems('}'));
      case '->':
        return this.readLambda(start);
      case '::':
      case '..':
      case '...':
        stream.take();
        return this.readOperand();
      default:
        return stream.fail('a value was expected here');
    }
  }

  private readLambda(start: number): TreeFunction {
    const { stream } = this;
    stream.take();
    const parameters = stream.accept('(')
      ? this.arguments.readParameters(')')
      : stream.next.kind === 'name' && !stream.is('do')
        ? [{ name: stream.take().text, whenMissing: null }]
        : [];
    const body = stream.accept('{') ? this.bodies.readUntil('}') : this.readDoBody();
    return functionOf(parameters, body, stream.spanFrom(start));
  }

  private readDoBody(): TreeBlock {
    this.stream.expect('do');
    return this.bodies.readGuarded();
  }

  private readMore(value: TreeExpression): TreeExpression | null {
    const { stream } = this;
    const { next } = stream;
    if (next.text === '.' || next.text === '&.') return next.kind === 'sign' ? this.readMember(value) : null;
    if (next.afterLineEnd) return null;
    const isTight = next.span.start === stream.lastEnd;
    if (next.kind === 'sign') {
      if (next.text === '::' && isTight) return this.readMember(value);
      if (next.text === '[' && isTight && value.kind !== 'number') {
        stream.take();
        const index = opaque(next.span, this.arguments.readItems(']'));
        return { kind: 'index', object: value, index, span: stream.spanFrom(value.span.start) };
      }
      if (next.text === '{' && this.takesBlock(value)) return this.withBlock(value, this.readBlock('}'));
    }
    const isDo = next.kind === 'name' && next.text === 'do' && !this.withoutDo && this.takesBlock(value);
    return isDo ? this.withBlock(value, this.readBlock('end')) : null;
  }

  private takesBlock(value: TreeExpression): boolean {
    if (value.kind === 'call') return !value.arguments.some(({ kind }) => kind === 'function');
    return value.kind === 'member';
  }

  private readBlock(closer: '}' | 'end'): TreeFunction {
    const { stream } = this;
    const { start } = stream.take().span;
    const parameters = stream.accept('|') ? this.arguments.readParameters('|') : [];
    stream.accept('||');
    const body = this.keeping(false, () =>
      closer === '}' ? this.bodies.readUntil('}') : this.bodies.readGuarded(),
    );
    return functionOf(parameters, body, stream.spanFrom(start));
  }

  private withBlock(value: TreeExpression, block: TreeFunction): TreeCall {
    return value.kind === 'call'
      ? { ...value, arguments: [...value.arguments, block], span: this.stream.spanFrom(value.span.start) }
      : this.call(value, [block]);
  }

  private readMember(object: TreeExpression): TreeExpression {
    const { stream } = this;
    stream.take();
    const { start } = object.span;
    if (stream.is('(')) return this.call(object, this.arguments.readArguments());
    const { text: property, kind, span } = stream.take();
    if (kind !== 'name' && kind !== 'sign') stream.fail('a name was expected here');
    const member: TreeExpression = { kind: 'member', object, property, span: stream.spanFrom(start) };
    if (stream.is('(') && stream.next.span.start === span.end)
      return this.call(member, this.arguments.readArguments());
    return this.arguments.beginsArgument() ? this.call(member, this.arguments.readCommand()) : member;
  }

  private call(callee: TreeExpression, args: readonly TreeExpression[]): TreeCall {
    const span = this.stream.spanFrom(callee.span.start);
    return { kind: 'call', callee, arguments: args, constructs: false, span };
  }

  keeping<T>(withoutDo: boolean, read: () => T): T {
    const outer = this.withoutDo;
    this.withoutDo = withoutDo;
    try {
      return read();
    } finally {
      this.withoutDo = outer;
    }
  }
}

/** What the last statement comes to is what the function gives back. */
export function functionOf(
  parameters: readonly TreeParameter[],
  body: TreeBlock,
  span: TreeFunction['span'],
): TreeFunction {
  const last = body.at(-1);
  return last?.kind === 'expression' && last.value.kind !== 'statements'
    ? { kind: 'function', parameters, body: body.slice(0, -1), result: last.value, span }
    : { kind: 'function', parameters, body, result: null, span };
}
