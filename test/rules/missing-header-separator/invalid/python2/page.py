#!/usr/bin/python2
print "Content-Type: text/html"
print "<p>Hello</p>"
