import type { TreeBlock, TreeExpression, TreeFunction, TreeParameter } from '../tree/scriptTree.js';
import type { TokenStream } from '../tree/tokenStream.js';

/** What the statements of the language bring to its functions. */
export interface NodeBodies {
  /** `{ ... }` as the body of a function. */
  readBody(): TreeBlock;
}

/** What the expressions of the language bring to its functions. */
export interface NodeValues {
  /** An expression without a comma. */
  readOne(): TreeExpression;
  /** Reads what stands in brackets, where every operator is one. */
  inBrackets<T>(read: () => T): T;
}

/** A name that a declaration binds. */
export interface BoundName {
  readonly name: string;
  /** The property of the value that it stands for; null where it is not plain. */
  readonly property: string | null;
  /** Whether it stands for the whole value. */
  readonly isWhole: boolean;
}

/** The functions of JavaScript, and the patterns that bind names (ECMA-262, clauses 14.3.3 and 15). */
export class NodeFunctions {
  constructor(
    private readonly stream: TokenStream,
    private readonly values: NodeValues,
    private readonly bodies: NodeBodies,
  ) {}

  /** `function name(...) { ... }` behind its word; what stands before the brackets is taken. */
  readFunction(start: number): TreeFunction {
    const parameters = this.readParameters();
    const body = this.bodies.readBody();
    return { kind: 'function', parameters, body, result: null, span: this.stream.spanFrom(start) };
  }

  /** `(a, b) => ...` and `a => ...`; null where no arrow stands. */
  readArrow(): TreeFunction | null {
    const { stream } = this;
    const { mark } = stream;
    const { start } = stream.next.span;
    if (stream.is('async') && !stream.ahead(1).afterLineEnd && stream.ahead(1).text !== '=>') stream.take();
    if (stream.next.kind === 'name' && stream.ahead(1).text === '=>') {
      return this.readArrowTail([{ name: stream.take().text, whenMissing: null }], start);
    }
    if (stream.is('(') && this.arrowBehindBrackets()) return this.readArrowTail(this.readParameters(), start);
    stream.rewind(mark);
    return null;
  }

  private arrowBehindBrackets(): boolean {
    const { stream } = this;
    const { mark } = stream;
    stream.skipBracketed();
    const found = stream.is('=>');
    stream.rewind(mark);
    return found;
  }

  private readArrowTail(parameters: readonly TreeParameter[], start: number): TreeFunction {
    const { stream } = this;
    stream.expect('=>');
    if (stream.is('{')) {
      const body = this.values.inBrackets(() => this.bodies.readBody());
      return { kind: 'function', parameters, body, result: null, span: stream.spanFrom(start) };
    }
    const result = stream.nested(() => this.values.readOne());
    return { kind: 'function', parameters, body: [], result, span: stream.spanFrom(start) };
  }

  private readParameters(): readonly TreeParameter[] {
    const { stream } = this;
    stream.expect('(');
    const parameters: TreeParameter[] = [];
    while (!stream.accept(')')) {
      if (stream.accept(',')) continue;
      const takesRest = stream.accept('...');
      const [bound, ...others] = this.readPattern();
      const whenMissing = stream.accept('=') ? this.values.inBrackets(() => this.values.readOne()) : null;
      const isPlain = bound?.isWhole === true && others.length === 0 && !takesRest;
      parameters.push({ name: isPlain ? bound.name : null, whenMissing });
    }
    return parameters;
  }

  /** The names that a pattern binds, with the path to each. */
  readPattern(): readonly BoundName[] {
    const { stream } = this;
    if (stream.next.kind === 'name') return [{ name: stream.take().text, property: null, isWhole: true }];
    const isObject = stream.is('{');
    if (!isObject && !stream.is('[')) stream.fail('a name was expected here');
    const names: BoundName[] = [];
    stream.take();
    while (!stream.accept('}', ']')) {
      if (stream.atEnd) stream.fail('a bracket is not closed');
      if (stream.accept(',')) continue;
      stream.accept('...');
      const key = isObject && stream.ahead(1).text === ':' ? stream.take().text : null;
      if (key !== null) stream.take();
      const inner = this.readPattern();
      const hasDefault = stream.accept('=');
      if (hasDefault) this.values.readOne();
      for (const bound of inner) {
        const isPlain = isObject && bound.isWhole && !hasDefault;
        names.push({ name: bound.name, property: isPlain ? (key ?? bound.name) : null, isWhole: false });
      }
    }
    return names;
  }
}
