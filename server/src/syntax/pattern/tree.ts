import type { Span } from '../../text/span.js';
import { openBracket } from './characters.js';
import { classNode } from './classNode.js';
import { compile } from './compile.js';
import { conditionAt } from './condition.js';
import { Items, isCondition, kinds, opensGroup } from './items.js';
import type {
  Alternation,
  Group,
  GroupType,
  PatternNode,
  PatternTree,
  Quantifier,
  Sequence,
} from './nodes.js';
import { errorOf, type PatternOptions } from './patternError.js';
import { TreeSource } from './treeSource.js';

/**
 * Reads a pattern into a tree. There is one for every text: of a pattern that PCRE2 refuses, of what stands
 * before the error.
 */
export function parsePattern(text: string, options: PatternOptions): PatternTree {
  const compilation = compile(text, options, new Items());
  return new TreeBuilder(new TreeSource(text, compilation)).build();
}

const modeNames = ['greedy', 'lazy', 'possessive'] as const;

const groupTypes: Readonly<Record<number, GroupType>> = {
  [kinds.capture]: 'capture',
  [kinds.nonCapture]: 'non-capturing',
  [kinds.atomic]: 'atomic',
  [kinds.scriptRun]: 'script-run',
  [kinds.lookahead]: 'lookahead',
  [kinds.negativeLookahead]: 'negative-lookahead',
  [kinds.nonAtomicLookahead]: 'non-atomic-lookahead',
  [kinds.lookbehind]: 'lookbehind',
  [kinds.negativeLookbehind]: 'negative-lookbehind',
  [kinds.nonAtomicLookbehind]: 'non-atomic-lookbehind',
};

const positions = new Set('ABGKZbz');

class TreeBuilder {
  private row = 0;
  private readonly captures: Group[] = [];
  private readonly items: Items;

  constructor(private readonly source: TreeSource) {
    this.items = source.items;
  }

  build(): PatternTree {
    const { source } = this;
    const { text, compilation, scan } = source;
    const body = this.alternation(scan.settings.end);
    const read = source.offset(source.readTo);
    return {
      body,
      captures: this.captures.sort((a, b) => a.span.start - b.span.start),
      trivia: scan.trivia.map(({ kind, start, end }) => ({ kind, ...source.span(start, end) })),
      error: errorOf(text, compilation),
      unread: read === text.length ? null : { start: read, end: text.length },
    };
  }

  /** From its first row to the one behind its last, which ends the group or is none. */
  private alternation(from: number): Alternation {
    const alternatives: Sequence[] = [];
    for (let start = from; ; this.row++) {
      const items = this.sequence();
      const kind = this.items.kind(this.row);
      const end = kind === -1 ? this.source.readTo : this.items.start(this.row);
      alternatives.push({ span: this.source.span(start, end), items });
      if (kind !== kinds.alternative) return { span: this.source.span(from, end), alternatives };
      start = this.items.end(this.row);
    }
  }

  private sequence(): readonly PatternNode[] {
    const nodes: PatternNode[] = [];
    for (;;) {
      const kind = this.items.kind(this.row);
      if (kind === -1 || kind === kinds.alternative || kind === kinds.groupEnd) return nodes;
      const node = this.node(kind);
      this.row++;
      if (node === null) continue;
      if (this.items.kind(this.row) !== kinds.quantifier) nodes.push(node);
      else {
        const quantifier = this.quantifier(this.row++);
        const span = { start: node.span.start, end: quantifier.span.end };
        nodes.push({ kind: 'quantified', span, item: node, quantifier });
      }
    }
  }

  private quantifier(row: number): Quantifier {
    const max = this.items.extra(row);
    return {
      span: this.source.spanOf(row),
      min: this.items.value(row),
      max: max === -1 ? null : max,
      mode: modeNames[this.items.link(row)] ?? 'greedy',
    };
  }

  /** Leaves `row` on the last that belongs to the node; null for what is no item in the text. */
  private node(kind: number): PatternNode | null {
    const { items, row } = this;
    if (opensGroup(kind)) return isCondition(kind) ? this.conditional() : this.group(kind);
    const span = this.source.spanOf(row);
    const value = items.value(row);
    switch (kind) {
      case kinds.literal:
        return this.literal();
      case kinds.dot:
        return { kind: 'any-character', span };
      case kinds.circumflex:
      case kinds.dollar:
        return { kind: 'position', span, text: this.source.written(span) };
      case kinds.escape:
        return this.escape(span, String.fromCharCode(value));
      case kinds.property:
        return { kind: 'property', span, negated: value === 1 };
      case kinds.class:
        return this.characterClass();
      case kinds.backreference:
      case kinds.namedBackreference:
      case kinds.recursion:
      case kinds.namedRecursion:
        return this.reference(kind, span);
      case kinds.verb:
        return { kind: 'verb', span };
      case kinds.callout:
      case kinds.calloutString:
        return { kind: 'callout', span };
      default:
        // Options of a group are part of its opening.
        return items.extra(row) === 1 ? { kind: 'options', span } : null;
    }
  }

