import { lowerCase, wordBytes } from './byteSets.js';
import type { Instruction, Look, PlaceTest, Program } from './program.js';

/** Registers of a match: at 2n where group n starts, at 2n + 1 where it ends, in bytes; -1 where it has no part. */
export type Registers = readonly number[];

/** Neither a match nor none within so many steps; PCRE2 itself gives up after ten million of its own. */
export class MatchLimitError extends Error {
  override readonly name = 'MatchLimitError';

  constructor() {
    super('the pattern takes too many steps on this text');
  }
}

const mostSteps = 400_000;
/** Calls of groups within one another. */
const deepestCalls = 400;

/** The call of a group that is not ended: where to go on, and with what. */
interface Call {
  readonly group: number;
  readonly back: number;
  readonly registers: Registers;
  readonly outer: Call | null;
  readonly depth: number;
}

/** Where a way through the program stands. */
interface Way {
  readonly step: number;
  readonly at: number;
  readonly registers: Registers;
  readonly call: Call | null;
}

interface Arrival {
  readonly at: number;
  readonly registers: Registers;
}

/**
 * The first match in a subject, of which each unit is a byte; null where there is none.
 *
 * @throws {MatchLimitError}
 */
export function run(program: Program, subject: string): Registers | null {
  return new Run(program, subject).search();
}

/** Follows one way and keeps the others for later, as `match` in pcre2_match.c does with its frames. */
class Run {
  private steps = 0;

  constructor(
    private readonly program: Program,
    private readonly subject: string,
  ) {}

  search(): Registers | null {
    const unset: Registers = new Array<number>(this.program.registers).fill(-1);
    const [first] = this.program.instructions;
    const last = first?.op === 'place' && first.test === 'start' ? 0 : this.subject.length;
    for (let start = 0; start <= last; start++) {
      if (first?.op === 'byte' && first.set[this.subject.charCodeAt(start)] !== 1) continue;
      const registers = written(unset, 0, start);
      const found = this.follow({ step: 0, at: start, registers, call: null }, null);
      if (found !== null) return written(found.registers, 1, found.at);
    }
    return null;
  }

  /** @param endAt where the part of the program that is run must end; null for anywhere. */
  private follow(start: Way, endAt: number | null): Arrival | null {
    const { program, subject } = this;
    const others: Way[] = [];
    let { step, at, registers, call } = start;
    for (;;) {
      if (++this.steps > mostSteps) throw new MatchLimitError();
      const instruction: Instruction | undefined = program.instructions[step];
      if (instruction === undefined) return null;
      let next: Way | undefined;
      if (instruction.op === 'byte') {
        // Most steps by far: no object is made for them.
        if (at < subject.length && instruction.set[subject.charCodeAt(at)] === 1) {
          step++;
          at++;
          continue;
        }
      } else if (instruction.op === 'split') {
        others.push({ step: instruction.second, at, registers, call });
        step = instruction.first;
        continue;
      } else if (instruction.op === 'accept' || (instruction.op === 'match' && call === null)) {
        if (endAt === null || at === endAt) return { at, registers };
      } else next = this.after({ step, at, registers, call }, instruction) ?? undefined;
      next ??= others.pop();
      if (next === undefined) return null;
      ({ step, at, registers, call } = next);
    }
  }

  /** Where one step leads; null where it does not hold. */
  private after(way: Way, instruction: Instruction): Way | null {
    const { at, registers } = way;
    switch (instruction.op) {
      case 'place':
        return this.holds(instruction.test, at) ? { ...way, step: way.step + 1 } : null;
      case 'jump':
        return { ...way, step: instruction.to };
      case 'save':
        return { ...way, step: way.step + 1, registers: written(registers, instruction.register, at) };
      case 'rewind':
        return { ...way, step: way.step + 1, at: registers[instruction.register] ?? at };
      case 'close': {
        const started = written(registers, instruction.group * 2, registers[instruction.register] ?? -1);
        return { ...way, step: way.step + 1, registers: written(started, instruction.group * 2 + 1, at) };
      }
      case 'leave-empty':
        return { ...way, step: registers[instruction.register] === at ? instruction.to : way.step + 1 };
      case 'reference':
        return this.repeated(way, instruction.groups, instruction.ignoreCase);
      case 'when-set': {
        const set = instruction.groups.some((group) => isSet(registers, group));
        return { ...way, step: set ? way.step + 1 : instruction.otherwise };
      }
      case 'call':
        return this.called(way, instruction.group);
      case 'return':
      case 'match':
        return returned(way, instruction.op === 'match' ? 0 : instruction.group);
      case 'atomic': {
        const end = this.follow({ ...way, step: way.step + 1 }, null);
        return end === null ? null : { ...way, ...end, step: instruction.next, call: way.call };
      }
      case 'look':
        return this.looked(way, instruction);
      default:
        return null;
    }
  }

