import assert from 'node:assert/strict';
import { builtInProfile, unknownProfile } from '../../../server/src/apache/profiles.js';
import { parseHtaccess } from '../../../server/src/syntax/htaccess/parser.js';
import { lineRefusal } from '../../../server/src/verdict/lineRefusal.js';
import { refusalsIn } from '../../../server/src/verdict/refusals.js';
import { trailingCommentsIn } from '../../../server/src/verdict/trailingComments.js';

const reader = { profile: builtInProfile('all-modules') ?? unknownProfile, encoding: 'utf-8' } as const;

/** Each comment, and whether the server refuses the line for it. */
function commentsIn(text: string): readonly (readonly [string, boolean])[] {
  const document = parseHtaccess(text);
  const refusals = refusalsIn(document, reader.profile, reader.encoding);
  return trailingCommentsIn(document, reader, refusals).map((each) => [each.text, each.refusal !== null]);
}

describe('trailing comments', () => {
  it('are what alone makes the server refuse a line', () => {
    assert.deepEqual(commentsIn('Options -Indexes # no lists\nDeny from all #x\n'), [
      ['# no lists', true],
      ['#x', true],
    ]);
  });

  it('start behind a word that is meant, even where it starts with a hash', () => {
    assert.deepEqual(commentsIn('php_value highlight.html #000000 # black\n'), [['# black', true]]);
  });

  it('are told behind tags', () => {
    assert.deepEqual(commentsIn('<RequireAll> # both\nRequire all granted\n</RequireAll>\n'), [
      ['# both', true],
    ]);
    assert.deepEqual(commentsIn('<IfModule mod_mime.c>\n</IfModule> # end\n'), [['# end', true]]);
  });

  it('are told where a directive takes each word', () => {
    assert.deepEqual(commentsIn('AddType text/plain .log # and txt\n'), [['# and txt', false]]);
    assert.deepEqual(commentsIn('Require valid-user # not looked at\nRewriteEngine On # nor this\n'), []);
  });

  it('are none in quotes, as first argument, as part of a word or as a pattern of names', () => {
    assert.deepEqual(
      commentsIn('AddDescription "# x" *.txt\nDirectoryIndex #a\nSetEnvIf Host a#b c\nIndexIgnore *~ #*#\n'),
      [],
    );
  });

  it('are none where the line is refused without them too', () => {
    assert.deepEqual(commentsIn('RewriteEngin On # typo\nOptions Indexs # typo\n'), []);
  });
});

describe('a line by itself', () => {
  const sectionsOf = (text: string) =>
    parseHtaccess(text).placed.flatMap(({ node }) => (node.kind === 'section' ? [node] : []));

  it('is refused as it would be in its sections', () => {
    const all = sectionsOf('<RequireAll>\n</RequireAll>\n');
    assert.equal(lineRefusal('SetHandler x', [], reader), null);
    assert.equal(lineRefusal('SetHandler x', all, reader)?.kind, 'directive-not-allowed-here');
    assert.equal(lineRefusal('Require all granted', all, reader), null);
    assert.equal(
      lineRefusal('Options Indexs', sectionsOf('<Files a>\n</Files>\n'), reader)?.kind,
      'invalid-argument',
    );
  });

  it('is not refused for what its sections lack', () => {
    assert.equal(lineRefusal('Options None', sectionsOf('<Files a>\n'), reader), null);
    assert.equal(lineRefusal('<RequireAll>', [], reader), null);
  });

  it('ends where it ends, whatever its last character is', () => {
    assert.equal(lineRefusal('Options None \\', [], reader)?.kind, 'invalid-argument');
  });
});
