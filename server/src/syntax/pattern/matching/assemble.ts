import { bytesOf } from '../bytes.js';
import type {
  Alternation,
  Conditional,
  Group,
  InlineOptions,
  Literal,
  PatternNode,
  PatternTree,
  Quantified,
  Sequence,
} from '../nodes.js';
import { walkPattern } from '../nodes.js';
import type { PatternOptions } from '../patternError.js';
import { anyByte, byteSet, classSet, notNewline, typeSet } from './byteSets.js';
import type { ByteSet, Instruction, PlaceTest, Program } from './program.js';

/** A part of a pattern that has no steps here. */
export class NotExpressibleError extends Error {
  override readonly name = 'NotExpressibleError';
}

/** Repeats are so many copies of what they repeat, as in the library. */
const mostInstructions = 20_000;

/** The options that decide what an item matches. */
interface Modes {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly ungreedy: boolean;
}

/**
 * The steps of a pattern that compiles.
 *
 * @throws {NotExpressibleError}
 */
export function assemble(
  text: string,
  tree: PatternTree,
  options: PatternOptions & { readonly ignoreCase: boolean },
): Program {
  return new Assembler(text, tree, options).program();
}

class Assembler {
  private readonly instructions: Instruction[] = [];
  private readonly starts = new Map<number, number>();
  private readonly highestGroup: number;
  private registers: number;
  private modes: Modes;
  private readonly calls: boolean;

  constructor(
    private readonly text: string,
    private readonly tree: PatternTree,
    private readonly options: PatternOptions & { readonly ignoreCase: boolean },
  ) {
    this.highestGroup = Math.max(0, ...tree.captures.map(({ number }) => number ?? 0));
    this.registers = (this.highestGroup + 1) * 2;
    this.modes = { ignoreCase: options.ignoreCase, multiline: false, dotAll: true, ungreedy: false };
    let calls = false;
    walkPattern(tree.body, ({ kind }) => {
      calls ||= kind === 'recursion';
    });
    this.calls = calls;
  }

  program(): Program {
    this.starts.set(0, 0);
    this.alternation(this.tree.body);
    this.add({ op: 'match' });
    const { instructions, highestGroup, registers, starts } = this;
    return { instructions, groups: highestGroup, registers, starts };
  }

  private add(instruction: Instruction): number {
    if (this.instructions.length >= mostInstructions) throw new NotExpressibleError('too many steps');
    return this.instructions.push(instruction) - 1;
  }

  /** A step that is put in place once it is known what follows. */
  private reserve(): number {
    return this.add({ op: 'fail' });
  }

  private get here(): number {
    return this.instructions.length;
  }

  private alternation({ alternatives }: Alternation): void {
    const before = this.modes;
    const ends: number[] = [];
    alternatives.forEach((alternative, index) => {
      const last = index === alternatives.length - 1;
      const split = last ? -1 : this.reserve();
      this.sequence(alternative);
      if (last) return;
      ends.push(this.reserve());
      this.instructions[split] = { op: 'split', first: split + 1, second: this.here };
    });
    for (const end of ends) this.instructions[end] = { op: 'jump', to: this.here };
    this.modes = before;
  }

  private sequence({ items }: Sequence): void {
    for (const item of items) this.node(item);
  }

  private node(node: PatternNode): void {
    switch (node.kind) {
      case 'literal':
        for (const byte of this.bytes(node)) this.byte(byteSet(byte, this.modes.ignoreCase));
        return;
      case 'escaped-character':
      case 'any-character':
      case 'class':
        return this.byte(this.setOf(node));
      case 'character-type':
        return node.letter === 'R' ? this.lineBreak() : this.byte(this.setOf(node));
      case 'position':
        return this.position(node.text);
      case 'quantified':
        return this.quantified(node);
      case 'group':
        return this.group(node);
      case 'conditional':
        return this.conditional(node);
      case 'backreference':
        this.add({ op: 'reference', groups: this.groupsOf(node.group), ignoreCase: this.modes.ignoreCase });
        return;
      case 'recursion':
        this.add({ op: 'call', group: this.groupsOf(node.group)[0] ?? 0 });
        return;
      case 'options':
        return this.setModes(node);
      case 'callout':
        // The server has no function for them to call.
        return;
      case 'verb':
        if (!/^\(\*F(?:AIL)?(?::.*)?\)$/s.test(this.written(node))) throw new NotExpressibleError('a verb');
        this.add({ op: 'fail' });
        return;
      case 'property':
        throw new NotExpressibleError('a Unicode property');
    }
  }

  private byte(set: ByteSet): void {
    this.add({ op: 'byte', set });
  }

  private written({ span }: Pick<PatternNode, 'span'>): string {
    return this.text.slice(span.start, span.end);
  }

