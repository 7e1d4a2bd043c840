import type { Span } from '../../../../text/span.js';
import type { Choices } from '../../choices.js';
import type { OutputPiece } from '../../entrypointScript.js';
import type { ResponseProgress } from '../../responseReader.js';
import type { CommandOutput } from '../../shell/commandOutput.js';
import type { SyntaxNode } from '../../syntaxNode.js';
import type { PythonVersion } from '../pythonScript.js';
import type { PythonTree } from '../pythonTree.js';
import { bounded } from './boundedValue.js';
import { Names } from './names.js';
import type { PythonModule } from './pythonModule.js';
import type { Quietness } from './quietness.js';
import { descriptor, type StandardOutput, standardText } from './standardOutput.js';
import type { Write } from './stream.js';
import { silentLines, type Value } from './values.js';

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

const nowhere: Span = { start: 0, end: 0 };
const mayCarryLines = 'what it writes first only shows when it runs';

interface YieldedValues {
  readonly items: Value[];
  isOpen: boolean;
}

/** What stands in a module once it was run. */
export interface ModuleNames {
  look(name: string): Value | null;
  all(): ReadonlyMap<string, Value>;
  assign(name: string, value: Value): void;
}

/** Statements and expressions that may still be evaluated, on all ways through a script together. */
export interface Budget {
  steps: number;
}

/** One way through a script, while it is followed: the values so far, and the header written so far. */
export class Path {
  private readonly names = new Names();
  private module: PythonModule;
  /** The frames of the modules that were run. */
  private readonly frames = new Map<PythonModule, number>();
  /** In a module beside the script: the call or import in the script that leads there. */
  private leadingHere: Span | null = null;
  private calls = 0;
  private decisions = new Map<string, boolean>();
  private instances = 0;
  /** cgitb is there: an exception that nothing takes becomes a report in the output. */
  reportsExceptions = false;
  /** Python looks for modules beside the script before it looks elsewhere. */
  seesSiblings = true;
  /** Python 2: a print with a trailing comma owes the next one a blank. */
  private owesBlank = false;
  private bodySteps = 0;
  private bodyForks = 0;
  private readonly sinks = new Map<number, OutputPiece[]>();
  private uncertain = false;
  private yields: YieldedValues | null = null;
  readonly choices: Choices;

  /** @param choices asked up to the end of the header: behind it only what goes straight on is followed */
  constructor(
    readonly tree: PythonTree,
    readonly version: PythonVersion,
    private readonly modules: readonly PythonModule[],
    choices: Choices,
    readonly output: StandardOutput,
    private readonly budget: Budget,
  ) {
    this.module = this.script;
    this.frames.set(this.script, this.names.here);
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
    throw new PathEnded({ kind: 'lost', because, at: at === null ? null : this.placed(at) });
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
    const kept = this.sinks.get(stream);
    if (kept !== undefined) {
      kept.push(...pieces);
      return;
    }
    const at = this.placed(write);
    // What a module hands over is shown by the write.
    const shown = pieces.map((piece) =>
      this.placed(piece.source) === piece.source ? piece : { ...piece, source: at },
    );
    this.output.write(stream, shown, at, by);
    this.proceed(this.output.progress);
  }

  /** What a generator yields while `run` runs it, as a list; where it may yield more or less, no more is known. */
  collect(run: () => void): Value {
    const outer = this.yields;
    const inner: YieldedValues = { items: [], isOpen: false };
    this.yields = inner;
    try {
      run();
    } finally {
      this.yields = outer;
    }
    return inner.isOpen ? silentLines : { kind: 'list', items: inner.items };
  }

  /** @param items null where they are not known */
  yield(items: readonly Value[] | null): void {
    if (items === null) this.mayYieldOtherwise();
    else this.yields?.items.push(...items);
  }

  mayYieldOtherwise(): void {
    if (this.yields !== null) this.yields.isOpen = true;
  }

  /** A stream that keeps what is written to it. @returns its number */
  openSink(pieces: readonly OutputPiece[] = []): number {
    const stream = -1 - this.sinks.size;
    this.sinks.set(stream, [...pieces]);
    return stream;
  }

  /** What was written to a stream that keeps it; null for any other. */
  keptIn(stream: number): readonly OutputPiece[] | null {
    const kept = this.sinks.get(stream);
    return kept === undefined ? null : [...kept];
  }

  flush(stream: number): void {
    if (stream < 0) return;
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
    const { stdout } = this;
    return stdout.kind === 'output' ? stdout.stream : standardText;
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
    this.proceed(this.output.finish(Math.max(this.currentStream, descriptor)));
    return this.lose(mayCarryLines, null);
  }

