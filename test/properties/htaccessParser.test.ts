import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { HtaccessDocument, HtaccessNode } from '../../server/src/syntax/htaccess/nodes.js';
import { parseHtaccess } from '../../server/src/syntax/htaccess/parser.js';
import { tokensOf } from '../../server/src/syntax/htaccess/tokens.js';
import type { Word } from '../../server/src/syntax/htaccess/words.js';
import { contains, type Span, textOf } from '../../server/src/text/span.js';
import { effort } from '../support/effort.js';
import { htaccessFixtures } from '../support/htaccessFixtures.js';

/** Text as people write it, and as nobody would: pieces that mean something to the reader, in any order. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...['<', '>', '</', '<Files', '<IfModule a>', '</Files>', '</IfModule>', 'Options', ' ', '\t', '\n'],
        ...['\r\n', '\r', '\\', '\\\n', '\\\r\n', '#', '"', "'", '\0', 'a', '\ufeff', '\v', 'é', '<Files>'],
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join('')),
);

describe('the parser of .htaccess files, for any text', function () {
  this.timeout(20_000 * effort);

  it('loses nothing: the tokens, one behind the other, are the text', () => {
    fc.assert(
      fc.property(anyText, (text) => assertTokensCover(text, 'any text')),
      { numRuns: 3000 * effort },
    );
  });

  it('puts every line behind the one before it, and every piece into its line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const { span, pieces, text: joined } of parseHtaccess(text).lines) {
          assert.equal(span.start, at);
          assert.equal(pieces.map((piece) => textOf(text, piece.span)).join(''), joined);
          assert.ok(pieces.every((piece) => contains(span, piece.span)));
          at = span.end;
        }
        assert.equal(at, text.length);
      }),
      { numRuns: 3000 * effort },
    );
  });

  it('nests spans: a node lies in its section, and behind the node before it', () => {
    fc.assert(
      fc.property(anyText, (text) => assertNested(parseHtaccess(text))),
      { numRuns: 3000 * effort },
    );
  });

  it('reads every prefix of every file of this project', () => {
    for (const { path, text } of htaccessFixtures()) {
      for (let length = 0; length <= text.length; length++) {
        const prefix = text.slice(0, length);
        assertTokensCover(prefix, path);
        assertNested(parseHtaccess(prefix));
      }
    }
  });
});

/** A busy machine may stop for a moment; what grows with the square of the size takes minutes. */
describe('the parser of .htaccess files, for a large file', function () {
  this.timeout(60_000);
  for (const [what, unit, size] of [
    ['ordinary lines', 'RewriteRule ^a$ b [L]\n', 5_000_000],
    ['blank lines', '\r\n', 500_000],
    ['sections that are never closed', '<a>\n', 500_000],
    ['closing tags', '</a>\n', 500_000],
    ['one line, continued', 'a b\\\n', 500_000],
    ['one long word', 'a', 5_000_000],
    ['brackets', '<a >>>>', 500_000],
    ['quotes', '"a ', 500_000],
    ['NULs', 'a\0\n', 500_000],
  ] as const) {
    it(`takes time in proportion to its size: ${what}`, () => {
      const text = (length: number): string => unit.repeat(Math.ceil(length / unit.length));
      const tenth = timeOf(text(size / 10));
      const whole = timeOf(text(size));
      assert.ok(
        whole < 2000 + 40 * tenth,
        `${tenth.toFixed(0)} ms for a tenth, ${whole.toFixed(0)} ms for all`,
      );
    });
  }
});

function timeOf(text: string): number {
  const started = performance.now();
  tokensOf(parseHtaccess(text));
  return performance.now() - started;
}

function assertTokensCover(text: string, message: string): void {
  let at = 0;
  for (const { span } of tokensOf(parseHtaccess(text))) {
    assert.equal(span.start, at, message);
    assert.ok(span.end > span.start, message);
    at = span.end;
  }
  assert.equal(at, text.length, message);
}

function assertNested(document: HtaccessDocument): void {
  const whole: Span = { start: 0, end: document.text.length };
  assertInside(whole, document.nodes);
  for (const { node } of document.placed) {
    for (const word of wordsOf(node)) {
      assert.ok(contains(node.span, word.span), `${JSON.stringify(word)} outside of its node`);
    }
    if (node.kind !== 'section') continue;
    assert.ok(contains(node.span, node.open.span));
    assert.ok(node.end === null || contains(node.span, node.end.span));
    assertInside({ start: node.open.span.end, end: node.end?.span.start ?? node.span.end }, node.children);
  }
}

function assertInside(outer: Span, nodes: readonly HtaccessNode[]): void {
  let at = outer.start;
  for (const { span } of nodes) {
    assert.ok(span.start >= at && span.end >= span.start && span.end <= outer.end);
    at = span.end;
  }
}

function wordsOf(node: HtaccessNode): readonly Word[] {
  switch (node.kind) {
    case 'directive':
      return [node.name, ...node.arguments];
    case 'section':
      return [node.open.name, ...node.open.arguments];
    default:
      return [];
  }
}
