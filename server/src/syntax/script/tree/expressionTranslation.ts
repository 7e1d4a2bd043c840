import type { Span } from '../../../text/span.js';
import { type Block, type Expression, foreign, text, unknown } from '../flow/program.js';
import { conditional, either } from './choiceTranslation.js';
import { effectsOf, inOrder, type Lifted, lifted } from './lifted.js';
import { dottedName, type StringPart, type TreeCall, type TreeExpression } from './scriptTree.js';
import type { TreeTranslation } from './translate.js';
import type { Around } from './treeLanguage.js';

/** Expressions of a program in the form that `flow/` follows. */
export class ExpressionTranslation implements Around {
  constructor(private readonly translation: TreeTranslation) {}

  lift(expression: TreeExpression): Lifted {
    switch (expression.kind) {
      case 'string':
        return this.string(expression.parts, expression.span);
      case 'number':
        return lifted(text(expression.text, expression.span));
      case 'name':
        return this.name(expression);
      case 'member':
        return this.member(expression);
      case 'index':
        return this.opaque(
          [expression.object, ...(expression.index === null ? [] : [expression.index])],
          expression.span,
        );
      case 'call':
        return this.call(expression);
      case 'binary':
        return this.binary(expression);
      case 'unary':
        return this.unary(expression);
      case 'conditional':
        return conditional(expression, this.translation, this);
      case 'assignment':
        return this.assignment(expression);
      case 'function':
        return lifted(unknown(expression.span));
      case 'list': {
        const { before, values } = this.liftAll(expression.items);
        return lifted({ kind: 'list', items: values }, before);
      }
      case 'opaque':
        return this.opaque(expression.parts, expression.span);
      case 'statements':
        return lifted(unknown(expression.span), this.translation.block(expression.body));
    }
  }

  liftAll(expressions: readonly TreeExpression[]): { before: Block; values: readonly Expression[] } {
    return inOrder(
      expressions.map((each) => this.lift(each)),
      () => this.translation.newName(),
    );
  }

  /** A name with its first value. */
  declared(name: string, value: TreeExpression): Block {
    if (value.kind === 'function') return [];
    const { before, value: known } = this.lift(value);
    return [...before, { kind: 'assign', name, value: known, append: false, declares: true }];
  }

  callOf(callback: TreeExpression | undefined, args: readonly Expression[]): Expression | null {
    if (callback?.kind === 'function') {
      const name = this.translation.named(callback);
      return { kind: 'call', name, arguments: args, source: callback.span };
    }
    if (callback?.kind === 'name' && this.isFunction(callback)) {
      return { kind: 'call', name: callback.name, arguments: args, source: callback.span };
    }
    return null;
  }

  inline(callback: TreeExpression | undefined): Block | null {
    if (callback?.kind !== 'function') return null;
    const last = callback.result === null ? [] : effectsOf(this.lift(callback.result));
    return [...this.translation.block(callback.body), ...last];
  }

  isFunction(value: TreeExpression): boolean {
    return (
      value.kind === 'function' ||
      (value.kind === 'name' && this.translation.definitions.functions.has(value.name))
    );
  }

  defer(block: Block): void {
    this.translation.deferred.push(...block);
  }

  knownName(value: TreeExpression): string | null {
    return this.translation.knownName(value);
  }

  private string(parts: readonly StringPart[], span: Span): Lifted {
    const values = parts.map((part) =>
      part.kind === 'text' ? lifted(text(part.text, span)) : this.lift(part.value),
    );
    return this.joined(values);
  }

  private joined(parts: readonly Lifted[]): Lifted {
    const { before, values } = inOrder(parts, () => this.translation.newName());
    const [only] = values;
    if (values.length === 1 && only !== undefined) return lifted(only, before);
    return lifted({ kind: 'joined', parts: values, separator: null }, before);
  }

  private name({ name, span }: TreeExpression & { kind: 'name' }): Lifted {
    const { language } = this.translation;
    return lifted(language.constant(name, span) ?? { kind: 'variable', name, source: span });
  }

  private member(member: TreeExpression & { kind: 'member' }): Lifted {
    const { language } = this.translation;
    const known = this.knownName(member) ?? dottedName(member);
    const constant = known === null ? null : language.constant(known, member.span);
    if (constant !== null) return lifted(constant);
    if (language.membersAreCalls) return this.call(asCall(member));
    const { before } = this.lift(member.object);
    return lifted(unknown(member.span), before);
  }

  /** Found out part by part; what it comes to is not known. */
  private opaque(parts: readonly TreeExpression[], span: Span): Lifted {
    const { before, values } = this.liftAll(parts);
    const effects = values.flatMap((value) =>
      value.kind === 'call' ? [{ kind: 'evaluate', value } as const] : [],
    );
    return lifted(unknown(span), [...before, ...effects]);
  }

