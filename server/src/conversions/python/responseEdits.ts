import {
  callArguments,
  indentOf,
  lineStart,
  nextLine,
  statementsOf,
} from '../../syntax/script/python/pythonTree.js';
import { quoted } from '../../syntax/script/python/stringLiteral.js';
import type { SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { deletion, insertion, type TextEdit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';
import { Declined } from './decline.js';
import { expressionOf } from './expressions.js';
import type { PlannedField, Rest, WritePlan } from './headerLines.js';
import { possibleTexts } from './possibleTexts.js';
import { reasonPhrases } from './reasonPhrases.js';
import type { ResponsePlan } from './responseWalk.js';
import type { Part } from './template.js';
import type { WriteReading } from './writes.js';

/** The names of the response inside `application`. */
export interface ResponseNames {
  readonly startResponse: string;
  readonly body: string;
  readonly headers: string;
  readonly status: string;
}

export interface ResponseEdits {
  readonly edits: readonly TextEdit[];
  /** Statements that take part in the response by another one, and go. */
  readonly removed: readonly SyntaxNode[];
  /** Statements whose text is made anew, so that no other edit reaches into them. */
  readonly replaced: readonly Span[];
  readonly setsStatus: boolean;
  /** Whether the program redirects without saying a status. */
  readonly redirects: boolean;
}

/** How statements that write become statements of a WSGI application. */
export class ResponseEditor {
  private readonly edits: TextEdit[] = [];
  private readonly removed: SyntaxNode[] = [];
  private readonly replaced: Span[] = [];
  private setsStatus = false;
  private redirects = false;

  constructor(
    private readonly reading: WriteReading,
    private readonly plan: ResponsePlan,
    private readonly names: ResponseNames,
    /** A node's source with the edits that fall inside it. */
    private readonly source: (node: SyntaxNode) => string,
    private readonly indentUnit: string,
  ) {}

  run(): ResponseEdits {
    this.checkFields();
    for (const [statement, plan] of this.plan.writes) {
      if (plan.kind === 'flush') this.removed.push(statement);
      if (plan.kind === 'header') this.header(statement, plan);
    }
    return {
      edits: this.edits,
      removed: this.removed,
      replaced: this.replaced,
      setsStatus: this.setsStatus,
      redirects: this.redirects,
    };
  }

  /** A response that says neither a type nor a place to go would get its type from the server. */
  private checkFields(): void {
    const plans = [...this.plan.writes.values()];
    const fields = plans.flatMap((plan) => (plan.kind === 'header' ? plan.fields : []));
    const last = plans.find((plan) => plan.kind === 'header' && plan.separator);
    if (!fields.some(({ name }) => /^(content-type|location)$/i.test(name))) {
      throw new Declined(
        last?.write.statement.span ?? null,
        'writes a header without Content-Type, so that each server puts another one there',
      );
    }
    for (const { name, value, write } of fields) {
      const text = value.map((part) => (part.kind === 'text' ? part.value : '')).join('');
      if ([...text].some((unit) => unit > '~' || (unit < ' ' && unit !== '\t'))) {
        throw new Declined(write.statement.span, `writes a header field ${name} that is not plain ASCII`);
      }
    }
  }

  private header(statement: SyntaxNode, plan: Extract<WritePlan, { kind: 'header' }>): void {
    const lines = this.plan.startsInPlace
      ? plan.start === null
        ? []
        : this.startResponse(plan.start, statement)
      : plan.fields.map((field) => this.collected(field, plan));
    const { rest } = plan;
    if (rest !== null && this.canCut(rest)) {
      const cut = rest.cut;
      if (cut !== null) this.edits.push(deletion(cut));
      if (lines.length > 0)
        this.edits.push(insertion(statement.span.start, this.joined([...lines, ''], statement)));
      return;
    }
    if (rest !== null) lines.push(this.bodyStatement(rest, plan));
    if (lines.length === 0) {
      this.removed.push(statement);
      return;
    }
    this.replaced.push(statement.span);
    this.edits.push({ span: statement.span, newText: this.joined(lines, statement) });
  }

  /** Whether the literal stays in place with its first part cut out: shorter and as the person wrote it. */
  private canCut(rest: Rest): boolean {
    if (rest.cut === null) return false;
    const [first] = rest.parts;
    return (
      (first?.kind === 'text' && first.offsets !== null) || rest.parts.some((part) => part.kind === 'opaque')
    );
  }

  private bodyStatement(rest: Rest, { write }: WritePlan): string {
    const { body } = this.names;
    if (write.how === 'print' || write.how === 'flush') {
      const content = rest.parts.length === 0 ? [] : [expressionOf(rest.parts, this.source, false)];
      const end = rest.end === '\n' ? [] : [`end=${quoted(rest.end)}`];
      return `print(${[...content, ...end, `file=${body}`].join(', ')})`;
    }
    const value = expressionOf(rest.parts, this.source, true);
    if (write.how === 'write') return `${body}.write(${value})`;
    const text = rest.parts.every((part) => part.kind === 'text');
    if (!text)
      throw new Declined(write.statement.span, 'writes bytes whose header cannot be told from the body');
    return `${this.plan.writesText ? `${body}.buffer` : body}.write(b${value})`;
  }

  private startResponse(fields: readonly PlannedField[], statement: SyntaxNode): string[] {
    const status = fields.findLast(({ name }) => /^status$/i.test(name));
    const headers = fields.filter((field) => field !== status && !/^status$/i.test(field.name));
    const statusLine = status === undefined ? quoted(this.impliedStatus(headers)) : this.statusOf(status);
    const pairs = headers.map((field) => this.pair(field));
    const short = `${this.names.startResponse}(${statusLine}, [${pairs.join(', ')}])`;
    const room = 88 - indentOf(this.reading.tree.text, statement.span).length - this.indentUnit.length;
    if (short.length <= room || this.isInline(statement)) return [short];
    const unit = this.indentUnit;
    return [
      `${this.names.startResponse}(`,
      `${unit}${statusLine},`,
      `${unit}[`,
      ...pairs.map((pair) => `${unit}${unit}${pair},`),
      `${unit}],`,
      ')',
    ];
  }

  /** CGI/1.1: a Location without a status is a redirect; one of a local path is answered by the server itself. */
  private impliedStatus(fields: readonly PlannedField[]): string {
    const location = fields.find(({ name }) => /^location$/i.test(name));
    if (location === undefined) return '200 OK';
    const [first] = location.value;
    const starts =
      first?.kind === 'text'
        ? [first.value]
        : first?.kind === 'value'
          ? possibleTexts(this.reading, first.node)
          : null;
    if (starts === null || !starts.every((start) => /^[a-z][a-z0-9+.-]*:/i.test(start))) {
      throw new Declined(
        location.write.statement.span,
        'redirects without a status to what may be a local path, which the server answers by itself under CGI; write "Status: 302 Found" before it',
      );
    }
    this.redirects = true;
    return '302 Found';
  }

  private statusOf(field: PlannedField): string {
    const text = field.value.every((part): part is Extract<Part, { kind: 'text' }> => part.kind === 'text')
      ? field.value.map((part) => part.value).join('')
      : null;
    const [only, ...others] = field.value;
    if (text === null && only?.kind === 'value' && others.length === 0) {
      const texts = possibleTexts(this.reading, only.node);
      if (texts?.every((each) => /^\d{3} \S/.test(each)) === true) return this.source(only.node);
    }
    const match = text === null ? null : /^(\d{3})(?:[ \t]+(\S.*))?$/.exec(text);
    const reason = match?.[2] ?? reasonPhrases.get(Number(match?.[1]));
    if (match?.[1] === undefined || reason === undefined) {
      throw new Declined(
        field.write.statement.span,
        'writes a status that is not known beforehand, which WSGI wants with its reason',
      );
    }
    return quoted(`${match[1]} ${reason}`);
  }

  private collected(field: PlannedField, plan: Extract<WritePlan, { kind: 'header' }>): string {
    if (/^status$/i.test(field.name)) {
      this.setsStatus = true;
      return `${this.names.status} = ${this.statusOf(field)}`;
    }
    if (field.cookies !== null) {
      const head = `for _, morsel in sorted(${this.source(field.cookies)}.items()):`;
      const body = `${this.names.headers}.append(("Set-Cookie", morsel.OutputString()))`;
      if (this.isInline(field.write.statement)) {
        throw new Declined(field.write.statement.span, 'prints cookies on a line with other statements');
      }
      return `${head}\n${indentOf(this.reading.tree.text, field.write.statement.span)}${this.indentUnit}${body}`;
    }
    if (/^location$/i.test(field.name)) this.checkLocation(field, plan);
    return `${this.names.headers}.append(${this.pair(field)})`;
  }

  /** Where the fields depend on the way through the program, only a status that is always there can be relied on. */
  private checkLocation(field: PlannedField, plan: WritePlan): void {
    const beside = [...this.plan.writes.values()].some(
      (each) =>
        each.kind === 'header' &&
        each.fields.some(({ name }) => /^status$/i.test(name)) &&
        this.reading.tree.parent(each.write.statement) === this.reading.tree.parent(plan.write.statement),
    );
    if (!beside) {
      throw new Declined(
        field.write.statement.span,
        'redirects without a status beside it; write "Status: 302 Found" before it',
      );
    }
  }

  private pair(field: PlannedField): string {
    return `(${quoted(field.name)}, ${expressionOf(field.value, this.source, true)})`;
  }

  private joined(lines: readonly string[], statement: SyntaxNode): string {
    if (this.isInline(statement)) return lines.join('; ');
    const { text } = this.reading.tree;
    const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
    return lines.join(`${lineEnd}${indentOf(text, statement.span)}`);
  }

  private isInline(statement: SyntaxNode): boolean {
    return !standsAlone(this.reading.tree.text, statement);
  }
}

/** Whether nothing but white space and a comment stand on the lines of the statement. */
export function standsAlone(text: string, statement: SyntaxNode): boolean {
  const before = text.slice(lineStart(text, statement.span.start), statement.span.start);
  const behind = text.slice(statement.span.end, nextLine(text, statement.span.end));
  return /^[ \t]*$/.test(before) && /^[ \t]*(#.*)?\r?\n?$/.test(behind);
}

/** Edits that take statements out, with their lines; a block that would be left empty gets a `pass`. */
export function removals({ tree }: WriteReading, removed: readonly SyntaxNode[]): readonly TextEdit[] {
  const gone = new Set(removed);
  return removed.map((statement) => {
    const block = tree.parent(statement);
    const siblings = block === null ? [] : statementsOf(block);
    if (block?.type === 'block' && siblings.every((each) => gone.has(each))) {
      return siblings[0] === statement
        ? { span: statement.span, newText: 'pass' }
        : deletion(wholeStatement(tree.text, statement, siblings));
    }
    return deletion(wholeStatement(tree.text, statement, siblings));
  });
}

function wholeStatement(text: string, statement: SyntaxNode, siblings: readonly SyntaxNode[]): Span {
  const { span } = statement;
  if (standsAlone(text, statement))
    return { start: lineStart(text, span.start), end: nextLine(text, span.end) };
  const index = siblings.indexOf(statement);
  const next = siblings[index + 1];
  if (next !== undefined && !text.slice(span.end, next.span.start).includes('\n')) {
    return { start: span.start, end: next.span.start };
  }
  const previous = siblings[index - 1];
  return { start: previous === undefined ? span.start : previous.span.end, end: span.end };
}

/** How a print that is no print statement of Python 2 gets the file that it writes to. */
export function printTo({ tree }: WriteReading, call: SyntaxNode, body: string): TextEdit | null {
  const given = callArguments(tree, call);
  if (given === null) throw new Declined(call.span, 'prints a generator without brackets of its own');
  if (given.keywords.has('file')) return null;
  const last = given.list.children.filter((child) => child.named && child.type !== 'comment').at(-1);
  return last === undefined
    ? insertion(given.list.span.start + 1, `file=${body}`)
    : insertion(last.span.end, `, file=${body}`);
}
