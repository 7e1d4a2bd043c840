import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPerl } from '../../../../../server/src/syntax/script/perl/readPerl.js';
import { shebangOf } from '../../../../../server/src/syntax/script/shebang.js';
import { textOf } from '../../../../../server/src/text/span.js';
import { cgiBodies, perlBodies } from '../../../../scripts/perlBodies.js';
import { effort } from '../../../../support/effort.js';

const first = '#!/usr/bin/perl\n';
const read = (body: string) => readPerl(`${first}${body}`, shebangOf(first));
const type = 'Content-Type: text/html';

/** The texts that hold the first header line and that write it, and what ends the header. */
function places(body: string) {
  const text = `${first}${body}`;
  const response = read(body);
  assert.ok(response.kind === 'read', `it is ${response.kind}`);
  const [path] = response.paths;
  const [field] = path?.fields ?? [];
  assert.ok(path !== undefined && field !== undefined);
  const { end } = path;
  return {
    literal: textOf(text, field.span),
    write: textOf(text, field.write),
    end: end.write === null ? null : textOf(text, end.write),
  };
}

/** The kinds of the ends of all ways. */
const ends = (body: string): readonly string[] => {
  const response = read(body);
  return response.kind === 'read' ? response.paths.map(({ end }) => end.kind).sort() : [response.kind];
};

