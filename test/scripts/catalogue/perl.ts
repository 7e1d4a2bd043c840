import { badHeader, endOfOutput, prematureEnd } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { beside, file, perl } from './uploads.js';

const { well, refused, mistyped } = casesOf('perl');
const separator = 'missing-header-separator';

export const perlCases: readonly ScriptCase[] = [
  refused(
    'one line end',
    perl`
print "Content-Type: text/html\n";
print "<html><p>hello\n";
`,
    badHeader('<html><p>hello'),
    separator,
  ),
  refused(
    'single quotes',
    perl`
print 'Content-Type: text/html\n\n';
print "<p>hello\n";
`,
    prematureEnd,
    separator,
  ),
  refused(
    'q()',
    perl`
print q(Content-Type: text/html\n\n);
print "<p>hello\n";
`,
    prematureEnd,
    separator,
  ),
  refused(
    'a heredoc that stands for itself, without a blank line',
    perl`
print <<'END';
Content-Type: text/html
<p>hello
END
`,
    badHeader('<p>hello'),
    separator,
  ),
  refused(
    'a function',
    perl`
sub header {
    my ($type) = @_;
    print "Content-Type: $type\n";
}
header("text/html");
print "<p>hello\n";
`,
    badHeader('<p>hello'),
    separator,
  ),
  refused(
    'a variable',
    perl`
my $type = "Content-Type: text/html\n";
print $type;
print "<p>hello\n";
`,
    badHeader('<p>hello'),
    separator,
  ),
  refused(
    'printf',
    perl`
printf("Content-Type: %s\n", "text/html");
printf("<p>hello\n");
`,
    badHeader('<p>hello'),
    separator,
  ),
  refused(
    'nothing behind the header',
    perl`
print "Content-Type: text/html\n";
`,
    prematureEnd,
    separator,
  ),
  refused(
    'no header',
    perl`
print "<html>\n";
print "<p>hello\n";
`,
    badHeader('<html>'),
    'missing-content-type',
  ),
  refused(
    'say, once',
    perl`
use v5.10;
say "Content-Type: text/html";
say "<p>hello";
`,
    badHeader('<p>hello'),
    separator,
  ),
  refused(
    'a brace that is not closed',
    perl`
print "Content-Type: text/html\n\n";
if (1) {
    print "<p>hello\n";
`,
    endOfOutput,
    'syntax-error',
  ),
  mistyped(
    'a slip in the name',
    perl`
print "Contenttype: text/html\n\n";
print "<p>hello";
`,
    'text/x-perl',
    'missing-content-type',
  ),
  well(
    'qq{}',
    perl`
print qq{Content-Type: text/html\n\n<p>hello};
`,
  ),
  well(
    'a list',
    perl`
print "Content-Type: text/html", "\n\n", "<p>hello";
`,
  ),
  well(
    'brackets',
    perl`
print("Content-Type: text/html\n\n");
print("<p>hello");
`,
  ),
  well(
    'a point between texts',
    perl`
my $kind = "text/html";
print "Content-Type: " . $kind . "\n\n" . "<p>hello";
`,
  ),
  well(
    'say, twice',
    perl`
use v5.10;
say "Content-Type: text/html";
say "";
say "<p>hello";
`,
  ),
  well(
    '$\\ ends every print',
    perl`
$\ = "\n";
print "Content-Type: text/html";
print "";
print "<p>hello";
`,
  ),
  well(
    '$, stands between',
    perl`
$, = "\n";
print "Content-Type: text/html", "", "<p>hello";
`,
  ),
  well(
    'a heredoc with a variable',
    perl`
my $name = $ENV{REMOTE_ADDR};
print <<HEADER;
Content-Type: text/html

<p>hello $name
HEADER
`,
  ),
  well(
    'a heredoc with indentation',
    perl`
print <<~END;
    Content-Type: text/html

    <p>hello
    END
`,
  ),
  well(
    'a function with both line ends',
    perl`
sub header { print "Content-Type: $_[0]\n\n"; }
header("text/html");
print "<p>hello";
`,
  ),
  well(
    'a function that is written further down',
    perl`
&page();

sub page {
    print "Content-Type: text/html\n\n";
    print "<p>hello";
}
`,
  ),
  well(
    'print STDOUT',
    perl`
print STDOUT "Content-Type: text/html\n\n";
print STDOUT "<p>hello";
`,
  ),
  well(
    'a line for the log first',
    perl`
print STDERR "started\n";
print "Content-Type: text/html\n\n<p>hello";
`,
  ),
  well(
    'warnings and strictness',
    file('page.pl')`#!/usr/bin/perl -w
use strict;
use warnings;
my %headers = ("Content-Type" => "text/html");
print "$_: $headers{$_}\n" for sort keys %headers;
print "\n";
print "<p>hello";
`,
  ),
  well(
    'a module beside it, with its own folder in @INC',
    beside(
      perl`
use FindBin;
use lib $FindBin::Bin;
use Layout;
print Layout::header();
print "<p>hello";
`,
      { 'Layout.pm': 'package Layout;\nsub header { return "Content-Type: text/html\\n\\n"; }\n1;\n' },
    ),
  ),
  well(
    'documentation in the middle',
    perl`
print "Content-Type: text/html\n\n";

=pod

print "no header";

=cut

print "<p>hello";
`,
  ),
  well(
    'data at the end',
    perl`
print "Content-Type: text/html\n\n";
print while <DATA>;
__DATA__
<p>hello
`,
  ),
];
