#!/usr/bin/python3
import sys

# A guest book.
print "Content-Type: text/html"
print
def show(name, mode=0644):
    try:
        if name <> "":
            print "<p>", name, "</p>",   # one line
            print >>sys.stderr, "shown", `name`, 10L
        print ("%s is %s") % (name, mode)
    except IOError, error:
        raise ValueError, "no file"
show("Ada")
