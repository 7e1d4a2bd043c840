#!/usr/bin/python
print "content-type: text/html\n\n"
print "html tags, more stuff, etc."
