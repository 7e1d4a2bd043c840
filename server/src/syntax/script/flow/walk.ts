import type { Span } from '../../../text/span.js';
import type { Choices } from '../choices.js';
import type { OutputPiece, ResponsePath } from '../entrypointScript.js';
import { type ResponseProgress, ResponseReader } from '../responseReader.js';
import { Decisions } from './decisions.js';
import { Names } from './names.js';
import type { Condition, FunctionDefinition, Program } from './program.js';
import type { Quietness } from './quietness.js';
import type { Value } from './value.js';

/** What one way through the program came to. */
export type WalkEnd =
  | { readonly kind: 'done'; readonly block: ResponsePath }
  | { readonly kind: 'lost'; readonly because: string; readonly at: Span | null };

/** Thrown where nothing behind it matters any more. */
export class WalkEnded extends Error {
  override readonly name = 'WalkEnded';

  constructor(readonly end: WalkEnd) {
    super(end.kind);
  }
}

/** `die`, `raise`, `throw` in the program. */
export class ProgramFailed extends Error {
  override readonly name = 'ProgramFailed';
}

/** The program ended while what it writes was captured: only the part that was captured ends. */
export class CaptureEnded extends Error {
  override readonly name = 'CaptureEnded';
}

/** Statements that may still be run, on all ways through the program together. */
export interface Budget {
  steps: number;
}

const deepestCalls = 30;
/** Choices on one way, from which on more of them would be too many ways in all. */
const manyChoices = 2;
/** Behind the header. */
const mostBodySteps = 200;
const notSeen = 'what it writes first only shows when it runs';

interface Frame {
  readonly names: Names;
  readonly args: Value[];
}

/** One way through a program, while it is followed: what its names stand for, and the header written so far. */
export class Walk {
  private readonly reader = new ResponseReader();
  private frames: readonly Frame[] = [{ names: new Names(), args: [] }];
  private readonly decisions = new Decisions();
  private captured: OutputPiece[] | null = null;
  private bodySteps = 0;
  private choiceCount = 0;
  /** Loops around the statement, of which nobody knows how many rounds they have. */
  private loops = 0;
  private uncertain = false;
  readonly choices: Choices;

  /** @param choices asked up to the end of the header: behind it only what goes straight on is followed */
  constructor(
    readonly program: Program,
    choices: Choices,
    readonly quietness: Quietness,
    private readonly budget: Budget,
  ) {
    this.choices = {
      choose: (count) => {
        this.endBehindHeader();
        this.choiceCount++;
        return choices.choose(count);
      },
    };
  }

  /** The way here needs a failure or a loop that may never happen: a broken header on it is no fact. */
  get speculative(): boolean {
    return this.uncertain;
  }

  /** What comes behind the header does not make the header uncertain. */
  set speculative(isSo: boolean) {
    if (this.reader.response === null) this.uncertain = isSo;
  }

  get hasManyWays(): boolean {
    return this.choiceCount >= manyChoices;
  }

  step(): void {
    if (this.reader.response !== null && ++this.bodySteps > mostBodySteps) this.endBehindHeader();
    if (--this.budget.steps < 0) this.lose('it does more than could be followed', null);
  }

  lose(because: string, at: Span | null): never {
    this.endBehindHeader();
    throw new WalkEnded({ kind: 'lost', because, at });
  }

  write(pieces: readonly OutputPiece[], at: Span): void {
    if (pieces.length === 0) return;
    if (this.captured !== null) this.captured.push(...pieces);
    else this.proceed(this.reader.write(pieces, at, this.loops > 0));
  }

  mayHaveWritten(at: Span): void {
    if (this.captured !== null) {
      this.captured.push({ kind: 'unknown', lines: true, source: at });
      return;
    }
    this.endBehindHeader();
    this.reader.mayHaveWritten();
  }

  /** The program ends here. */
  end(): never {
    if (this.captured !== null) throw new CaptureEnded();
    this.proceed(this.reader.finish());
    return this.lose(notSeen, null);
  }

  /** What is written while `run` runs, in place of its being written. */
  capture(run: () => void): readonly OutputPiece[] {
    const outer = this.captured;
    const inner: OutputPiece[] = [];
    this.captured = inner;
    try {
      run();
    } catch (error) {
      if (!(error instanceof CaptureEnded)) throw error;
    } finally {
      this.captured = outer;
    }
    return inner;
  }

  /** Goes one way at a condition; the same way where it was asked before. */
  decide(condition: Condition): boolean {
    return this.decisions.decide(condition, () => this.choices.choose(2) === 0);
  }

  look(name: string): Value | null {
    return this.frame.names.get(name) ?? this.outermost.names.get(name);
  }

  assign(name: string, value: Value, declares: boolean): void {
    const own = declares || this.frame.names.get(name) !== null ? this.frame : this.outermost;
    own.names.set(name, value);
    this.decisions.forget(name);
  }

  get args(): Value[] {
    return this.frame.args;
  }

  /** Runs the body of a function with names and arguments of its own. */
  inFrame<T>(definition: FunctionDefinition, args: readonly Value[], at: Span, run: () => T): T {
    if (this.frames.length > deepestCalls) this.lose('its functions call themselves', at);
    const outer = this.frames;
    const names = new Names();
    for (const [index, name] of definition.parameters.entries()) {
      const value = args[index];
      if (value !== undefined) names.set(name, value);
    }
    this.frames = [...outer, { names, args: [...args] }];
    try {
      return run();
    } finally {
      this.frames = outer;
    }
  }

  /** Runs one round of a loop that may have others. */
  inLoop<T>(run: () => T): T {
    this.loops++;
    try {
      return run();
    } finally {
      this.loops--;
    }
  }

  /** What names in sight stand for behind `run` where it changes that; it then has not happened. */
  trial(run: () => void): ReadonlyMap<string, Value> {
    const { frame, outermost } = this;
    let own: ReadonlyMap<string, Value> = new Map();
    let shared: ReadonlyMap<string, Value> = own;
    this.decisions.trial(() => {
      shared = outermost.names.trial(() => {
        if (frame === outermost) run();
        else own = frame.names.trial(run);
      });
    });
    return new Map([...shared, ...own]);
  }

  /** What names in sight that `run` changes stood for before it. */
  replacedBy(run: () => void): ReadonlyMap<string, Value> {
    const { frame, outermost } = this;
    let own: ReadonlyMap<string, Value> = new Map();
    const shared = outermost.names.replacedBy(() => {
      if (frame === outermost) run();
      else own = frame.names.replacedBy(run);
    });
    return new Map([...shared, ...own]);
  }

  private get frame(): Frame {
    return this.frames.at(-1) ?? this.outermost;
  }

  private get outermost(): Frame {
    const [outermost] = this.frames;
    if (outermost === undefined) throw new Error('a walk without a frame');
    return outermost;
  }

  /** Once the header has ended, a way ends where it cannot be followed straight on. */
  private endBehindHeader(): void {
    const { response } = this.reader;
    if (response !== null) throw new WalkEnded({ kind: 'done', block: response });
  }

  private proceed(progress: ResponseProgress): void {
    if (progress.kind === 'done') throw new WalkEnded(progress);
    if (progress.kind === 'lost') this.lose(notSeen, progress.at);
  }
}
