import { badHeader, badName, endOfOutput, prematureEnd } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { backquote, bash, dash, file, node, php, phpCgi, ruby, sh, underMore } from './uploads.js';

const echo = casesOf('shellEcho');
const other = casesOf('rubyAndNode');
const phps = casesOf('php');
const separator = 'missing-header-separator';

export const shellEchoes: readonly ScriptCase[] = [
  echo.refused(
    'bash does not read backslashes',
    bash`
echo "Content-Type: text/html\n\n"
echo "<p>hello"
`,
    badHeader('<p>hello'),
    separator,
  ),
  echo.refused(
    'bash with one',
    bash`
echo "Content-Type: text/html\n"
echo "<p>hello"
`,
    badHeader('<p>hello'),
    separator,
  ),
  echo.refused(
    'bash with single quotes',
    bash`
echo 'Content-Type: text/html\r\n\r\n'
echo '<p>hello'
`,
    badHeader('<p>hello'),
    separator,
  ),
  echo.refused(
    'dash writes -e',
    dash`
echo -e "Content-Type: text/html\n"
echo "<p>hello"
`,
    badName('-e Content-Type'),
    'malformed-header',
  ),
  echo.refused(
    'sh is dash',
    sh`
echo -e "Content-Type: text/html\n\n"
echo "<p>hello"
`,
    badName('-e Content-Type'),
    'malformed-header',
  ),
  echo.refused(
    'dash with -e, and echo',
    dash`
echo -e "Content-Type: text/html"
echo "<p>hello"
`,
    badHeader('<p>hello'),
    'malformed-header',
  ),
  echo.refused(
    'printf of a text with a backslash',
    sh`
printf '%s' 'Content-Type: text/html\n\n'
printf '<p>hello\n'
`,
    prematureEnd,
    separator,
  ),
  echo.refused(
    'nothing behind the header',
    sh`
echo "Content-Type: text/html"
`,
    prematureEnd,
    separator,
  ),
  echo.refused(
    'a program that writes first',
    sh`
uname
echo "Content-Type: text/html"
echo
`,
    badHeader('Linux'),
    'output-before-headers',
  ),
  echo.refused(
    'a quote that is not closed',
    sh`
echo "Content-Type: text/html
echo
echo "<p>hello"
`,
    endOfOutput,
    'syntax-error',
  ),
  echo.well(
    'dash reads backslashes',
    dash`
echo "Content-Type: text/html\n"
echo "<p>hello"
`,
  ),
  echo.well(
    'sh reads them too',
    sh`
echo "Content-Type: text/html\r\n\r"
echo "<p>hello"
`,
  ),
  echo.well(
    'bash with -e',
    bash`
echo -e "Content-Type: text/html\n"
echo "<p>hello"
`,
  ),
  echo.well(
    'bash with -ne',
    bash`
echo -ne "Content-Type: text/html\r\n\r\n"
echo "<p>hello"
`,
  ),
  echo.well(
    "bash with $''",
    bash`
echo $'Content-Type: text/html\n'
echo "<p>hello"
`,
  ),
  echo.well(
    'printf',
    bash`
printf "Content-Type: text/html\n\n"
printf "<p>hello"
`,
  ),
  echo.well(
    'printf with a format',
    sh`
printf '%s\n' "Content-Type: text/html" "" "<p>hello"
`,
  ),
  echo.well(
    'a function',
    sh`
header() {
  echo "Content-Type: $1"
  echo
}
header text/html
echo "<p>hello"
`,
  ),
  echo.well(
    'an if',
    sh`
if [ "$REQUEST_METHOD" = POST ]; then
  echo "Status: 405 Method Not Allowed"
fi
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
  ),
  echo.well(
    'a program whose output is kept',
    bash`
now=$(uname)
echo "Content-Type: text/html"
echo
echo "<p>hello from $now"
`,
  ),
  echo.well(
    'braces',
    sh`
{
  echo "Content-Type: text/html"
  echo
  echo "<p>hello"
}
`,
  ),
  echo.well(
    'a program that writes its page to the end',
    sh`
echo "Content-Type: text/html"
echo ""
echo "<p>hello"
uname
`,
  ),
  echo.well(
    'exec cat',
    bash`
echo "Content-Type: text/html"
echo
exec echo "<p>hello"
`,
  ),
];

export const rubyAndNode: readonly ScriptCase[] = [
  other.refused(
    'puts adds no second line end',
    ruby`
puts "Content-Type: text/html\n"
puts "<p>hello"
`,
    badHeader('<p>hello'),
    separator,
  ),
  other.refused(
    'print of ruby',
    ruby`
print "Content-Type: text/html\n"
print "<p>hello\n"
`,
    badHeader('<p>hello'),
    separator,
  ),
  other.refused(
    '$stdout.write',
    ruby`
$stdout.write("Content-Type: text/html\r\n")
$stdout.write("<p>hello\n")
`,
    badHeader('<p>hello'),
    separator,
  ),
  other.refused(
    'a heredoc of ruby',
    ruby`
puts <<~PAGE
  Content-Type: text/html
  <p>hello
PAGE
`,
    badHeader('<p>hello'),
    separator,
  ),
  other.refused(
    'console.log',
    node`
console.log("Content-Type: text/html");
console.log("<p>hello");
`,
    badHeader('<p>hello'),
    separator,
  ),
  other.refused(
    'process.stdout.write',
    node`
process.stdout.write("Content-Type: text/html\n");
process.stdout.write("<p>hello\n");
`,
    badHeader('<p>hello'),
    separator,
  ),
  other.refused(
    'a template of node',
    node`
console.log(${backquote}Content-Type: text/html
<p>hello${backquote});
`,
    badHeader('<p>hello'),
    separator,
  ),
  other.refused(
    'no header of node',
    node`
console.log("<p>hello");
`,
    badHeader('<p>hello'),
    'missing-content-type',
  ),
  other.refused(
    'no header of ruby',
    ruby`
puts "<p>hello"
`,
    badHeader('<p>hello'),
    'missing-content-type',
  ),
  other.refused(
    'a bracket of node that is not closed',
    node`
console.log("Content-Type: text/html\n";
`,
    endOfOutput,
    'syntax-error',
  ),
  other.refused(
    'an end of ruby that is missing',
    ruby`
def page
  puts "Content-Type: text/html\n\n"
page
`,
    endOfOutput,
    'syntax-error',
  ),
  other.well(
    'puts with nothing',
    ruby`
puts "Content-Type: text/html"
puts
puts "<p>hello"
`,
  ),
  other.well(
    'puts of several',
    ruby`
puts "Content-Type: text/html", "", "<p>hello"
`,
  ),
  other.well(
    'puts of an array',
    ruby`
puts ["Content-Type: text/html", "", "<p>hello"]
`,
  ),
  other.well(
    'interpolation',
    ruby`
kind = "text/html"
print "Content-Type: #{kind}\r\n\r\n<p>hello"
`,
  ),
  other.well(
    'a squiggly heredoc',
    ruby`
puts <<~PAGE
  Content-Type: text/html

  <p>hello
PAGE
`,
  ),
  other.well(
    'a method',
    ruby`
def header(kind)
  puts "Content-Type: #{kind}"
  puts
end

header "text/html"
puts "<p>hello"
`,
  ),
  other.well(
    'console.log with a line end',
    node`
console.log("Content-Type: text/html\n");
console.log("<p>hello");
`,
  ),
  other.well(
    'console.log with nothing',
    node`
console.log("Content-Type: text/html");
console.log();
console.log("<p>hello");
`,
  ),
  other.well(
    'a template with a blank line',
    node`
const name = process.env.REMOTE_ADDR;
process.stdout.write(${backquote}Content-Type: text/html

<p>hello ${'$'}{name}
${backquote});
`,
  ),
  other.well(
    'a function of node',
    node`
function header(kind) {
  console.log("Content-Type: " + kind);
  console.log("");
}

header("text/html");
console.log("<p>hello");
`,
  ),
  other.well(
    'lines joined',
    node`
console.log(["Content-Type: text/html", "", "<p>hello"].join("\n"));
`,
  ),
  other.well(
    'console.error first',
    node`
console.error("started");
console.log("Content-Type: text/html\n\n<p>hello");
`,
  ),
];

const redirect = 'SetEnv REDIRECT_STATUS 200\n';

export const phpCases: readonly ScriptCase[] = [
  phps.refused(
    'php-cgi as an interpreter',
    phpCgi`
<?php
echo "<p>hello";
`,
    badHeader('<b>Security Alert!</b> The PHP'),
    'php-cgi-security-alert',
  ),
  phps.refused(
    'header() of the command line',
    php`
<?php
header("Content-Type: text/html");
echo "<p>hello\n";
`,
    badHeader('<p>hello'),
    'missing-content-type',
  ),
  phps.refused(
    'one line end',
    php`
<?php
echo "Content-Type: text/html\n";
echo "<p>hello\n";
`,
    badHeader('<p>hello'),
    separator,
  ),
  phps.refused(
    'single quotes',
    php`
<?php
echo 'Content-Type: text/html\n\n';
echo "<p>hello\n";
`,
    prematureEnd,
    separator,
  ),
  phps.refused(
    'text outside of the tags',
    php`
<html>
<?php echo "<p>hello\n"; ?>
`,
    badHeader('<html>'),
    'missing-content-type',
  ),
  phps.well(
    'php-cgi with REDIRECT_STATUS',
    underMore(
      redirect,
      phpCgi`
<?php
echo "<p>hello";
`,
    ),
  ),
  phps.well(
    'header() of php-cgi',
    underMore(
      redirect,
      phpCgi`
<?php
header("Content-Type: text/html");
echo "<p>hello";
`,
    ),
  ),
  phps.well(
    'text outside of the tags of php-cgi',
    underMore(
      redirect,
      phpCgi`
<p>hello
<?php echo "you"; ?>
`,
    ),
  ),
  phps.well(
    '-q is for old ones',
    underMore(
      redirect,
      file('page.cgi')`#!/usr/bin/php-cgi -q
<?php
echo "<p>hello";
`,
    ),
  ),
  phps.well(
    'print, heredoc',
    php`
<?php
print <<<PAGE
Content-Type: text/html

<p>hello
PAGE;
`,
  ),
  phps.well(
    'PHP_EOL',
    php`
<?php
echo "Content-Type: text/html" . PHP_EOL . PHP_EOL;
echo "<p>hello";
`,
  ),
  phps.well(
    'commas',
    php`
<?php
$kind = "text/html";
echo "Content-Type: $kind", "\n\n", "<p>hello";
`,
  ),
];
