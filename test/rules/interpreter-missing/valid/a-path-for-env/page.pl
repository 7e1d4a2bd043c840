#!/usr/bin/env -S LANG=C perl -w
print "Content-Type: text/html\n\n";
print "<p>Hello</p>";
