import assert from 'node:assert/strict';
import { parseHtaccess } from '../../../../server/src/syntax/htaccess/parser.js';
import { flagsIn, rewriteArguments } from '../../../../server/src/syntax/htaccess/rewriteArguments.js';
import { textOf } from '../../../../server/src/text/span.js';

function read(text: string): readonly string[] | null {
  const [node] = parseHtaccess(text).nodes;
  assert.ok(node?.kind === 'directive');
  const found = rewriteArguments(node);
  if (found === null) return null;
  assert.equal(textOf(text, found.first.span), found.first.text);
  return [found.first.text, found.second.text, ...flagsIn(found.flags)];
}

describe('the arguments of RewriteRule and RewriteCond', () => {
  it('are two, and flags', () => {
    assert.deepEqual(read('RewriteRule ^a$ b [L,R=301]'), ['^a$', 'b', 'L', 'R=301']);
  });

  it('keep white space behind a backslash in the word', () => {
    assert.deepEqual(read('RewriteRule ^a\\ b$ c'), ['^a\\ b$', 'c']);
  });

  it('keep every other backslash', () => {
    assert.deepEqual(read('RewriteRule "\\\\(\\.x" -'), ['\\\\(\\.x', '-']);
  });

  it('stand between quotes of both kinds', () => {
    assert.deepEqual(read('RewriteCond "%{A} B" \'c d\' "[NC, OR]"'), ['%{A} B', 'c d', 'NC', 'OR']);
  });

  it('are none where the second is missing', () => {
    assert.equal(read('RewriteRule ^a$'), null);
  });

  it('are two where quotes around the first end the line', () => {
    assert.deepEqual(read('RewriteRule "^a$"'), ['^a$', '']);
    assert.equal(read('RewriteRule "^a$'), null);
  });

  it('have no flags where the bracket does not close', () => {
    assert.deepEqual(read('RewriteRule a b [L, R]'), ['a', 'b']);
  });
});
