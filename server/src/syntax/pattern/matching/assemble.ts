import { bytesOf } from '../bytes.js';
import {
  type Alternation,
  type Conditional,
  type Group,
  type Literal,
  type PatternNode,
  type PatternTree,
  type Quantified,
  type Sequence,
  walkPattern,
} from '../nodes.js';
import type { PatternOptions } from '../patternError.js';
import { Assembly, NotExpressibleError } from './assembly.js';
import { anyByte, byteSet, classSet, notNewline, typeSet } from './byteSets.js';
import { type Modes, modesAfter } from './modes.js';
import { placeTest } from './placeTests.js';
import type { ByteSet, Program } from './program.js';

interface AssembleOptions extends PatternOptions {
  readonly ignoreCase: boolean;
}

/**
 * The steps of a pattern that compiles.
 *
 * @throws {NotExpressibleError}
 */
export const assemble = (text: string, tree: PatternTree, options: AssembleOptions): Program =>
  new Assembler(text, tree, options).program();

class Assembler {
  private readonly assembly: Assembly;
  private readonly starts = new Map<number, number>([[0, 0]]);
  private readonly groups: number;
  private readonly calls: boolean;
  private modes: Modes;

  constructor(
    private readonly text: string,
    private readonly tree: PatternTree,
    private readonly options: AssembleOptions,
  ) {
    this.groups = Math.max(0, ...tree.captures.map(({ number }) => number ?? 0));
    this.assembly = new Assembly((this.groups + 1) * 2);
    this.modes = { ignoreCase: options.ignoreCase, multiline: false, dotAll: true, ungreedy: false };
    this.calls = hasCalls(tree);
  }

  program(): Program {
    const { assembly, groups, starts } = this;
    this.alternation(this.tree.body);
    assembly.add({ op: 'match' });
    return { instructions: assembly.instructions, groups, registers: assembly.registers, starts };
  }

  /** Options that one alternative sets hold in those behind it, up to the end of the group. */
  private alternation({ alternatives }: Alternation): void {
    const before = this.modes;
    this.assembly.choice(alternatives.map((alternative) => () => this.sequence(alternative)));
    this.modes = before;
  }

  private sequence({ items }: Pick<Sequence, 'items'>): void {
    for (const item of items) this.node(item);
  }

  private node(node: PatternNode): void {
    switch (node.kind) {
      case 'literal':
        for (const byte of this.bytes(node)) this.byte(byteSet(byte, this.modes.ignoreCase));
        break;
      case 'position':
        this.position(node.text);
        break;
      case 'quantified':
        this.quantified(node);
        break;
      case 'group':
        this.group(node);
        break;
      case 'conditional':
        this.conditional(node);
        break;
      case 'backreference': {
        const groups = this.groupsOf(node.group);
        this.assembly.add({ op: 'reference', groups, ignoreCase: this.modes.ignoreCase });
        break;
      }
      case 'recursion':
        this.assembly.add({ op: 'call', group: this.groupsOf(node.group)[0] ?? 0 });
        break;
      case 'options':
        this.modes = modesAfter(this.modes, this.written(node));
        break;
      case 'callout':
        // The server has no function for them to call.
        break;
      case 'verb':
        this.verb(this.written(node));
        break;
      default:
        this.oneOfMany(node);
    }
  }

  private byte(set: ByteSet): void {
    this.assembly.add({ op: 'byte', set });
  }

  private written({ span }: Pick<PatternNode, 'span'>): string {
    return this.text.slice(span.start, span.end);
  }

  private bytes(literal: Literal): readonly number[] {
    const { units } = bytesOf(this.written(literal), this.options.encoding);
    return Array.from(units, (unit) => unit.charCodeAt(0));
  }

  private oneOfMany(node: PatternNode): void {
    const set = this.setOf(node);
    if (set !== null) this.byte(set);
    else if (node.kind === 'character-type' && node.letter === 'R') this.lineBreak();
    else throw new NotExpressibleError(this.written(node));
  }

  /** Of an item that takes one byte; null of any other. */
  private setOf(node: PatternNode): ByteSet | null {
    const { ignoreCase, dotAll } = this.modes;
    switch (node.kind) {
      case 'escaped-character':
        return byteSet(node.code, ignoreCase);
      case 'any-character':
        return dotAll ? anyByte : notNewline;
      case 'character-type':
        return typeSet(node.letter);
      case 'class':
        return classSet(node, ignoreCase, (item) => this.written(item));
      default:
        return null;
    }
  }

  /** `\R`: the two bytes of one are not taken apart again. */
  private lineBreak(): void {
    const two = (): void => {
      this.byte(byteSet(0x0d, false));
      this.byte(byteSet(0x0a, false));
    };
    this.assembly.atomic(() => this.assembly.choice([two, () => this.byte(typeSet('v') ?? anyByte)]));
  }

  private position(text: string): void {
    const test = placeTest(text, this.modes);
    if (test !== null) this.assembly.add({ op: 'place', test });
    else if (text === '\\K' && !this.calls) this.assembly.add({ op: 'save', register: 0 });
    else throw new NotExpressibleError(text);
  }

