import { onlyExpression, statementsOf } from '../../syntax/script/python/pythonTree.js';
import { childInField, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { type Callables, callablesOf } from './callables.js';
import { printedCookies } from './cookieJar.js';
import { Declined } from './decline.js';
import { feed, type PlannedField, type WritePlan } from './headerLines.js';
import type { Part } from './template.js';
import { mentionsStdout, type Write, type WriteReading, writeOf } from './writes.js';

/** How far the response has come at one point of the program. */
interface State {
  /** `either`: in an exception's handler that may be reached before or behind the header. `dead`: never reached. */
  readonly phase: 'head' | 'body' | 'either' | 'dead';
  /** The header line that is not yet ended. */
  readonly line: readonly Part[];
  /** The fields written so far; null where it depends on the way here. */
  readonly fields: readonly PlannedField[] | null;
  /** Whether text waits in the buffer, which bytes would overtake. */
  readonly unflushed: boolean;
}

/** What every statement that writes does to the response. */
export interface ResponsePlan {
  readonly writes: ReadonlyMap<SyntaxNode, WritePlan>;
  /** Whether the fields are known where the header ends, so that the response can be started there. */
  readonly startsInPlace: boolean;
  readonly writesText: boolean;
  readonly writesBytes: boolean;
}

const dead: State = { phase: 'dead', line: [], fields: [], unflushed: false };

/**
 * Follows a program in the order in which it runs, into its own functions, and says which statements write
 * header fields and which write the body.
 *
 * @param program the module's statements in the order in which they run.
 * @throws {Declined} where a statement writes the header on one way through the program and the body on another,
 * or the header cannot be read.
 */
export function planResponse(reading: WriteReading, program: readonly SyntaxNode[]): ResponsePlan {
  const walk = new ResponseWalk(reading, callablesOf(reading));
  walk.program(program);
  return walk.plan();
}

class ResponseWalk {
  private readonly plans = new Map<SyntaxNode, WritePlan>();
  private readonly phases = new Map<SyntaxNode, string>();
  private readonly running: SyntaxNode[] = [];
  /** States at which the function being walked returns, the program exits, a loop is left, an exception may arise. */
  private returns: State[] = [];
  private exits: State[] = [];
  private leaves: State[] = [];
  private risks: State[] = [];
  private startsInPlace = true;
  private writesText = false;
  private writesBytes = false;

  constructor(
    private readonly reading: WriteReading,
    private readonly callables: Callables,
  ) {}

  program(statements: readonly SyntaxNode[]): void {
    const start: State = { phase: 'head', line: [], fields: [], unflushed: false };
    const end = this.block(statements, start);
    for (const state of [end, ...this.exits]) {
      if (state.phase === 'body' || state.phase === 'dead') continue;
      const last = statements.at(-1) ?? null;
      throw new Declined(
        last?.span ?? null,
        state.phase === 'either'
          ? 'may end before the header is complete'
          : 'ends on one way through the program before the header is complete',
      );
    }
    if (end.phase === 'dead' && this.exits.length === 0) {
      throw new Declined(statements.at(-1)?.span ?? null, 'never ends its response');
    }
  }

  plan(): ResponsePlan {
    return {
      writes: this.plans,
      startsInPlace: this.startsInPlace,
      writesText: this.writesText,
      writesBytes: this.writesBytes,
    };
  }

  private block(statements: readonly SyntaxNode[], start: State): State {
    return statements.reduce(
      (state, statement) => (state.phase === 'dead' ? state : this.statement(statement, state)),
      start,
    );
  }

  private bodyOf(node: SyntaxNode | null, state: State): State {
    return node === null ? state : this.block(statementsOf(node), state);
  }

  private statement(statement: SyntaxNode, state: State): State {
    const write = writeOf(this.reading, statement);
    if (write !== null) return this.write(write, state);
    switch (statement.type) {
      case 'function_definition':
      case 'decorated_definition':
      case 'import_statement':
      case 'import_from_statement':
      case 'future_import_statement':
      case 'global_statement':
      case 'nonlocal_statement':
      case 'pass_statement':
        return state;
      case 'class_definition':
        return this.bodyOf(childInField(statement, 'body'), state);
      case 'if_statement':
        return this.ifStatement(statement, state);
      case 'for_statement':
      case 'while_statement':
        return this.loop(statement, state);
      case 'try_statement':
        return this.tryStatement(statement, state);
      case 'with_statement': {
        const clause = statement.children.find((child) => child.type === 'with_clause');
        const entered = clause === undefined ? state : this.expression(clause, state);
        return this.bodyOf(childInField(statement, 'body'), entered);
      }
      case 'match_statement':
        return this.matchStatement(statement, state);
      case 'return_statement': {
        this.returns.push(this.expression(statement, state));
        return dead;
      }
      case 'raise_statement': {
        this.expression(statement, state);
        if (/\bSystemExit\b/.test(this.reading.tree.source(statement))) this.exits.push(state);
        return dead;
      }
      case 'break_statement':
      case 'continue_statement':
        this.leaves.push(state);
        return dead;
      default:
        return this.expression(statement, state);
    }
  }

  private ifStatement(statement: SyntaxNode, start: State): State {
    const condition = childInField(statement, 'condition');
    let state = condition === null ? start : this.expression(condition, start);
    const ends = [this.bodyOf(childInField(statement, 'consequence'), state)];
    let hasElse = false;
    for (const clause of statement.children.filter((child) => child.field === 'alternative')) {
      if (clause.type === 'else_clause') {
        hasElse = true;
        ends.push(this.bodyOf(childInField(clause, 'body'), state));
      } else {
        const test = childInField(clause, 'condition');
        if (test !== null) state = this.expression(test, state);
        ends.push(this.bodyOf(childInField(clause, 'consequence'), state));
      }
    }
    if (!hasElse) ends.push(state);
    return this.joined(ends, statement);
  }

  private matchStatement(statement: SyntaxNode, state: State): State {
    const cases = namedChildren(childInField(statement, 'body') ?? statement).filter(
      (child) => child.type === 'case_clause',
    );
    const ends = cases.map((each) => this.bodyOf(childInField(each, 'consequence'), state));
    return this.joined([...ends, state], statement);
  }

  private loop(statement: SyntaxNode, start: State): State {
    const outer = this.leaves;
    this.leaves = [];
    const head = childInField(statement, 'right') ?? childInField(statement, 'condition');
    const entered = head === null ? start : this.expression(head, start);
    const end = this.bodyOf(childInField(statement, 'body'), entered);
    const forever =
      statement.type === 'while_statement' &&
      /^(1|True)$/.test(head === null ? '' : this.reading.tree.source(head));
    const states = forever ? this.leaves : [entered, end, ...this.leaves];
    this.leaves = outer;
    // One turn must leave the response where it found it, or the second would write something else.
    const after = this.joined([...states, ...(forever ? [] : [entered])], statement);
    if (end.phase !== 'dead') this.joined([entered, end], statement);
    const otherwise = statement.children.find((child) => child.type === 'else_clause');
    return otherwise === undefined ? after : this.bodyOf(childInField(otherwise, 'body'), after);
  }

  private tryStatement(statement: SyntaxNode, start: State): State {
    const outerRisks = this.risks;
    const outerExits = this.exits;
    this.risks = [start];
    this.exits = [];
    let end = this.bodyOf(childInField(statement, 'body'), start);
    const risks = this.risks;
    let exits = this.exits;
    this.risks = outerRisks;
    this.exits = outerExits;

    const ends: State[] = [];
    for (const clause of statement.children.filter((child) => /^except/.test(child.type))) {
      const header = this.reading.tree.source(clause).split(':', 1)[0] ?? '';
      const catchesExit = /^except\*?\s*$|\b(SystemExit|BaseException)\b/.test(header);
      const entry =
        /\bSystemExit\b/.test(header) && !/,/.test(header)
          ? exits
          : [...risks, ...(catchesExit ? exits : [])];
      const body = clause.children.find((child) => child.type === 'block') ?? null;
      if (entry.length > 0) ends.push(this.bodyOf(body, meeting(entry)));
      if (catchesExit) exits = [];
    }
    this.exits.push(...exits);
    this.risks.push(...risks);
    const otherwise = statement.children.find((child) => child.type === 'else_clause');
    if (otherwise !== undefined) end = this.bodyOf(childInField(otherwise, 'body'), end);
    let after = this.joined([end, ...ends], statement);
    const last = statement.children.find((child) => child.type === 'finally_clause');
    const lastBlock = last?.children.find((child) => child.type === 'block');
    if (lastBlock !== undefined) {
      const entry = after.phase === 'dead' ? meeting([...risks, ...this.exits, ...this.returns]) : after;
      const done = this.bodyOf(lastBlock, entry);
      if (after.phase !== 'dead') after = done;
    }
    return after;
  }

  private write(write: Write, state: State): State {
    const key = `${state.phase} ${state.line.map((part) => (part.kind === 'text' ? part.value : '\0')).join('')}`;
    const { statement } = write;
    const known = this.phases.get(statement);
    if (known !== undefined && known !== key && write.how !== 'flush') {
      throw new Declined(statement.span, 'writes the header at one call and the body at another');
    }
    this.phases.set(statement, key);
    const isLiteral = write.parts.every((part) => part.kind === 'text');
    if (!isLiteral) this.risk(state);
    if (write.how === 'bytes' && state.unflushed) {
      throw new Declined(
        statement.span,
        'writes bytes past text that is still in the buffer, which then comes behind them',
      );
    }
    const unflushed =
      write.how === 'flush' || write.flushes ? false : state.unflushed || write.how !== 'bytes';
    if (write.how === 'flush') {
      this.plans.set(statement, { kind: 'flush', write });
      return { ...state, unflushed };
    }
    if (state.phase === 'either') {
      throw new Declined(statement.span, 'may run before or behind the end of the header');
    }
    if (state.phase === 'body') {
      this.plans.set(statement, { kind: 'body', write });
      this.countBody(write);
      return this.parts(write, { ...state, unflushed });
    }
    const fed = feed(write, state.line, (value) => printedCookies(this.reading, statement, value));
    if (fed.fields.some(({ cookies }) => cookies !== null)) this.startsInPlace = false;
    const previous = this.plans.get(statement);
    const carried = state.fields;
    const fields = carried === null ? null : [...carried, ...fed.fields];
    if (fed.separator && (fields === null || !fields.every((field) => this.isBeside(field, statement)))) {
      this.startsInPlace = false;
    }
    if (previous?.kind === 'header' && previous.start !== null && !sameFields(previous.start, fields)) {
      this.startsInPlace = false;
    }
    this.plans.set(statement, {
      kind: 'header',
      write,
      fields: fed.fields,
      rest: fed.rest,
      start: fed.separator ? fields : null,
      separator: fed.separator,
    });
    if (fed.rest !== null) this.countBody(write);
    return this.parts(write, {
      phase: fed.separator ? 'body' : 'head',
      line: fed.separator ? [] : fed.line,
      fields: fed.separator ? [] : fields,
      unflushed,
    });
  }

  /** Whether the response can be started at `statement` with a field that was written earlier in the same block. */
  private isBeside(field: PlannedField, statement: SyntaxNode): boolean {
    const { tree } = this.reading;
    const block = tree.parent(statement);
    const own = field.write.statement;
    if (block === null || tree.parent(own) !== block) return false;
    if (field.value.every((part) => part.kind === 'text')) return true;
    const between = statementsOf(block).filter(
      ({ span }) => span.start >= own.span.end && span.end <= statement.span.start,
    );
    return between.every((each) => this.plans.get(each)?.kind === 'header');
  }

  private countBody(write: Write): void {
    if (write.how === 'bytes') this.writesBytes = true;
    else this.writesText = true;
  }

  /** What is written may itself call functions that write: those come first. */
  private parts(write: Write, after: State): State {
    const before = this.expression(write.statement, { ...after, phase: 'body' });
    if (before.phase !== 'body') return before;
    return after;
  }

  /** All calls in an expression, in the order of the text, and what they do to the response. */
  private expression(node: SyntaxNode, start: State): State {
    let state = start;
    this.risk(state);
    for (const action of this.callables.actionsIn(node)) {
      switch (action.kind) {
        case 'exit':
          if (!action.maybe) {
            this.exits.push(state);
            return dead;
          }
          this.exits.push(state);
          break;
        case 'call': {
          const ends = action.targets.map((target) => this.call(target, state));
          state = this.joined(action.maybe ? [state, ...ends] : ends, node);
          if (state.phase === 'dead') return state;
        }
      }
    }
    if (!/^(print_statement|expression_statement)$/.test(node.type) || writeOf(this.reading, node) === null) {
      if (!isAlias(this.reading, node) && mentionsStdout(this.reading, node)) {
        if (state.phase !== 'body')
          throw new Declined(node.span, 'hands standard output on before the header is complete');
        this.writesText = true;
      }
    }
    return state;
  }

  private call(target: SyntaxNode, state: State): State {
    if (this.running.includes(target)) return state;
    this.running.push(target);
    const outer = { returns: this.returns, leaves: this.leaves };
    this.returns = [];
    this.leaves = [];
    const end = this.bodyOf(childInField(target, 'body'), state);
    const after = this.joined([end, ...this.returns], target);
    this.returns = outer.returns;
    this.leaves = outer.leaves;
    this.running.pop();
    return after;
  }

  private risk(state: State): void {
    this.risks.push(state);
  }

  /** The one state that several ways lead to. @throws {Declined} where they differ. */
  private joined(states: readonly State[], at: SyntaxNode): State {
    const result = meeting(states);
    if (result.phase === 'either' && !states.some((state) => state.phase === 'either')) {
      throw new Declined(at.span, 'ends the header on one way through it and not on the other');
    }
    return result;
  }
}

function meeting(states: readonly State[]): State {
  const [first, ...others] = states.filter((state) => state.phase !== 'dead');
  return first === undefined ? dead : others.reduce(meet, first);
}

function meet(a: State, b: State): State {
  const sameLine = a.line.length === b.line.length && a.line.every((part, index) => part === b.line[index]);
  const unflushed = a.unflushed || b.unflushed;
  if (a.phase !== b.phase || !sameLine) return { phase: 'either', line: a.line, fields: null, unflushed };
  return {
    phase: a.phase,
    line: a.line,
    fields: sameFields(a.fields, b.fields) ? a.fields : null,
    unflushed,
  };
}

const sameFields = (a: readonly PlannedField[] | null, b: readonly PlannedField[] | null): boolean =>
  a !== null &&
  b !== null &&
  a.length === b.length &&
  a.every(
    (field, index) => field.write.statement === b[index]?.write.statement && field.name === b[index]?.name,
  );

/** `write = sys.stdout.write` only gives a name; what is called by it is read where it is called. */
function isAlias({ names }: WriteReading, statement: SyntaxNode): boolean {
  const expression = onlyExpression(statement);
  if (expression?.type !== 'assignment') return false;
  return /^sys\.stdout(\.write|\.buffer(\.write)?)?$/.test(names.of(childInField(expression, 'right')) ?? '');
}