  private holds(test: PlaceTest, at: number): boolean {
    const { subject } = this;
    const end = subject.length;
    const before = at > 0 && wordBytes[subject.charCodeAt(at - 1)] === 1;
    const behind = at < end && wordBytes[subject.charCodeAt(at)] === 1;
    switch (test) {
      case 'start':
        return at === 0;
      case 'end':
        return at === end;
      case 'end-or-last-newline':
        return at === end || (at === end - 1 && subject[at] === '\n');
      case 'line-start':
        return at === 0 || (at < end && subject[at - 1] === '\n');
      case 'line-end':
        return at === end || subject[at] === '\n';
      case 'word-edge':
        return before !== behind;
      case 'no-word-edge':
        return before === behind;
      case 'word-start':
        return !before && behind;
      case 'word-end':
        return before && !behind;
    }
  }

  private repeated(way: Way, groups: readonly number[], ignoreCase: boolean): Way | null {
    const group = groups.find((each) => isSet(way.registers, each));
    if (group === undefined) return null;
    const [start = 0, end = 0] = way.registers.slice(group * 2, group * 2 + 2);
    const at = way.at + end - start;
    if (at > this.subject.length) return null;
    for (let index = start; index < end; index++) {
      const [one, other] = [this.subject.charCodeAt(index), this.subject.charCodeAt(way.at + index - start)];
      if (one !== other && !(ignoreCase && lowerCase(one) === lowerCase(other))) return null;
    }
    return { ...way, step: way.step + 1, at };
  }

  private called(way: Way, group: number): Way | null {
    const step = this.program.starts.get(group);
    const depth = (way.call?.depth ?? 0) + 1;
    if (depth > deepestCalls) throw new MatchLimitError();
    const call = { group, back: way.step + 1, registers: way.registers, outer: way.call, depth };
    return step === undefined ? null : { ...way, step, call };
  }

  private looked(way: Way, look: Look): Way | null {
    let registers: Registers | null = null;
    for (const step of look.branches) {
      registers = look.direction === 'ahead' ? this.ahead(way, step) : this.behind(way, step);
      if (registers !== null) break;
    }
    if ((registers !== null) !== look.negated) {
      return {
        ...way,
        step: look.next,
        registers: look.negated ? way.registers : (registers ?? way.registers),
      };
    }
    return look.otherwise === null ? null : { ...way, step: look.otherwise };
  }

  private ahead(way: Way, step: number): Registers | null {
    return this.follow({ ...way, step }, null)?.registers ?? null;
  }

  /** All that a branch matches has one length, so that no more than one start leads here. */
  private behind(way: Way, step: number): Registers | null {
    for (let start = way.at; start >= 0; start--) {
      const found = this.follow({ ...way, step, at: start }, way.at);
      if (found !== null) return found.registers;
    }
    return null;
  }
}

const isSet = (registers: Registers, group: number): boolean => (registers[group * 2 + 1] ?? -1) >= 0;

function written(registers: Registers, register: number, value: number): Registers {
  const copy = registers.slice();
  copy[register] = value;
  return copy;
}

/** Behind a call, all that groups have matched within it is forgotten. */
function returned(way: Way, group: number): Way {
  const { call } = way;
  if (call === null || call.group !== group) return { ...way, step: way.step + 1 };
  return { at: way.at, step: call.back, registers: call.registers, call: call.outer };
}