  private verb(written: string): void {
    if (!/^\(\*F(?:AIL)?(?::.*)?\)$/s.test(written)) throw new NotExpressibleError(written);
    this.assembly.add({ op: 'fail' });
  }

  private groupsOf(group: number | string): readonly number[] {
    if (typeof group === 'number') return [group];
    return this.tree.captures.flatMap(({ name, number }) =>
      name === group && number !== null ? [number] : [],
    );
  }

  private quantified({ item, quantifier }: Quantified): void {
    if (item.kind === 'literal') {
      const bytes = this.bytes(item);
      for (const byte of bytes.slice(0, -1)) this.byte(byteSet(byte, this.modes.ignoreCase));
      const set = byteSet(bytes.at(-1) ?? 0, this.modes.ignoreCase);
      this.repeat(() => this.byte(set), quantifier, false);
    } else if (item.kind === 'group' && looks.has(item.type)) {
      // Once is as good as often.
      if (quantifier.min > 0) this.node(item);
      else this.repeat(() => this.node(item), { ...quantifier, max: quantifier.max === 0 ? 0 : 1 }, true);
    } else this.repeat(() => this.node(item), quantifier, this.setOf(item) === null);
  }

  private repeat(item: () => void, { min, max, mode }: Quantified['quantifier'], mayBeEmpty: boolean): void {
    const { assembly } = this;
    if (max === 0) assembly.unreached(item);
    else if (mode === 'possessive') {
      assembly.atomic(() => assembly.repeat(item, { min, max, lazy: false, mayBeEmpty }));
    } else assembly.repeat(item, { min, max, lazy: (mode === 'lazy') !== this.modes.ungreedy, mayBeEmpty });
  }

  private group(group: Group): void {
    switch (group.type) {
      case 'capture':
        this.capture(group);
        break;
      case 'non-capturing':
      case 'branch-reset':
        this.within(group);
        break;
      case 'atomic':
        this.assembly.atomic(() => this.within(group));
        break;
      case 'non-atomic-lookahead': {
        const register = this.assembly.newRegister();
        this.assembly.add({ op: 'save', register });
        this.within(group);
        this.assembly.add({ op: 'rewind', register });
        break;
      }
      case 'lookahead':
      case 'negative-lookahead':
      case 'lookbehind':
      case 'negative-lookbehind':
        this.look(group, () => null);
        break;
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
    const { assembly } = this;
    const number = group.number ?? 0;
    if (!this.starts.has(number)) this.starts.set(number, assembly.here);
    const register = assembly.newRegister();
    assembly.add({ op: 'save', register });
    this.alternation(group.body);
    assembly.add({ op: 'close', group: number, register });
    if (this.calls) assembly.add({ op: 'return', group: number });
  }

  /** @param goesOn adds what follows where it holds, and tells where to go on where it does not; null for nowhere. */
  private look(group: Group, goesOn: () => number | null): void {
    const { assembly } = this;
    const behind = group.type.endsWith('lookbehind');
    const at = assembly.reserve();
    const before = this.modes;
    const branches: number[] = [];
    for (const branch of behind ? group.body.alternatives : [group.body]) {
      branches.push(assembly.here);
      if ('items' in branch) this.sequence(branch);
      else this.alternation(branch);
      assembly.add({ op: 'accept' });
    }
    this.modes = before;
    const next = assembly.here;
    const negated = group.type.startsWith('negative');
    const direction = behind ? 'behind' : 'ahead';
    assembly.put(at, { op: 'look', direction, negated, branches, next, otherwise: goesOn() });
  }

  private conditional({ condition, body }: Conditional): void {
    const { assembly } = this;
    const before = this.modes;
    const [yes, no] = body.alternatives;
    const branches = (items: readonly PatternNode[]): number => {
      this.sequence({ items });
      const end = assembly.reserve();
      const otherwise = assembly.here;
      if (no !== undefined) this.sequence(no);
      assembly.put(end, { op: 'jump', to: assembly.here });
      return otherwise;
    };
    const [first, ...rest] = yes?.items ?? [];
    if (condition.kind === 'assertion') {
      if (first?.kind !== 'group' || !looks.has(first.type)) throw new NotExpressibleError('a condition');
      this.look(first, () => branches(rest));
    } else {
      const test = assembly.reserve();
      const otherwise = branches(yes?.items ?? []);
      if (condition.kind === 'define') assembly.put(test, { op: 'jump', to: otherwise });
      else if (condition.kind === 'number' || condition.kind === 'name') {
        const groups = this.groupsOf(condition.kind === 'number' ? condition.number : condition.name);
        assembly.put(test, { op: 'when-set', groups, otherwise });
      } else throw new NotExpressibleError('a condition');
    }
    this.modes = before;
  }
}

const looks: ReadonlySet<string> = new Set([
  'lookahead',
  'negative-lookahead',
  'lookbehind',
  'negative-lookbehind',
  'non-atomic-lookahead',
]);

function hasCalls(tree: PatternTree): boolean {
  let calls = false;
  walkPattern(tree.body, ({ kind }) => {
    calls ||= kind === 'recursion';
  });
  return calls;
}