  private literal(): PatternNode | null {
    const { items } = this;
    const first = this.row;
    if (this.isEscaped(first)) {
      return { kind: 'escaped-character', span: this.source.spanOf(first), code: items.value(first) };
    }
    while (this.continuesLiteral(this.row + 1)) this.row++;
    const span = this.source.span(items.start(first), items.end(this.row));
    // The first bytes of a character whose last one has the quantifier.
    if (span.start === span.end) return null;
    const lastByteOnly = this.isWithinCharacter(first);
    return { kind: 'literal', span, lastByteOnly };
  }

  private isEscaped(row: number): boolean {
    return (
      this.source.scan.unit(this.items.start(row)) === 0x5c && this.items.end(row) - this.items.start(row) > 1
    );
  }

  private isWithinCharacter(row: number): boolean {
    const start = this.items.start(row);
    return start > 0 && this.source.offset(start) === this.source.offset(start - 1);
  }

  private continuesLiteral(row: number): boolean {
    const { items } = this;
    if (items.kind(row) !== kinds.literal || items.kind(row + 1) === kinds.quantifier) return false;
    return items.start(row) === items.end(row - 1) && !this.isEscaped(row);
  }

  private escape(span: Span, letter: string): PatternNode {
    if (this.source.scan.unit(this.items.start(this.row)) === openBracket) {
      // `[[:<:]]`, which the library reads as `\b(?=\w)`.
      this.row += 3;
      return { kind: 'position', span, text: this.source.written(span) };
    }
    return positions.has(letter)
      ? { kind: 'position', span, text: this.source.written(span) }
      : { kind: 'character-type', span, letter };
  }

  private reference(kind: number, span: Span): PatternNode {
    const { items, row } = this;
    const named = kind === kinds.namedBackreference || kind === kinds.namedRecursion;
    const group = named ? this.source.nameAt(items.value(row), items.extra(row)) : items.value(row);
    const recursion = kind === kinds.recursion || kind === kinds.namedRecursion;
    return { kind: recursion ? 'recursion' : 'backreference', span, group };
  }

  private characterClass(): PatternNode {
    const node = classNode(this.source, this.row);
    const closing = this.items.link(this.row);
    this.row = closing === -1 ? this.items.count - 1 : closing;
    return node;
  }

  private group(kind: number): PatternNode {
    const { items } = this;
    const row = this.row++;
    const opening = this.source.spanOf(row);
    const atomicScriptRun = kind === kinds.scriptRun && items.value(row) === 1;
    // A group of the library's own, which the text does not have.
    if (atomicScriptRun) this.row++;
    const body = this.alternation(items.end(row));
    if (atomicScriptRun) this.row++;
    const capture = kind === kinds.capture;
    return this.remember({
      kind: 'group',
      span: this.source.wholeSpan(row),
      type: atomicScriptRun ? 'atomic-script-run' : this.groupType(kind, row),
      opening,
      number: capture ? items.value(row) : null,
      name: capture && items.extra(row) !== -1 ? this.nameIn(opening) : null,
      body,
      closed: items.link(row) !== -1,
    });
  }

  private remember(group: Group): Group {
    if (group.type === 'capture') this.captures.push(group);
    return group;
  }

  private groupType(kind: number, row: number): GroupType {
    if (this.source.scan.units.startsWith('(?|', this.items.start(row))) return 'branch-reset';
    return groupTypes[kind] ?? 'non-capturing';
  }

  /** Of `(?<name>`, `(?P<name>` and `(?'name'`. */
  private nameIn(opening: Span): string {
    return this.source
      .written(opening)
      .replace(/^\(\?P?[<']/, '')
      .slice(0, -1);
  }

  private conditional(): PatternNode {
    const { items } = this;
    const row = this.row++;
    const condition = conditionAt(this.source, row);
    const body = this.alternation(items.end(row));
    return {
      kind: 'conditional',
      span: this.source.wholeSpan(row),
      opening: this.source.spanOf(row),
      condition,
      body,
      closed: items.link(row) !== -1,
    };
  }
}
