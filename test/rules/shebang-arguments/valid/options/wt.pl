#!/usr/bin/perl -w -T
print "Content-Type: text/html\n\n";
print "<p>Hello</p>";
