#!/usr/bin/python3
import sys
print >>sys.stderr, "starts"
print "Content-Type: text/html\n"
print "<p>Hello</p>"