  private bytes(literal: Literal): readonly number[] {
    const { units } = bytesOf(this.written(literal), this.options.encoding);
    return Array.from(units, (unit) => unit.charCodeAt(0));
  }

  private setOf(node: PatternNode): ByteSet {
    const set = this.knownSetOf(node);
    if (set === null) throw new NotExpressibleError('a class of characters');
    return set;
  }

  /** Of an item that takes one byte; null of any other. */
  private knownSetOf(node: PatternNode): ByteSet | null {
    switch (node.kind) {
      case 'escaped-character':
        return byteSet(node.code, this.modes.ignoreCase);
      case 'any-character':
        return this.modes.dotAll ? anyByte : notNewline;
      case 'character-type':
        return /[RX]/.test(node.letter) ? null : typeSet(node.letter);
      case 'class':
        return classSet(node, this.modes.ignoreCase, (item) => this.written(item));
      default:
        return null;
    }
  }

  /** `\R`: two bytes are not taken apart again. */
  private lineBreak(): void {
    this.atomic(() => {
      const split = this.reserve();
      this.byte(byteSet(0x0d, false));
      this.byte(byteSet(0x0a, false));
      const end = this.reserve();
      this.instructions[split] = { op: 'split', first: split + 1, second: this.here };
      this.byte(typeSet('v') ?? anyByte);
      this.instructions[end] = { op: 'jump', to: this.here };
    });
  }

  private position(text: string): void {
    const { multiline } = this.modes;
    const tests: Readonly<Record<string, PlaceTest>> = {
      '^': multiline ? 'line-start' : 'start',
      // `ap_regcomp` asks for the very end where lines do not count.
      $: multiline ? 'line-end' : 'end',
      '\\A': 'start',
      '\\G': 'start',
      '\\z': 'end',
      '\\Z': 'end-or-last-newline',
      '\\b': 'word-edge',
      '\\B': 'no-word-edge',
      '[[:<:]]': 'word-start',
      '[[:>:]]': 'word-end',
    };
    const test = tests[text];
    if (test !== undefined) this.add({ op: 'place', test });
    else if (text === '\\K' && !this.calls) this.add({ op: 'save', register: 0 });
    else throw new NotExpressibleError(text);
  }

  private groupsOf(group: number | string): readonly number[] {
    if (typeof group === 'number') return [group];
    return this.tree.captures.flatMap(({ name, number }) =>
      name === group && number !== null ? [number] : [],
    );
  }

  private setModes(node: InlineOptions): void {
    this.modes = modesAfter(this.modes, this.written(node));
  }

  private quantified({ item, quantifier }: Quantified): void {
    const { min, max, mode } = quantifier;
    if (item.kind === 'literal') {
      const bytes = this.bytes(item);
      const repeated = bytes.at(-1) ?? 0;
      for (const byte of bytes.slice(0, -1)) this.byte(byteSet(byte, this.modes.ignoreCase));
      const set = byteSet(repeated, this.modes.ignoreCase);
      return this.repeat(() => this.byte(set), min, max, mode, false);
    }
    if (item.kind === 'group' && looks.has(item.type)) {
      // Once is as good as often.
      return min > 0 ? this.node(item) : this.repeat(() => this.node(item), 0, max === 0 ? 0 : 1, mode, true);
    }
    this.repeat(() => this.node(item), min, max, mode, this.knownSetOf(item) === null);
  }

  private repeat(
    item: () => void,
    min: number,
    max: number | null,
    mode: Quantified['quantifier']['mode'],
    mayBeEmpty: boolean,
  ): void {
    if (mode === 'possessive') this.atomic(() => this.copies(item, min, max, false, mayBeEmpty));
    else this.copies(item, min, max, (mode === 'lazy') !== this.modes.ungreedy, mayBeEmpty);
  }

  private copies(
    item: () => void,
    min: number,
    max: number | null,
    lazy: boolean,
    mayBeEmpty: boolean,
  ): void {
    if (max === 0) {
      // It may be called.
      const skip = this.reserve();
      item();
      this.instructions[skip] = { op: 'jump', to: this.here };
      return;
    }
    const copies = max === null && mayBeEmpty ? Math.max(min - 1, 0) : min;
    for (let copy = 0; copy < copies; copy++) item();
    if (max === null) this.loop(item, min === copies, lazy, mayBeEmpty);
    else {
      const splits: number[] = [];
      for (let copy = min; copy < max; copy++) {
        splits.push(this.reserve());
        item();
      }
      for (const split of splits) this.split(split, split + 1, this.here, lazy);
    }
  }

  private loop(item: () => void, skippable: boolean, lazy: boolean, mayBeEmpty: boolean): void {
    const skip = skippable ? this.reserve() : -1;
    const register = mayBeEmpty ? this.registers++ : -1;
    const start = this.here;
    if (mayBeEmpty) this.add({ op: 'save', register });
    item();
    const leave = mayBeEmpty ? this.reserve() : -1;
    const again = this.reserve();
    const end = this.here;
    this.split(again, start, end, lazy);
    if (skippable) this.split(skip, start, end, lazy);
    if (mayBeEmpty) this.instructions[leave] = { op: 'leave-empty', register, to: end };
  }

