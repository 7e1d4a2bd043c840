import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  type Alternation,
  type PatternNode,
  walkPattern,
} from '../../../../server/src/syntax/pattern/nodes.js';
import { patternError } from '../../../../server/src/syntax/pattern/patternError.js';
import { parsePattern } from '../../../../server/src/syntax/pattern/tree.js';
import { contains, type Span, textOf } from '../../../../server/src/text/span.js';
import { anyPattern } from '../../../conformance/generators/patterns.js';
import { effort, seeded } from '../../../support/effort.js';

const parse = (text: string) => parsePattern(text, { encoding: 'utf-8' });

/** Kinds and texts, the outer before the inner. */
function outline(text: string): readonly string[] {
  const lines: string[] = [];
  walkPattern(parse(text).body, (node) => lines.push(`${node.kind} ${textOf(text, node.span)}`));
  return lines;
}

describe('the tree of a pattern', () => {
  it('has text as it stands, in one piece up to what a quantifier takes of it', () => {
    assert.deepEqual(outline('abcd+e'), ['literal abc', 'quantified d+', 'literal d', 'literal e']);
  });

  it('tells escapes for a character, for a kind of character, and for a place', () => {
    assert.deepEqual(outline('^\\.\\x41\\d\\p{L}\\b.$'), [
      'position ^',
      'escaped-character \\.',
      'escaped-character \\x41',
      'character-type \\d',
      'property \\p{L}',
      'position \\b',
      'any-character .',
      'position $',
    ]);
  });

  it('tells what is in a class', () => {
    const text = '[^a-f_\\d\\n[:alpha:]\\p{Lu}-]';
    const [node] = parse(text).body.alternatives[0]?.items ?? [];
    assert.ok(node?.kind === 'class' && node.negated);
    assert.deepEqual(
      node.items.map((item) => `${item.kind} ${textOf(text, item.span)}`),
      [
        'range a-f',
        'character _',
        'type \\d',
        'character \\n',
        'posix [:alpha:]',
        'property \\p{Lu}',
        'character -',
      ],
    );
  });

  it('counts quantifiers', () => {
    const quantifiers = (text: string): readonly string[] => {
      const found: string[] = [];
      walkPattern(parse(text).body, (node) => {
        if (node.kind !== 'quantified') return;
        const { min, max, mode } = node.quantifier;
        found.push(`${textOf(text, node.quantifier.span)} ${min}-${max ?? ''} ${mode}`);
      });
      return found;
    };
    assert.deepEqual(quantifiers('a*b+?c?+(d){3}[e]{2,}{'), [
      '* 0- greedy',
      '+? 1- lazy',
      '?+ 0-1 possessive',
      '{3} 3-3 greedy',
      '{2,} 2- greedy',
    ]);
  });

  it('numbers and names the groups that capture, as a substitution refers to them', () => {
    const text = '(a(?<year>b)(?:c)|(?|(d)|(e)))(?P<day>f)';
    assert.deepEqual(
      parse(text).captures.map(({ number, name, span }) => [number, name, textOf(text, span)]),
      [
        [1, null, '(a(?<year>b)(?:c)|(?|(d)|(e)))'],
        [2, 'year', '(?<year>b)'],
        [3, null, '(d)'],
        [3, null, '(e)'],
        [4, 'day', '(?P<day>f)'],
      ],
    );
  });

  it('tells what a group is for', () => {
    const text = '(?:a)(?i:b)(?>c)(?=d)(?!e)(?<=f)(?<!g)(?|h)(*sr:i)(*asr:j)(?<*k)';
    const types: string[] = [];
    walkPattern(parse(text).body, (node) => node.kind === 'group' && types.push(node.type));
    assert.deepEqual(types, [
      'non-capturing',
      'non-capturing',
      'atomic',
      'lookahead',
      'negative-lookahead',
      'lookbehind',
      'negative-lookbehind',
      'branch-reset',
      'script-run',
      'atomic-script-run',
      'non-atomic-lookbehind',
    ]);
  });

  it('tells what refers to a group', () => {
    const found: unknown[] = [];
    walkPattern(parse('(a)(?<n>b)\\1\\k<n>\\g{-1}(?1)(?&n)(?R)(?(1)c|d)(?(<n>)e)(?(R2)f)').body, (node) => {
      if (node.kind === 'backreference' || node.kind === 'recursion') found.push([node.kind, node.group]);
      if (node.kind === 'conditional') found.push(node.condition);
    });
    assert.deepEqual(found, [
      ['backreference', 1],
      ['backreference', 'n'],
      ['backreference', 2],
      ['recursion', 1],
      ['recursion', 'n'],
      ['recursion', 0],
      { kind: 'number', number: 1 },
      { kind: 'name', name: 'n' },
      { kind: 'recursion', group: 2 },
    ]);
  });

  it('keeps comments and other things that match nothing apart', () => {
    const text = '(?#why)a(?x) b # c\\E';
    assert.deepEqual(
      parse(text).trivia.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`),
      ['comment (?#why)', 'white-space  ', 'white-space  ', 'comment # c\\E'],
    );
  });

  it('of a broken pattern reaches to the error', () => {
    const text = 'a(b(c[z-a]d)';
    const { unread, error, captures } = parse(text);
    assert.equal(error?.message, 'range out of order in character class');
    assert.deepEqual(
      captures.map(({ closed }) => closed),
      [false, false],
    );
    assert.equal(unread && textOf(text, unread), '-a]d)');
  });

  it('gives a letter of several bytes whole, and says where a quantifier takes but its last', () => {
    const [first, second] = parse('aé+').body.alternatives[0]?.items ?? [];
    assert.deepEqual(first?.span, { start: 0, end: 1 });
    assert.ok(second?.kind === 'quantified' && second.item.kind === 'literal' && second.item.lastByteOnly);
    assert.deepEqual(second.item.span, { start: 1, end: 2 });
  });
});

describe('the tree of any pattern', () => {
  it('nests its spans, in the order of the text, and tells the same error as the check alone', () => {
    fc.assert(
      fc.property(anyPattern, (text) => {
        const tree = parse(text);
        assertNested(tree.body, { start: 0, end: text.length });
        assert.deepEqual(tree.error, patternError(text, { encoding: 'utf-8' }));
      }),
      { numRuns: 2000 * effort, ...seeded(7) },
    );
  });
});

function assertNested(body: Alternation, outer: Span): void {
  assert.ok(contains(outer, body.span));
  for (const { span, items } of body.alternatives) {
    assert.ok(contains(body.span, span));
    let { start } = span;
    for (const node of items) {
      assert.ok(contains({ start, end: span.end }, node.span));
      assertInside(node);
      start = node.span.end;
    }
  }
}

function assertInside(node: PatternNode): void {
  if (node.kind === 'quantified') {
    assert.ok(contains(node.span, node.item.span));
    assertInside(node.item);
  }
  if (node.kind === 'group' || node.kind === 'conditional') assertNested(node.body, node.span);
  if (node.kind === 'class') for (const item of node.items) assert.ok(contains(node.span, item.span));
}
