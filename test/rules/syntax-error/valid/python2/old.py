#!/usr/bin/python2
print "Content-Type: text/html\n"
if 1 <> 2: print `1`
