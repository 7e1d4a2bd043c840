#!/usr/bin/python2.7
print "Content-Type: text/html\n"
print "<p>Hello</p>"
