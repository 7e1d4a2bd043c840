#!/usr/bin/python2
print "Content-Type: text/html"
print
print "<p>"
