#!/usr/bin/python2
print """Content-type: text/plain

<p>%d items, 100%%</p>
""" % 3
total = 0
for n in [1, 2, 3]: total += n
print "average: %s" % (total / 3)
if total: print "done"