describe('readPerl', () => {
  it('names the literal with its quotation marks and the statement without its semicolon', () => {
    assert.deepEqual(places(`print "${type}", "\\n"; # so\nprint "\\n" if 1;\n`), {
      literal: `"${type}"`,
      write: `print "${type}", "\\n"`,
      end: 'print "\\n"',
    });
  });

  it('names the delimiters of q and qq with the literal', () => {
    assert.equal(places(`print qq{${type}\\n\\n};`).literal, `qq{${type}\\n\\n}`);
    assert.equal(places(`print q(${type}), "\\n\\n";`).literal, `q(${type})`);
  });

  it('names the text of a here-document, and the statement that announces it', () => {
    assert.deepEqual(places(`print <<EOF;\n${type}\n\nhi\nEOF\n`), {
      literal: `${type}\n\nhi\n`,
      write: 'print <<EOF',
      end: 'print <<EOF',
    });
  });

  it('names the literal where it stands, and the statement that prints it', () => {
    assert.deepEqual(places(`my $h = "${type}";\nsub out { print shift, "\\n" }\nout($h);\nprint "\\n";`), {
      literal: `"${type}"`,
      write: 'print shift, "\\n"',
      end: 'print "\\n"',
    });
  });

  it('names the call of CGI.pm for the header that it makes', () => {
    assert.deepEqual(places(`use CGI;\nmy $q = CGI->new;\nprint $q->header('text/plain'), "hi";`), {
      literal: "$q->header('text/plain')",
      write: `print $q->header('text/plain'), "hi"`,
      end: `print $q->header('text/plain'), "hi"`,
    });
  });

  it('replaces nothing in single quotation marks', () => {
    const response = read(`print '${type}\\n\\n';\nprint "<p>\\n";`);
    assert.ok(response.kind === 'read');
    const [path] = response.paths;
    assert.equal(path?.fields[0]?.line, `${type}\\n\\n<p>`);
    assert.equal(path.end.kind, 'end-of-output');
  });

  it('tells the ways through branches apart', () => {
    assert.deepEqual(ends(`print "${type}\\n";\nif ($ENV{A}) { print "\\n" } else { print "<p>\\n" }`), [
      'body-without-separator',
      'separator',
    ]);
  });

  it('makes no fault of what is written where something has failed', () => {
    const good = `print "${type}\\n\\n";`;
    for (const failure of [
      `open(F, '<x') or print "no\\n";`,
      `open(F, '<x') || do { print "no\\n"; exit };`,
      `unless (open(F, '<x')) { print "no\\n"; exit }`,
      `if (open(F, '<x')) { close F } else { print "no\\n" }`,
      `if (!open(F, '<x')) { print "no\\n" }`,
      `eval { risk() }; if ($@) { print "no: $@\\n"; exit }`,
      `eval { risk(); 1 } or print "no\\n";`,
      `use DBI; my $d = DBI->connect('dbi:x') or print "no\\n";`,
      `use DBI; my $d = DBI->connect('dbi:x'); if (!$d) { print "no $DBI::errstr\\n"; exit }`,
      `use DBI; my $d = DBI->connect('dbi:x'); print "no\\n" if $DBI::errstr;`,
    ]) {
      assert.deepEqual(ends(`${failure}\n${good}`), ['separator'], failure);
    }
  });

  it('takes code that is not seen for code that may write', () => {
    assert.deepEqual(ends(`require './lib.pl';\n&page_start;\nprint "<p>\\n";`), ['unknown']);
    assert.deepEqual(ends(`use Our::Pages;\npage_start;\nprint "<p>\\n";`), ['unknown']);
    assert.deepEqual(ends(`use Our::Pages;\nmy $page = Our::Pages->new;\n$page->start;\nprint "<p>\\n";`), [
      'unknown',
    ]);
    assert.deepEqual(ends(`do './start.pl';\nprint "<p>\\n";`), ['unknown']);
    assert.deepEqual(ends(`use Our::Pages;\nprint page_start "Title";\nprint "<p>\\n";`), ['unknown']);
  });

  it('takes the loading of a module for something that writes nothing', () => {
    assert.deepEqual(ends(`use Our::Pages;\nrequire Their::Pages;\nprint "<p>\\n";`), [
      'body-without-separator',
    ]);
  });

  it('makes no claim on what a framework serves', () => {
    for (const module of [
      'CGI::Fast',
      'FCGI',
      'Dancer2',
      'Mojolicious::Lite',
      'Plack::Builder',
      'Catalyst',
    ]) {
      assert.deepEqual(ends(`use ${module};\nprint "<p>\\n";`), ['none'], module);
    }
  });

  it('does not follow standard output to where a script puts it', () => {
    for (const moved of [
      `local *STDOUT; print "<p>\\n";`,
      `open(STDOUT, '>', '/dev/null'); print "<p>\\n";`,
      `close STDOUT; print "<p>\\n";`,
      `tie *STDOUT, 'Some'; print "<p>\\n";`,
      `*STDOUT = *LOG; print "<p>\\n";`,
      `use English; $ORS = "\\n"; print "<p>";`,
    ]) {
      assert.deepEqual(ends(moved), ['unknown'], moved);
    }
  });

  it('reads the switch -l out of the first line, and gives up on -n and -p', () => {
    const withSwitches = (switches: string, body: string) => {
      const line = `#!/usr/bin/perl ${switches}\n`;
      return readPerl(`${line}${body}`, shebangOf(line));
    };
    const response = withSwitches('-wl', `print "${type}";\nprint "";`);
    assert.ok(response.kind === 'read');
    assert.equal(response.paths[0]?.end.kind, 'separator');
    assert.equal(withSwitches('-n', `print "${type}\\n\\n";`).kind, 'unknown');
  });

  it('does not know a text that is no Perl', () => {
    assert.equal(read(`print "${type}\n`).kind, 'unknown');
    assert.equal(read(`print <<EOF;\n${type}\n`).kind, 'unknown');
    assert.equal(read(`if (1) { print "${type}\\n\\n";`).kind, 'unknown');
    assert.equal(read(`print q{${type}`).kind, 'unknown');
  });

  it('reads on through two thousand branches', () => {
    const branches = Array.from({ length: 2000 }, (_, index) => `if ($a == ${index}) { $b = ${index} }\n`);
    assert.deepEqual(ends(`${branches.join('')}print "${type}\\n\\n";`), ['separator']);
  });

  it('reads a text that is joined of five thousand pieces', () => {
    const pieces = Array.from({ length: 5000 }, (_, index) => `"X-${index}: a\\n"`);
    assert.deepEqual(ends(`print ${pieces.join(' . ')} . "\\n";`), ['unknown']);
    assert.deepEqual(ends(`my $x = ${pieces.join(' . ')};\nprint "${type}\\n\\n";`), ['separator']);
  });

  it('gives up where more is nested than anybody writes', () => {
    for (const opening of [
      '(',
      '[',
      '{',
      '{ {',
      'if (1) { ',
      '"@{[ ',
      'sub { ',
      '!',
      '- ',
      'a(',
      '$x->{',
      '@{',
      'my $x = ',
      '1 ? ',
      'do { ',
      '$$',
    ]) {
      assert.equal(read(opening.repeat(20_000)).kind, 'unknown', opening);
    }
    for (const chain of ['1 + ', '$x->a', '$x && ', '[0]', '->[0]']) {
      assert.equal(read(`$x${chain.repeat(20_000)}`).kind, 'unknown', chain);
    }
  });

  it('throws for no text', function () {
    this.timeout(20_000 * effort);
    const word = fc.constantFrom(
      ...`print printf say if elsif else unless while until for foreach { } ( ) [ ] ; , => = .= == ~ =~ !~ / // m/ s/ s{ tr/
      q( qq{ qw( y/ $x @x %x &x *x $#x $x[ $x{ ->[ ->{ -> $$x @{ \${ my our local sub return last next exit die eval do
      BEGIN package use no CGI header <<EOF <<'E' <<~E EOF \n \n\n "a: b" 'c' "\\n" "$x" "@{[ " \\ # =pod =cut __END__ x . + - * ?
      : && || and or not ! < > <STDIN> 1 0x1f .5 .. ... format STDOUT STDERR shift @_ map grep sort`.split(
        ' ',
      ),
      ' ',
      '\n',
    );
    const mutated = fc
      .tuple(
        fc.constantFrom(...perlBodies, ...cgiBodies),
        fc.constantFrom(...perlBodies, ...cgiBodies),
        fc.nat(200),
        fc.nat(200),
      )
      .map(
        ([one, other, from, to]) =>
          one.slice(0, from % (one.length + 1)) + other.slice(to % (other.length + 1)),
      );
    const text = fc.oneof(
      fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
      mutated,
    );
    fc.assert(
      fc.property(text, (body) => {
        const response = read(body);
        if (response.kind !== 'read') return;
        const length = first.length + body.length;
        for (const { fields } of response.paths) {
          for (const { span, write } of fields) {
            assert.ok(span.end <= length && write.end <= length && span.start <= span.end);
          }
        }
      }),
      { numRuns: 2000 * effort },
    );
  });
});
