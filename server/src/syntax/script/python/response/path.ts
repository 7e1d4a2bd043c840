import type { Span } from '../../../../text/span.js';
import type { Choices } from '../../choices.js';
import type { OutputPiece } from '../../entrypointScript.js';
import type { ResponseProgress } from '../../responseReader.js';
import type { CommandOutput } from '../../shell/commandOutput.js';
import type { SyntaxNode } from '../../syntaxNode.js';
import type { PythonVersion } from '../pythonScript.js';
import type { PythonTree } from '../pythonTree.js';
import { bounded } from './boundedValue.js';
import type { Quietness } from './quietness.js';
import { descriptor, type StandardOutput, standardText } from './standardOutput.js';
import type { Write } from './stream.js';
import { foreign, type Value } from './values.js';

/** What one path through a script came to. */
export type PathEnd =
  | Exclude<ResponseProgress, { kind: 'open' | 'lost' }>
  | { readonly kind: 'lost'; readonly because: string; readonly at: Span | null }
  /** The response is written by a server gateway, as wsgiref's CGIHandler. */
  | { readonly kind: 'gateway'; readonly because: string };

/** Thrown where nothing behind it matters any more. */
export class PathEnded extends Error {
  override readonly name = 'PathEnded';

  constructor(readonly end: PathEnd) {
    super(end.kind);
  }
}

/** An exception of the script itself. */
export class ExceptionRaised extends Error {
  override readonly name = 'ExceptionRaised';

  /** @param of the class of the exception, as written; null where it is not known */
  constructor(readonly of: string | null) {
    super(of ?? 'an exception');
  }
}

const deepestCalls = 30;
/** Behind the header. */
const mostBodySteps = 200;
/** Behind a header that waits in a buffer. */
const mostStepsToOvertaking = 5000;
const mostBodyForks = 6;

const mayCarryLines = 'what it writes first only shows when it runs';

/** Statements and expressions that may still be evaluated, on all ways through a script together. */
export interface Budget {
  steps: number;
}

/** One way through a script, while it is followed: the values so far, and the header written so far. */
export class Path {
  private frame = 0;
  private frames = 0;
  private calls = 0;
  private store = new Map<string, Value>();
  private decisions = new Map<string, boolean>();
  private instances = 0;
  /** Python 2: a print with a trailing comma owes the next one a blank. */
  private owesBlank = false;
  private bodySteps = 0;
  private bodyForks = 0;
  private uncertain = false;
  readonly choices: Choices;

  /** @param choices asked up to the end of the header: behind it only what goes straight on is followed */
  constructor(
    readonly tree: PythonTree,
    readonly version: PythonVersion,
    readonly printIsStatement: boolean,
    choices: Choices,
    readonly quietness: Quietness,
    readonly output: StandardOutput,
    private readonly budget: Budget,
  ) {
    this.choices = {
      choose: (count) => {
        if (this.output.isSettled || (this.headerStands && ++this.bodyForks > mostBodyForks)) {
          this.endBehindHeader();
        }
        return choices.choose(count);
      },
    };
  }

  /** The way here needs an exception or a loop that may never happen: a broken header on it is no fact. */
  get speculative(): boolean {
    return this.uncertain;
  }

  /** What comes behind the header does not make the header uncertain. */
  set speculative(isSo: boolean) {
    if (!this.headerStands) this.uncertain = isSo;
  }

  /** Whether all of the header is written, in the order of the script. */
  get headerStands(): boolean {
    return this.output.stands;
  }

  step(): void {
    const most = this.output.isSettled ? mostBodySteps : mostStepsToOvertaking;
    if (this.headerStands && ++this.bodySteps > most) this.endBehindHeader();
    if (--this.budget.steps < 0) this.lose('it does more than could be followed', null);
  }

  lose(because: string, at: Span | null): never {
    this.endBehindHeader();
    throw new PathEnded({ kind: 'lost', because, at });
  }

  /** @param stream default `sys.stdout`, as it stands now */
  write(
    pieces: readonly OutputPiece[],
    write: Span,
    stream: number = this.currentStream,
    by: Write['by'] = 'print',
  ): void {
    if (pieces.length === 0) return;
    this.owesBlank = false;
    this.output.write(stream, pieces, write, by);
    this.proceed(this.output.progress);
  }

  flush(stream: number): void {
    this.output.flush(stream);
    this.proceed(this.output.progress);
  }

  /** Another program writes to the same output. */
  child(output: CommandOutput, call: Span): void {
    if (output === 'perhaps') this.mayHaveWritten();
    else if (output !== 'nothing') this.write(output, call, descriptor, 'child');
  }

  /** The number of the stream that `print` writes to. */
  get currentStream(): number {
    const stdout = this.look('sys.stdout');
    return stdout?.kind === 'output' ? stdout.stream : standardText;
  }