  /** The process ends here, and what waits in its buffers is lost. */
  endWithoutFlush(by: Span): never {
    this.output.discardAll(this.placed(by));
    return this.end();
  }

  /** Another program takes the place of the process. */
  becomeProgram(output: CommandOutput, by: Span): never {
    if (output === 'perhaps') this.lose('it becomes another program', by);
    this.output.discardAll(this.placed(by));
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
    return this.names.look(name);
  }

  assign(name: string, value: Value): void {
    this.names.assign(name, bounded(value));
    this.forgetDecisionsOn(name);
  }

  declare(name: string, kind: 'global' | 'nonlocal'): void {
    this.names.declare(name, kind);
  }

  /** Whether something somewhere in the module may give the name a value. */
  mayBeBound(name: string): boolean {
    return this.module.mayBeBound(name);
  }

  /** `__name__` */
  get moduleName(): string {
    return this.module.name;
  }

  get isInPackage(): boolean {
    return this.module.isPackage;
  }

  get quietness(): Quietness {
    return this.module.quietness;
  }

  get printIsStatement(): boolean {
    return this.module.printIsStatement;
  }

  /** `sys.stdout` */
  get stdout(): Value {
    return this.names.only('sys.stdout') ?? { kind: 'output', stream: standardText };
  }

  set stdout(value: Value) {
    this.names.setOnly('sys.stdout', value);
  }

  attribute(instance: number, name: string): Value | null {
    return this.names.only(`self ${instance}.${name}`);
  }

  assignAttribute(instance: number, name: string, value: Value): void {
    this.names.setOnly(`self ${instance}.${name}`, bounded(value));
    this.forgetDecisionsOn(name);
  }

  newInstance(): number {
    return ++this.instances;
  }

  /** The frame that a function defined here has around it; null at the top of a module. */
  get frameAround(): number | null {
    return this.names.here === this.frameOf(this.module) ? null : this.names.here;
  }

  /** Runs the body of a function or lambda with names of its own. */
  inFrame<T>(definition: SyntaxNode, around: number | null, at: Span, run: () => T): T {
    return this.inModule(this.moduleOf(definition), around, at, run);
  }

  /** The names of a module beside the script, which is run where it was not; null where there is none of the name. */
  importModule(name: string, at: Span, run: (root: SyntaxNode) => void): ModuleNames | null {
    const module = this.modules.find((each) => each.name === name);
    if (module === undefined) return null;
    if (!this.frames.has(module)) {
      if (!module.compiles()) this.lose('a module beside it does not compile', at);
      const frame = this.frameOf(module);
      this.inModule(module, null, at, () => run(module.root), frame);
    }
    const frame = this.frameOf(module);
    return {
      look: (each) => this.names.lookIn(frame, each),
      all: () => this.names.namesIn(frame),
      assign: (each, value) => {
        this.names.assignIn(frame, each, value);
        this.forgetDecisionsOn(each);
      },
    };
  }

  hasModule(name: string): boolean {
    return this.seesSiblings && this.modules.some((each) => each.name === name);
  }

  private inModule<T>(
    module: PythonModule,
    around: number | null,
    at: Span,
    run: () => T,
    frame?: number,
  ): T {
    if (++this.calls > deepestCalls) this.lose('its functions call themselves', at);
    const outer = { module: this.module, leadingHere: this.leadingHere };
    this.leadingHere = module === this.script ? null : this.placed(at);
    this.module = module;
    try {
      return this.names.within(this.frameOf(module), around, run, frame);
    } finally {
      this.module = outer.module;
      this.leadingHere = outer.leadingHere;
      this.calls--;
    }
  }

  private get script(): PythonModule {
    const [script] = this.modules;
    if (script === undefined) throw new Error('a path without a script');
    return script;
  }

  private frameOf(module: PythonModule): number {
    const frame = this.frames.get(module) ?? this.names.newFrame();
    this.frames.set(module, frame);
    return frame;
  }

  private moduleOf({ span: { start } }: SyntaxNode): PythonModule {
    return this.modules.findLast((module) => module.start <= start) ?? this.script;
  }

  /** A place in the script: for one in another module, the call or import that leads there. */
  private placed(span: Span): Span {
    const isOutside = span.start >= (this.modules[1]?.start ?? Number.POSITIVE_INFINITY);
    return isOutside ? (this.leadingHere ?? nowhere) : span;
  }

  /** What `run` changes of names and attributes, which then has not happened. */
  trial(run: () => void): ReadonlyMap<string, Value> {
    return this.names.trial(run);
  }

  /** What stands for what a trial changed, where it did not. */
  before(key: string): Value | undefined {
    return this.names.before(key);
  }

  /** Takes over what came out of a trial. */
  takeOver(values: ReadonlyMap<string, Value>): void {
    this.names.setAll(values);
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
