#!/usr/bin/python
import sys
print "Content-type: text/plain\n"
print "a", "b", 1
print "c",
print "d"
print "e\n",
print "f",
print
for i in xrange(3):
    print i,
    print "x"
print >>sys.stderr, "to the log"
sys.stdout.write("g\n")
print 7 / 2, 7 / 2.0, 0777, 10L
print `1 + 1`, 1 <> 2
print ("%s-%s") % ("h", "i")
print ("j")
print "k",
