import type { TreeBlock, TreeExpression, TreeFunction, TreeParameter } from '../tree/scriptTree.js';
import type { TokenStream } from '../tree/tokenStream.js';

/** What the statements of the language bring to its expressions. */
export interface PhpBodies {
  /** `{ ... }` as the body of a function. */
  readBody(): TreeBlock;
  /** What stands between the braces of a class. */
  skipClassBody(): void;
}

/** What the expressions of the language bring to its functions. */
export interface PhpValues {
  read(): TreeExpression;
}

/** The functions of PHP (its manual, "Functions"). */
export class PhpFunctions {
  constructor(
    private readonly stream: TokenStream,
    private readonly values: PhpValues,
    private readonly bodies: PhpBodies,
  ) {}

  /** `(...) use (...) { ... }` of a function. */
  readFunction(start: number): TreeFunction {
    const { stream } = this;
    stream.accept('&');
    const parameters = this.readParameters();
    if (stream.accept('use')) stream.skipBracketed();
    this.skipType(':');
    const body = this.bodies.readBody();
    return { kind: 'function', parameters, body, result: null, span: stream.spanFrom(start) };
  }

  readArrowFunction(start: number): TreeFunction {
    const { stream } = this;
    stream.accept('&');
    const parameters = this.readParameters();
    this.skipType(':');
    stream.expect('=>');
    const result = this.values.read();
    return { kind: 'function', parameters, body: [], result, span: stream.spanFrom(start) };
  }

  private readParameters(): readonly TreeParameter[] {
    const { stream } = this;
    stream.expect('(');
    const parameters: TreeParameter[] = [];
    while (!stream.accept(')')) {
      if (stream.accept(',')) continue;
      const mark = stream.mark;
      while (stream.next.kind !== 'variable') {
        if (stream.atEnd || stream.is(')')) stream.fail('a parameter was expected here');
        if (stream.is('(', '#[')) stream.skipBracketed();
        else stream.take();
      }
      const takesRest = stream.mark > mark && stream.ahead(-1).text === '...';
      const name = stream.take().text;
      const whenMissing = stream.accept('=') ? this.values.read() : null;
      parameters.push({ name: takesRest ? null : name, whenMissing });
    }
    return parameters;
  }

  /** `: ?int|string` behind a function's brackets. */
  private skipType(sign: string): void {
    const { stream } = this;
    if (!stream.accept(sign)) return;
    while (stream.next.kind === 'name' || stream.is('?', '|', '&', '(', ')')) stream.take();
  }
}