  private split(at: number, onward: number, out: number, lazy: boolean): void {
    const [first, second] = lazy ? [out, onward] : [onward, out];
    this.instructions[at] = { op: 'split', first, second };
  }

  private atomic(body: () => void): void {
    const at = this.reserve();
    body();
    this.add({ op: 'accept' });
    this.instructions[at] = { op: 'atomic', next: this.here };
  }

  private group(group: Group): void {
    switch (group.type) {
      case 'capture':
        return this.capture(group);
      case 'non-capturing':
      case 'branch-reset':
        return this.within(group);
      case 'atomic':
        return this.atomic(() => this.within(group));
      case 'non-atomic-lookahead': {
        const register = this.registers++;
        this.add({ op: 'save', register });
        this.within(group);
        this.add({ op: 'rewind', register });
        return;
      }
      case 'lookahead':
      case 'negative-lookahead':
      case 'lookbehind':
      case 'negative-lookbehind':
        this.look(group, null);
        return;
      default:
        throw new NotExpressibleError(group.type);
    }
  }

  private within({ opening, body }: Group): void {
    const before = this.modes;
    this.modes = modesAfter(before, this.text.slice(opening.start, opening.end));
    this.alternation(body);
    this.modes = before;
  }

  private capture(group: Group): void {
    const number = group.number ?? 0;
    if (!this.starts.has(number)) this.starts.set(number, this.here);
    const register = this.registers++;
    this.add({ op: 'save', register });
    this.alternation(group.body);
    this.add({ op: 'close', group: number, register });
    if (this.calls) this.add({ op: 'return', group: number });
  }

  /** @returns where its step stands, to be told where to go on if it does not hold. */
  private look(group: Group, otherwise: number | null): number {
    const behind = /lookbehind/.test(group.type);
    const at = this.reserve();
    const before = this.modes;
    const branches: number[] = [];
    for (const part of behind ? group.body.alternatives : [null]) {
      branches.push(this.here);
      if (part === null) this.alternation(group.body);
      else this.sequence(part);
      this.add({ op: 'accept' });
    }
    this.modes = before;
    this.instructions[at] = {
      op: 'look',
      direction: behind ? 'behind' : 'ahead',
      negated: group.type.startsWith('negative'),
      branches,
      next: this.here,
      otherwise,
    };
    return at;
  }

  private conditional({ condition, body }: Conditional): void {
    const [yes, no] = body.alternatives;
    if (yes === undefined) return;
    const before = this.modes;
    const items = [...yes.items];
    let test = -1;
    if (condition.kind === 'assertion') {
      const assertion = items.shift();
      if (assertion?.kind !== 'group' || !/^(?:negative-)?look/.test(assertion.type)) {
        throw new NotExpressibleError('a condition');
      }
      test = this.look(assertion, 0);
    } else test = this.reserve();
    this.sequence({ span: yes.span, items });
    const end = this.reserve();
    const otherwise = this.here;
    if (no !== undefined) this.sequence(no);
    this.modes = before;
    this.instructions[end] = { op: 'jump', to: this.here };
    const look = this.instructions[test];
    if (look?.op === 'look') this.instructions[test] = { ...look, otherwise };
    else if (condition.kind === 'define') this.instructions[test] = { op: 'jump', to: otherwise };
    else if (condition.kind === 'number' || condition.kind === 'name') {
      const groups = this.groupsOf(condition.kind === 'number' ? condition.number : condition.name);
      this.instructions[test] = { op: 'when-set', groups, otherwise };
    } else throw new NotExpressibleError('a condition');
  }
}

const looks: ReadonlySet<string> = new Set([
  'lookahead',
  'negative-lookahead',
  'lookbehind',
  'negative-lookbehind',
  'non-atomic-lookahead',
]);

/** Behind `(?i)`, or within `(?i:`; no other opening sets any. */
function modesAfter(modes: Modes, opening: string): Modes {
  const [, reset, set = '', unset = ''] = /^\(\?(\^?)([a-zA-Z]*)(?:-([a-zA-Z]*))?[:)]$/.exec(opening) ?? [];
  if (reset === undefined) return modes;
  const letter = (name: string, before: boolean): boolean =>
    unset.includes(name) ? false : set.includes(name) || before;
  const none = reset === '^';
  return {
    ignoreCase: letter('i', !none && modes.ignoreCase),
    multiline: letter('m', !none && modes.multiline),
    dotAll: letter('s', !none && modes.dotAll),
    ungreedy: letter('U', modes.ungreedy),
  };
}
