#!/usr/bin/env python2
print "Content-Type: text/html\n"
