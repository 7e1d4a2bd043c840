import { opaque, type TreeExpression, type TreeParameter } from '../tree/scriptTree.js';
import type { TokenStream } from '../tree/tokenStream.js';

/** Words that do not begin an argument. */
const noArgument: ReadonlySet<string> = new Set(
  'if unless while until and or do then rescue in end else elsif when ensure'.split(' '),
);

/** What the expressions of the language bring to its arguments and parameters. */
export interface RubyValues {
  /** A value of a list: `and` and `or` bind more loosely than its commas. */
  readItem(): TreeExpression;
  /** What a parameter is where it is missing: a bar ends it. */
  readDefault(): TreeExpression;
  /** From here on the name is a variable, and what follows it is no argument. */
  declare(name: string): void;
  /** Reads with `do` belonging to what stands around or not. */
  keeping<T>(withoutDo: boolean, read: () => T): T;
}

/** The arguments of calls, with and without brackets, and the parameters of methods and blocks. */
export class RubyArguments {
  constructor(
    private readonly stream: TokenStream,
    private readonly values: RubyValues,
  ) {}

  /** Whether an argument without brackets stands next. */
  beginsArgument(): boolean {
    const { stream } = this;
    const { next } = stream;
    if (next.afterLineEnd || next.span.start === stream.lastEnd) return false;
    switch (next.kind) {
      case 'string':
      case 'number':
      case 'pattern':
        return true;
      case 'name':
        return !noArgument.has(next.text);
      case 'sign': {
        if (/^(?:\[|->|::|!|\(|~)$/.test(next.text)) return true;
        const isTight = stream.ahead(1).span.start === next.span.end;
        return isTight && /^(?:[-*&]|\*\*)$/.test(next.text);
      }
      default:
        return false;
    }
  }

  readCommand(): readonly TreeExpression[] {
    return this.values.keeping(true, () => {
      const items: TreeExpression[] = [];
      const pairs: TreeExpression[] = [];
      do this.readArgument(items, pairs);
      while (this.stream.accept(','));
      return pairs.length === 0 ? items : [...items, opaque(pairs[0]?.span ?? { start: 0, end: 0 }, pairs)];
    });
  }

  readArguments(): readonly TreeExpression[] {
    this.stream.expect('(');
    return this.readItems(')');
  }

  /** Values up to the closer, which is taken; pairs of a key and a value are one, the last. */
  readItems(closer: string): readonly TreeExpression[] {
    const { stream } = this;
    const items: TreeExpression[] = [];
    const pairs: TreeExpression[] = [];
    this.values.keeping(false, () => {
      while (!stream.accept(closer)) {
        if (stream.accept(',')) continue;
        this.readArgument(items, pairs);
        if (!stream.is(closer)) stream.expect(',');
      }
    });
    return pairs.length === 0 ? items : [...items, opaque(pairs[0]?.span ?? { start: 0, end: 0 }, pairs)];
  }

  private readArgument(items: TreeExpression[], pairs: TreeExpression[]): void {
    const { stream } = this;
    const { next } = stream;
    const after = stream.ahead(1);
    const isLabel =
      (next.kind === 'name' || next.kind === 'string') &&
      after.text === ':' &&
      after.span.start === next.span.end;
    if (isLabel) {
      stream.take();
      stream.take();
      if (!stream.is(',', ')', '}', ']')) pairs.push(this.values.readItem());
      return;
    }
    const value = this.values.readItem();
    if (stream.accept('=>')) pairs.push(opaque(value.span, [value, this.values.readItem()]));
    else
      items.push(
        value.kind === 'unary' && /^[*&]/.test(value.operator) ? opaque(value.span, [value.operand]) : value,
      );
  }

  /** `|a, (b, c), d = 1|` or the parameters of a method, up to the closer, which is taken. */
  readParameters(closer: string | null): readonly TreeParameter[] {
    const { stream } = this;
    const parameters: TreeParameter[] = [];
    while (closer === null ? !stream.next.afterLineEnd && !stream.is(';', '=') : !stream.accept(closer)) {
      if (stream.atEnd) stream.fail('the end of the parameters is missing');
      if (stream.accept(',', ';')) continue;
      if (stream.is('(')) {
        stream.skipBracketed();
        parameters.push({ name: null, whenMissing: null });
        continue;
      }
      const isPlain = !stream.accept('*', '**', '&');
      if (stream.is(',', closer ?? ';')) continue;
      if (stream.next.kind !== 'name') stream.fail('a parameter was expected here');
      const { text } = stream.take();
      this.values.declare(text);
      const isNamed = stream.accept(':');
      const hasDefault = !isNamed && stream.accept('=');
      const ends = stream.is(',', closer ?? ';') || stream.next.afterLineEnd;
      const whenMissing = hasDefault || (isNamed && !ends) ? this.values.readDefault() : null;
      parameters.push({ name: isPlain && !isNamed ? text : null, whenMissing });
    }
    return parameters;
  }
}