  /** What Python 2's print statement writes, with the blank that a trailing comma before it left over. */
  printLine(pieces: readonly OutputPiece[], trailingComma: boolean, write: Span): void {
    const blank: OutputPiece = { kind: 'text', text: ' ', source: write };
    const lineEnd: OutputPiece = { kind: 'text', text: '\n', source: write };
    const start = this.owesBlank && pieces.length > 0 ? [blank] : [];
    this.write([...start, ...pieces, ...(trailingComma ? [] : [lineEnd])], write);
    const last = pieces.at(-1);
    this.owesBlank = trailingComma && !(last?.kind === 'text' && /[\t\n\r\f\v]$/.test(last.text));
  }

  mayHaveWritten(): void {
    if (this.output.isSettled) this.endBehindHeader();
    this.output.mayHaveWritten();
    this.proceed(this.output.progress);
  }

  /** The script ends here. */
  end(): never {
    this.proceed(this.output.finish(this.currentStream));
    return this.lose(mayCarryLines, null);
  }

  /** The process ends here, and what waits in its buffers is lost. */
  endWithoutFlush(by: Span): never {
    this.output.discardAll(by);
    return this.end();
  }

  /** Another program takes the place of the process. */
  becomeProgram(output: CommandOutput, by: Span): never {
    if (output === 'perhaps') this.lose('it becomes another program', by);
    this.output.discardAll(by);
    this.child(output, by);
    return this.end();
  }

  gateway(because: string): never {
    this.endBehindHeader();
    throw new PathEnded({ kind: 'gateway', because });
  }

  /** Goes one way at a condition. */
  decide(condition: SyntaxNode): boolean {
    const holds = this.decided(condition) ?? this.choices.choose(2) === 0;
    const { key, negated } = this.keyOf(condition);
    this.decisions.set(key, holds !== negated);
    return holds;
  }

  /** The way that was taken where the same condition was asked before; null where it was not. */
  decided(condition: SyntaxNode): boolean | null {
    const { key, negated } = this.keyOf(condition);
    const known = this.decisions.get(key);
    return known === undefined ? null : known !== negated;
  }

  look(name: string): Value | null {
    return this.store.get(`${this.frame}:${name}`) ?? this.store.get(`0:${name}`) ?? null;
  }

  assignGlobal(name: string, value: Value): void {
    this.store.set(`0:${name}`, bounded(value));
  }

  assign(name: string, value: Value): void {
    const isGlobal = this.store.get(`${this.frame}:global ${name}`) !== undefined;
    this.store.set(`${isGlobal ? 0 : this.frame}:${name}`, bounded(value));
    this.forgetDecisionsOn(name);
  }

  declareGlobal(name: string): void {
    if (this.frame !== 0) this.store.set(`${this.frame}:global ${name}`, foreign);
  }

  attribute(instance: number, name: string): Value | null {
    return this.store.get(`self ${instance}.${name}`) ?? null;
  }

  assignAttribute(instance: number, name: string, value: Value): void {
    this.store.set(`self ${instance}.${name}`, bounded(value));
    this.forgetDecisionsOn(name);
  }

  newInstance(): number {
    return ++this.instances;
  }

  /** Runs a function's body with names of its own. */
  inFrame<T>(at: Span, run: () => T): T {
    if (++this.calls > deepestCalls) this.lose('its functions call themselves', at);
    const outer = this.frame;
    this.frame = ++this.frames;
    try {
      return run();
    } finally {
      this.frame = outer;
      this.calls--;
    }
  }

  /** All names and attributes, to go back to or to compare with. */
  snapshot(): ReadonlyMap<string, Value> {
    return new Map(this.store);
  }

  restore(snapshot: ReadonlyMap<string, Value>): void {
    this.store = new Map(snapshot);
  }

  /** Once the header has ended, a way ends where it cannot be followed straight on. */
  private endBehindHeader(): void {
    const { withoutRest } = this.output;
    if (withoutRest !== null) throw new PathEnded({ kind: 'done', block: withoutRest });
  }

  private proceed(progress: ResponseProgress): void {
    if (progress.kind === 'done') throw new PathEnded(progress);
    if (progress.kind === 'lost') this.lose(mayCarryLines, progress.at);
  }

  private keyOf(condition: SyntaxNode): { key: string; negated: boolean } {
    const written = this.tree.source(condition).replace(/\s+/g, ' ');
    const key = written.replace(/^not /, '');
    return { key, negated: key !== written };
  }

  private forgetDecisionsOn(name: string): void {
    for (const key of this.decisions.keys()) {
      if (key.includes(name)) this.decisions.delete(key);
    }
  }
}