  private call(call: TreeCall): Lifted {
    const { callee, span } = call;
    const { definitions, language } = this.translation;
    const args = call.arguments;
    if (callee.kind === 'name' && definitions.functions.has(callee.name)) {
      const { before, values } = this.liftAll(args.filter((each) => each.kind !== 'function'));
      return lifted({ kind: 'call', name: callee.name, arguments: values, source: span }, before);
    }
    if (callee.kind === 'function') {
      const { before, values } = this.liftAll(args);
      const value = this.callOf(callee, values);
      return lifted(value ?? unknown(span), before);
    }
    const invocation = { call, span, arguments: args, around: this };
    const known = this.knownName(callee);
    const called = known === null ? null : language.call(known, invocation);
    if (called !== null) return called;
    if (callee.kind === 'member') {
      const method = language.method({ ...invocation, object: callee.object, property: callee.property });
      if (method !== null) return method;
    }
    return this.foreign(call);
  }

  /** What it does is not seen: it may write, and so may the functions that it is given. */
  private foreign({ callee, arguments: args, span }: TreeCall): Lifted {
    const object = callee.kind === 'member' ? [callee.object] : [];
    const { before } = this.liftAll([...object, ...args.filter((each) => each.kind !== 'function')]);
    if (args.some((each) => this.isFunction(each))) {
      return lifted(unknown(span), [
        ...before,
        { kind: 'lost', because: 'a function is run by what is not seen', at: span },
      ]);
    }
    return lifted(foreign(span), before);
  }

  private binary(expression: TreeExpression & { kind: 'binary' }): Lifted {
    const { operator, left, right, span } = expression;
    const { language } = this.translation;
    if (language.concatenation.has(operator)) {
      if (operator === '+' && !isText(expression) && hasNumber(expression))
        return this.counted([left, right], span);
      return this.joined([this.lift(left), this.lift(right)]);
    }
    if (/^(?:&&|\|\||and|or|\?\?|xor)$/.test(operator)) return either(expression, this.translation, this);
    const method = language.method({
      call: expression,
      span,
      arguments: [right],
      around: this,
      object: left,
      property: operator,
    });
    return method ?? this.counted([left, right], span);
  }

  /** Numbers and truths: of one line. */
  private counted(parts: readonly TreeExpression[], span: Span): Lifted {
    const { before } = this.opaque(parts, span);
    return lifted(unknown(span, false), before);
  }

  private unary({ operator, operand, span }: TreeExpression & { kind: 'unary' }): Lifted {
    if (operator === 'await' || operator === '@') return this.lift(operand);
    const { before } = this.opaque([operand], span);
    if ((operator === '++' || operator === '--') && operand.kind === 'name') {
      const changed = {
        kind: 'assign',
        name: operand.name,
        value: unknown(span, false),
        append: false,
        declares: this.translation.assignsLocally,
      } as const;
      return lifted(unknown(span, false), [...before, changed]);
    }
    return lifted(unknown(span, false), before);
  }

  private assignment({ operator, target, value, span }: TreeExpression & { kind: 'assignment' }): Lifted {
    const { language } = this.translation;
    const written = dottedName(target);
    const effects = written === null ? null : language.assigned(written, span);
    if (effects !== null) return lifted(unknown(span), effects);
    if (value.kind === 'function' && language.namesHoldFunctions) return lifted(unknown(span));
    const { before, value: known } = this.lift(value);
    if (target.kind === 'index' && target.index === null && target.object.kind === 'name') {
      const item: Expression = { kind: 'list', items: [known] };
      return lifted(known, [
        ...before,
        {
          kind: 'assign',
          name: target.object.name,
          value: item,
          append: true,
          declares: this.translation.assignsLocally,
        },
      ]);
    }
    if (target.kind !== 'name') {
      const kept = this.opaque([target], span);
      return lifted(known, [...before, ...kept.before]);
    }
    const append = language.appending.has(operator);
    const after = operator === '=' || append ? known : unknown(span);
    return lifted({ kind: 'variable', name: target.name, source: span }, [
      ...before,
      { kind: 'assign', name: target.name, value: after, append, declares: this.translation.assignsLocally },
    ]);
  }
}

/** Where a member may be a method, it is called by its being there. */
const asCall = (member: TreeExpression & { kind: 'member' }): TreeCall => ({
  kind: 'call',
  callee: member,
  arguments: [],
  constructs: false,
  span: member.span,
});

/** Whether a `+` puts texts together, as far as is seen. */
const isText = (expression: TreeExpression): boolean =>
  expression.kind === 'string' ||
  (expression.kind === 'binary' && (isText(expression.left) || isText(expression.right)));

const hasNumber = (expression: TreeExpression): boolean =>
  expression.kind === 'number' ||
  (expression.kind === 'binary' && (hasNumber(expression.left) || hasNumber(expression.right)));
