#!/usr/bin/perl -w -MCGI
print "Content-Type: text/html\n\n";
print "<p>Hello</p>";
