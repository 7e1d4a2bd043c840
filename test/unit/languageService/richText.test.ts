import assert from 'node:assert/strict';
import {
  code,
  lines,
  link,
  list,
  markdownOf,
  paragraph,
  plainTextOf,
  separated,
  strong,
} from '../../../server/src/languageService/richText.js';

describe('rich text as Markdown', () => {
  const written: readonly (readonly [string, string])[] = [
    ['plain words, and (brackets).', 'plain words, and (brackets).'],
    ['*a* _b_ `c` [d](e) <f> & ~g~ | \\', '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\& \\~g\\~ \\| \\\\'],
    ['http://x.y www.z.y a@b.c', 'http:\\/\\/x.y www\\.z.y a\\@b.c'],
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['two\nlines', 'two lines'],
    ['turned\u202Eround\u0007', 'turned\ufffdround\ufffd'],
  ];
  for (const [text, markdown] of written) {
    it(`writes ${JSON.stringify(text)} as text`, () => {
      assert.equal(markdownOf([paragraph(text)]), markdown);
    });
  }

  const spans: readonly (readonly [string, string])[] = [
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    [' a ', '`  a  `'],
    ['', '" "'],
  ];
  for (const [text, markdown] of spans) {
    it(`writes ${JSON.stringify(text)} as code`, () => {
      assert.equal(markdownOf([paragraph(code(text))]), markdown);
    });
  }

  it('fences lines with more backticks than they hold', () => {
    assert.equal(markdownOf([lines('a\n```\nb')]), '````text\na\n```\nb\n````');
  });

  it('keeps what is in an address from ending it', () => {
    assert.equal(markdownOf([paragraph(link('x', 'a:b> <c'))]), '[x](<a:b%3E%20%3Cc>)');
  });
});

describe('rich text', () => {
  const blocks = separated([
    [paragraph(strong('a'), ': b')],
    [],
    [list([code('c')], ['d', link('e', 'f:g')])],
  ]);

  it('draws a line between its parts', () => {
    assert.equal(markdownOf(blocks), '**a**: b\n\n---\n\n- `c`\n- d[e](<f:g>)');
  });

  it('is readable as plain text', () => {
    assert.equal(plainTextOf(blocks), 'a: b\n\n----\n\n- c\n- de (f:g)');
  });
});
