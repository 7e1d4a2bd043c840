#!/usr/bin/env /usr/bin/perl
print "Content-Type: text/html\n\n";
print "<p>Hello</p>";
