import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRuby } from '../../../../../server/src/syntax/script/ruby/readRuby.js';
import { effort } from '../../../../support/effort.js';
import { assertPlacesWithin, headerPlaces } from '../../../../support/headerPlaces.js';

const type = 'Content-Type: text/html';
const places = (text: string) => headerPlaces(text, readRuby(text));

describe('readRuby', () => {
  it('names the literal with its quotation marks and the call', () => {
    assert.deepEqual(places(`puts "${type}" # so\nputs\n`), {
      literal: `"${type}"`,
      write: `puts "${type}"`,
    });
  });

  it('names the sign of a here-document for its text', () => {
    assert.deepEqual(places(`puts <<~PAGE\n  ${type}\n\n  <p>\nPAGE\n`), {
      literal: '<<~PAGE',
      write: 'puts <<~PAGE',
    });
  });

  it('names the literal that a method gives back, and the call that writes it', () => {
    assert.deepEqual(places(`def head\n  "${type}\\n\\n"\nend\nprint head\n`), {
      literal: `"${type}\\n\\n"`,
      write: 'print head',
    });
  });

  it('does not follow a framework that writes when the script has ended', () => {
    assert.equal(readRuby(`require 'sinatra'\nget('/') { 'hi' }\n`).kind, 'unknown');
  });

  it('does not follow standard output that goes elsewhere', () => {
    assert.equal(readRuby(`$stdout = StringIO.new\nputs 'hi'\n`).kind, 'unknown');
  });

  it('does not claim a missing empty line behind a file of the site', () => {
    assert.equal(readRuby(`puts "${type}"\nrequire_relative 'page'\nputs '<p>'\n`).kind, 'unknown');
  });

  it('does not know a text without its last end', () => {
    assert.equal(readRuby(`if true\n  puts "${type}"\n`).kind, 'unknown');
  });

  it('gives up where more is nested than anybody writes', () => {
    for (const opener of [
      '(',
      '[',
      '{',
      'f(',
      '"#{',
      '!',
      '->{',
      'if a\n',
      'a ? ',
      'a.b.',
      '"a" + ',
      'x = <<A\n#{',
      'a && ',
      'def a\n',
    ]) {
      assert.equal(readRuby(opener.repeat(20_000)).kind, 'unknown', opener);
    }
  });

  it('throws for no text', () => {
    const word = fc.constantFrom(
      ...`puts print p printf $stdout STDOUT.puts ( ) [ ] { } ; , . &. :: => -> = == += << ? : ! && || | & * ** / % /x/ %w[a
      %q( " ' "a#{x}" 'a' "a:" :a a: 1 if unless elsif else end case when while until for in do begin rescue ensure def
      class module return next break yield self nil not and or <<~EOS <<EOS EOS @x $x ENV # =begin __END__`.split(
        /\s+/,
      ),
      '\n',
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        assertPlacesWithin(text, readRuby(text));
      }),
      { numRuns: 2000 * effort },
    );
  });
});
